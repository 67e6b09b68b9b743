"""The form that changes a day: its questions, and what was answered as a command."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.text import clean_line
from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.kernel.access.public import Actor
from hienluong.shared.worktime.actions.override import PROVINCE, NewOverride, Swap
from hienluong.shared.worktime.overriding import DayKind, hours_of
from hienluong.shared.worktime.pages.agencies import agency_choices, asked_agency
from hienluong.shared.worktime.queries import calendar_of

__all__ = ["FIELDS", "NAMES", "Command", "questions", "read_command"]

_SWAP = "hoan-doi"
NAMES = ("co-quan", "ngay", "kieu", "gio", "ngay-bu", "ly-do", "can-cu")
FIELDS = {
    "day": "ngay", "day_off": "ngay", "day_worked": "ngay-bu", "hours": "gio", "reason": "ly-do",
    "decision": "can-cu", "kind": "kieu", "why": "ly-do",
}  # fmt: skip
"""Which box an error of the action belongs to."""


Command = NewOverride | Swap
"""One day, or two that change places."""


def read_command(actor: Actor, form: QueryDict) -> Command:
    """What the form asks for. Raises Invalid, NotAllowed, NoSuchAgency."""
    agency = asked_agency(actor, form.get("co-quan", ""))
    kind, reason, decision = (
        form.get("kieu", ""),
        clean_line(form.get("ly-do", "")),
        clean_line(form.get("can-cu", "")),
    )
    day = _day(form, "ngay", "day")
    if kind == _SWAP:
        return Swap(day, _day(form, "ngay-bu", "day_worked"), reason, decision, agency)
    if kind not in set(DayKind):
        raise Invalid({"kind": "Chọn cách thay đổi."})
    usual = max(calendar_of(agency or PROVINCE, clock.today()).week, key=len)
    hours = hours_of(DayKind(kind), usual, form.get("gio", ""))
    return NewOverride(day, hours, reason, decision, agency)


def _day(form: QueryDict, name: str, field: str) -> date:
    try:
        day = parse_date(form.get(name, ""))
    except ValueError:
        day = None
    if day is None:
        raise Invalid({field: "Ghi ngày hợp lệ."})
    return day


def questions(actor: Actor, typed: QueryDict, errors: Mapping[str, str]) -> list[Field]:
    """The questions with what was typed and what is wrong with it."""
    kinds = [
        Choice(DayKind.CLOSED, _("Nghỉ cả ngày")),
        Choice(DayKind.MORNING, _("Chỉ làm buổi sáng")),
        Choice(DayKind.AFTERNOON, _("Chỉ làm buổi chiều")),
        Choice(DayKind.WHOLE, _("Làm việc cả ngày")),
        Choice(DayKind.OWN, _("Giờ riêng")),
        Choice(_SWAP, _("Nghỉ, làm bù vào ngày khác")),
    ]
    known: list[tuple[str, str, str, dict[str, Any]]] = [
        ("co-quan", _("Áp dụng cho"), FieldKind.SELECT, {"choices": agency_choices(actor)}),
        ("ngay", _("Ngày"), FieldKind.DAY, {"width": "short"}),
        ("kieu", _("Thay đổi thế nào?"), FieldKind.RADIOS, {"choices": kinds}),
        (
            "gio",
            _("Giờ làm việc riêng"),
            FieldKind.TEXT,
            {"required": False, "hint": _("Ví dụ 07:30-11:30, 13:30-16:00")},
        ),
        ("ngay-bu", _("Ngày làm bù"), FieldKind.DAY, {"required": False, "width": "short"}),
        ("ly-do", _("Lý do"), FieldKind.TEXT, {"max_length": 200}),
        (
            "can-cu",
            _("Căn cứ"),
            FieldKind.TEXT,
            {"max_length": 200, "hint": _("Số, ngày của văn bản quyết định")},
        ),
    ]
    return [
        Field(
            name=name, label=label, kind=kind, value=typed.get(name, ""), error=errors.get(name, ""), **more
        )
        for name, label, kind, more in known
    ]
