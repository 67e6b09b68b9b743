"""Effect in time and what may be written down. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from hienluong.base.errors import Invalid
from hienluong.base.symbols import read_symbol
from hienluong.systems.legal.models import EndedBy, Extent, Family, RelationKind
from hienluong.systems.legal.values import DocumentFacts, RelationFacts

__all__ = [
    "CLOSING",
    "Blow",
    "Dates",
    "Effect",
    "End",
    "effect_on",
    "end_of",
    "ensure_facts",
    "ensure_relatable",
    "is_alive_on",
]


class Effect(TextChoices):
    """Whether a document binds on a day."""

    IN_FORCE = "in-force", _("Còn hiệu lực")
    PARTLY = "partly", _("Hết hiệu lực một phần")
    NOT_YET = "not-yet", _("Chưa có hiệu lực")
    REPLACED = "replaced", _("Đã được thay thế")
    EXPIRED = "expired", _("Hết hiệu lực")
    UNKNOWN = "unknown", _("Chưa xác định")


CLOSING = {RelationKind.REPLACES: EndedBy.REPLACED, RelationKind.ANNULS: EndedBy.ANNULLED}
"""Kinds of relation that take away the effect of the whole or of a part."""

_NEED_ORDER = frozenset({RelationKind.AMENDS, *CLOSING})


class Dates(Protocol):
    """The days that decide about effect."""

    in_force_from: date | None
    ends_from: date | None
    ended_by: str
    partly_from: date | None


@dataclass(frozen=True, slots=True)
class Blow:
    """What another document does to this one from a day on."""

    kind: str
    extent: str
    from_day: date


@dataclass(frozen=True, slots=True)
class End:
    """First day without effect and why; first day on which a part has none. None: not known to end."""

    ends_from: date | None = None
    ended_by: str = EndedBy.NOTHING
    partly_from: date | None = None


def effect_on(dates: Dates, day: date) -> Effect:
    """The effect on `day`. A document without a known first day has an unknown one until it ends."""
    if dates.ends_from is not None and dates.ends_from <= day:
        return Effect.REPLACED if dates.ended_by == EndedBy.REPLACED else Effect.EXPIRED
    if dates.in_force_from is None:
        return Effect.UNKNOWN
    if dates.in_force_from > day:
        return Effect.NOT_YET
    if dates.partly_from is not None and dates.partly_from <= day:
        return Effect.PARTLY
    return Effect.IN_FORCE


def is_alive_on(dates: Dates, day: date) -> bool:
    """Whether a document still does something to others on `day`: annulled before, it never does."""
    return dates.ends_from is None or dates.ends_from > day


def end_of(in_force_to: date | None, blows: Iterable[Blow]) -> End:
    """When a document loses effect: by its own term or by the first that replaces or annuls the whole.

    Amending takes effect from the amended part, so that the rest is in force in part (Luật 80/2015/QH13, điều 154).
    """
    struck = list(blows)
    ends = [(blow.from_day, _RANK[CLOSING[RelationKind(blow.kind)]]) for blow in struck if _is_whole(blow)]
    if in_force_to is not None:
        ends.append((in_force_to + timedelta(days=1), _RANK[EndedBy.TERM]))
    parts = [blow.from_day for blow in struck if not _is_whole(blow) and blow.kind in _NEED_ORDER]
    first, rank = min(ends, default=(None, _RANK[EndedBy.NOTHING]))
    return End(first, _BY_RANK[rank], min(parts, default=None))


_BY_RANK = (EndedBy.REPLACED, EndedBy.ANNULLED, EndedBy.TERM, EndedBy.NOTHING)
"""Which reason is told when two come on one day."""
_RANK = {reason: rank for rank, reason in enumerate(_BY_RANK)}


def _is_whole(blow: Blow) -> bool:
    return blow.kind in CLOSING and blow.extent == Extent.WHOLE


def ensure_facts(facts: DocumentFacts, today: date) -> None:
    """What a document says of itself must hold together. Raises Invalid naming each fault."""
    faults = {**_word_faults(facts), **_day_faults(facts, today)}
    if facts.exempt_reason and facts.family == Family.NORMATIVE:
        faults["exempt_reason"] = gettext_noop("Văn bản quy phạm pháp luật phải được công bố.")
    if faults:
        raise Invalid(faults)


_LONGEST: Mapping[str, int] = {
    "symbol": 60, "summary": 1000, "signer_title": 120, "signer_name": 80, "issuer_name": 200, "exempt_reason": 200,
}  # fmt: skip
_NEEDED = {
    "symbol": gettext_noop("Ghi số, ký hiệu."),
    "summary": gettext_noop("Ghi trích yếu nội dung."),
    "signer_title": gettext_noop("Ghi chức vụ người ký."),
}


def _word_faults(facts: DocumentFacts) -> dict[str, str]:
    faults = {name: words for name, words in _NEEDED.items() if not getattr(facts, name)}
    for name, most in _LONGEST.items():
        if len(getattr(facts, name)) > most:
            faults[name] = gettext_noop("Nội dung dài quá mức cho phép.")
    if facts.symbol and read_symbol(facts.symbol) is None:
        faults["symbol"] = gettext_noop("Số, ký hiệu viết theo dạng 36/2024/QĐ-UBND hoặc 12/CT-UBND.")
    return faults


def _day_faults(facts: DocumentFacts, today: date) -> dict[str, str]:
    faults = {}
    begins, ends = facts.in_force_from, facts.in_force_to
    if facts.issued_on > today:
        faults["issued_on"] = gettext_noop("Ngày ban hành không thể ở sau hôm nay.")
    if begins is not None and begins < facts.issued_on and facts.family == Family.NORMATIVE:
        faults["in_force_from"] = gettext_noop("Văn bản của tỉnh, xã không có hiệu lực trước ngày ban hành.")
    if ends is not None and (begins is None or ends < begins):
        faults["in_force_to"] = gettext_noop("Ngày hết hiệu lực phải sau ngày có hiệu lực.")
    symbol = read_symbol(facts.symbol)
    if symbol and symbol.year and symbol.year != facts.issued_on.year:
        faults["issued_on"] = gettext_noop("Năm trong số, ký hiệu khác năm của ngày ban hành.")
    return faults


class _Ranked(Protocol):
    issued_on: date
    issuer_level: int


def ensure_relatable(facts: RelationFacts, source: _Ranked, target: _Ranked | None) -> None:
    """A later document acts on an earlier one, and never on one of a higher level. Raises Invalid."""
    faults = {}
    if facts.extent == Extent.PART and not facts.part:
        faults["part"] = gettext_noop("Ghi phần nào của văn bản kia.")
    if target is not None and source.issued_on < target.issued_on:
        faults["target"] = gettext_noop("Văn bản kia ban hành sau văn bản này.")
    if target is not None and facts.kind in _NEED_ORDER and source.issuer_level > target.issuer_level:
        faults["target"] = gettext_noop(
            "Văn bản của cấp dưới không sửa đổi, thay thế, bãi bỏ văn bản của cấp trên."
        )
    if facts.from_day is not None and facts.from_day < source.issued_on:
        faults["from_day"] = gettext_noop("Không thể trước ngày ban hành của văn bản này.")
    if faults:
        raise Invalid(faults)
