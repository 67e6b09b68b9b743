"""The questions of the two forms that change who is warned when."""

from collections.abc import Mapping

from django.http import QueryDict
from django.utils.translation import gettext as _

from hienluong.base import clock
from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.kernel.organisation.public import PostKind
from hienluong.shared.work.models import Hearer, Stage
from hienluong.shared.work.queries.warnings import thresholds_on

__all__ = ["HEADS", "HOUR", "rung_questions", "threshold_questions"]

HOUR = 60
HEADS = (
    PostKind.HEAD, PostKind.CENTRE_HEAD, PostKind.VICE_DIRECTOR, PostKind.DIRECTOR, PostKind.VICE_CHAIR, PostKind.CHAIR,
)  # fmt: skip
"""Kinds of post that lead others, the nearest first: the first one found hears."""


def threshold_questions(typed: QueryDict, errors: Mapping[str, str]) -> list[Field]:
    """From when on a deadline is due soon; shows the rule in force until something else is typed."""
    now = thresholds_on(clock.today())
    share, hours = str(round(now.soon_share * 100)), str(now.soon_minutes // HOUR)
    return [
        _number("share", _("Khi còn lại bao nhiêu phần trăm thời gian"), typed.get("share", share), errors),
        _number("soon_hours", _("Hoặc khi còn lại bao nhiêu giờ làm việc"), typed.get("soon_hours", hours), errors),
        _first_day("nguong-tu", typed, errors),
        _basis("nguong-can-cu", typed, errors),
    ]  # fmt: skip


def rung_questions(typed: QueryDict, errors: Mapping[str, str]) -> list[Field]:
    """Who else hears of a deadline, and how long after it."""
    return [
        _stage(typed),
        _number("after", _("Sau bao nhiêu giờ làm việc"), typed.get("after", "0"), errors),
        _hearer(typed, errors),
        _heads(typed, errors),
        _first_day("first_day", typed, errors),
        _basis("basis", typed, errors),
    ]


def _stage(typed: QueryDict) -> Field:
    return Field(
        name="stage",
        label=_("Khi thời hạn"),
        kind=FieldKind.SELECT,
        choices=[Choice(stage.value, stage.label) for stage in Stage],
        value=typed.get("stage", ""),
    )


def _hearer(typed: QueryDict, errors: Mapping[str, str]) -> Field:
    return Field(
        name="hearer",
        label=_("Báo cho ai?"),
        kind=FieldKind.RADIOS,
        choices=[Choice(hearer.value, hearer.label) for hearer in Hearer],
        value=typed.get("hearer", ""),
        error=errors.get("hearer", ""),
    )


def _heads(typed: QueryDict, errors: Mapping[str, str]) -> Field:
    return Field(
        name="post_kinds",
        label=_("Loại vị trí đứng đầu"),
        kind=FieldKind.CHECKBOXES,
        choices=[Choice(kind.value, _(kind.label)) for kind in HEADS],
        required=False,
        hint=_("Người đầu tiên tìm thấy, từ gần nhất, được báo."),
        value=typed.getlist("post_kinds"),
        error=errors.get("post_kinds", ""),
    )


def _number(name: str, label: str, value: str, errors: Mapping[str, str]) -> Field:
    kind, error = FieldKind.NUMBER, errors.get(name, "")
    return Field(name=name, label=label, kind=kind, width="short", value=value, error=error)


def _first_day(name: str, typed: QueryDict, errors: Mapping[str, str]) -> Field:
    value, error = typed.get(name, ""), errors.get(name, "")
    label, kind = _("Áp dụng từ ngày"), FieldKind.DAY
    return Field(name=name, label=label, kind=kind, width="short", value=value, error=error)


def _basis(name: str, typed: QueryDict, errors: Mapping[str, str]) -> Field:
    value, error = typed.get(name, ""), errors.get(name, "")
    return Field(name=name, label=_("Căn cứ"), value=value, error=error, max_length=300)
