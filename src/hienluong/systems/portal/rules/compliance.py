"""A checklist, what was found for each criterion, and the score. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

__all__ = ["Checklist", "Criterion", "Duty", "Finding", "Score", "Verdict", "score_of"]


class Verdict(TextChoices):
    """What a look at the site said of a criterion."""

    MET = "met", _("Đạt")
    MISSING = "missing", _("Còn thiếu")
    NOT_APPLICABLE = "not-applicable", _("Không áp dụng")
    UNKNOWN = "unknown", _("Chưa chấm được")


class Duty(TextChoices):
    """Whose work it is to meet a criterion."""

    SITE = "site", _("Cơ quan có trang")
    INSTALLATION = "installation", _("Đơn vị vận hành hệ thống")


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One line of a checklist, with the article it follows."""

    code: str
    group: str
    title: str
    basis: str
    verified: bool
    """Whether article and wording were compared with a source; else they are told as unchecked."""
    check: str
    wanted: Mapping[str, Any] = field(default_factory=dict)
    duty: Duty = Duty.SITE
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """What a site must have, from a day on."""

    code: str
    title: str
    basis: str
    valid_from: date
    valid_to: date | None
    groups: Sequence[tuple[str, str]]
    criteria: Sequence[Criterion]


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on a criterion, in a sentence with its facts, and where to see for oneself."""

    verdict: Verdict
    says: str | Promise
    facts: Mapping[str, object] = field(default_factory=dict)
    url: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """How many criteria are met, of those that apply and could be judged."""

    met: int
    judged: int

    @property
    def percent(self) -> int | None:
        """Rounded down, so that only a site that lacks nothing has 100; None when nothing was judged."""
        return 100 * self.met // self.judged if self.judged else None


def score_of(verdicts: Iterable[str]) -> Score:
    """Criteria that do not apply, or that only a person can judge, count neither way."""
    counted = [verdict for verdict in verdicts if verdict in {Verdict.MET, Verdict.MISSING}]
    return Score(counted.count(Verdict.MET), len(counted))
