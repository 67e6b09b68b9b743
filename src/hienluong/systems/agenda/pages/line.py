"""The form of one line."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import NoReturn
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hienluong.base.errors import Invalid
from hienluong.base.text import clean_line, clean_text
from hienluong.face.errors import field_sentences
from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.agenda.actions.drafting import put_line
from hienluong.systems.agenda.errors import LineNotFound, WeekNotFound
from hienluong.systems.agenda.grids import weekday_of
from hienluong.systems.agenda.models import Line, ResourceKind, Session, Version
from hienluong.systems.agenda.pages.office import Place, place_of
from hienluong.systems.agenda.queries.leaders import leaders_of
from hienluong.systems.agenda.queries.weeks import newest_of, resources_of
from hienluong.systems.agenda.rights import EDIT
from hienluong.systems.agenda.rules.weeks import days_of
from hienluong.systems.agenda.values import LONGEST_LINE, LineIn

__all__ = ["change_line", "new_line"]

_NEVER = date(1, 1, 1)
_TIME = re.compile(r"(\d{1,2})\s*(?:[:.hg]|giờ)?\s*(\d{2})?['’]?", re.ASCII)


@require_http_methods(["GET", "POST"])
@never_cache
def new_line(request: HouseRequest, identifier: str, week: str) -> HttpResponse:
    """An empty form, for the day and half that the link names."""
    typed = {
        "day": request.GET.get("ngay", ""),
        "session": request.GET.get("buoi", Session.MORNING),
        "is_public": "on",
    }
    return _answer(request, place_of(request, identifier, week), None, typed)


@require_http_methods(["GET", "POST"])
@never_cache
def change_line(request: HouseRequest, identifier: str, week: str, key: UUID) -> HttpResponse:
    """The form of a line that is there."""
    place = place_of(request, identifier, week)
    line = _in_work(request, place).lines.filter(key=key).first()
    if line is None:
        raise LineNotFound(key=str(key))
    return _answer(request, place, line, _kept(line))


def _answer(
    request: HouseRequest, place: Place, line: Line | None, kept: Mapping[str, object]
) -> HttpResponse:
    version = _in_work(request, place)
    if request.method == "GET":
        return _show(request, place, line, kept, {})
    try:
        put_line(request.actor, version.pk, _command(request.POST, line.key if line else None))
    except Invalid as error:
        typed = {**request.POST.dict(), "attending": request.POST.getlist("attending")}
        return _show(request, place, line, typed, field_sentences(error), error.status)
    return redirect("agenda:office", identifier=place.agency.identifier, week=place.week)


def _in_work(request: HouseRequest, place: Place) -> Version:
    """The version that is being written. Raises NotAllowed, WeekNotFound before the week is begun."""
    request.actor.require(EDIT, place.agency.agency_id)
    version = newest_of(request.actor, place.agency.agency_id, place.monday)
    if version is None:
        raise WeekNotFound
    return version


def _command(form: QueryDict, key: UUID | None) -> LineIn:
    return LineIn(
        key=key, day=_day(form.get("day", "")), session=form.get("session", ""), starts=_time(form, "starts"),
        ends=_time(form, "ends"), content=clean_text(form.get("content", "")),
        place=clean_line(form.get("place", "")), room=_number(form.get("room", "")), car=_number(form.get("car", "")),
        chair=_number(form.get("chair", "")),
        attending=frozenset(number for text in form.getlist("attending") if (number := _number(text)) is not None),
        others=clean_line(form.get("others", "")), prepares=clean_line(form.get("prepares", "")),
        is_public=form.get("is_public") == "on",
    )  # fmt: skip


def _day(text: str) -> date:
    try:
        return parse_date(text) or _NEVER
    except ValueError:
        return _NEVER


def _time(form: QueryDict, name: str) -> time | None:
    """`7:30`, `7h30`, `7 giờ 30` or `7`; None when nothing was typed. Raises Invalid."""
    typed = form.get(name, "").strip()
    if not typed:
        return None
    found = _TIME.fullmatch(typed.lower())
    try:
        return time(int(found[1]), int(found[2] or 0)) if found else _refuse(name)
    except ValueError:
        return _refuse(name)


def _refuse(name: str) -> NoReturn:
    raise Invalid({name: gettext_noop("Ghi giờ như 7:30 hoặc 7 giờ 30.")})


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _kept(line: Line) -> Mapping[str, object]:
    return {
        "day": line.day.isoformat(), "session": line.session, "starts": f"{line.starts:%H:%M}" if line.starts else "",
        "ends": f"{line.ends:%H:%M}" if line.ends else "", "content": line.content, "place": line.place,
        "room": str(line.room_id or ""), "car": str(line.car_id or ""), "chair": str(line.chair_id or ""),
        "attending": [str(post.pk) for post in line.attending.all()], "others": line.others, "prepares": line.prepares,
        "is_public": "on" if line.is_public else "",
    }  # fmt: skip


def _show(
    request: HouseRequest,
    place: Place,
    line: Line | None,
    typed: Mapping[str, object],
    errors: dict[str, str],
    status: int = 200,
) -> HttpResponse:
    facts = {"place": place, "line": line, "errors": errors, "questions": _fields(place, typed, errors)}
    return render(request, "agenda/line.html", facts, status=status)


def _fields(place: Place, typed: Mapping[str, object], errors: dict[str, str]) -> Sequence[Field]:
    agency = place.agency.agency_id
    leaders = [Choice(str(each.post_id), each.words) for each in leaders_of(agency)]
    days = [Choice(day.isoformat(), f"{weekday_of(day)}, {day:%d/%m}") for day in days_of(place.monday)]

    def box(name: str, label: str, **facts: object) -> Field:
        return Field(name=name, label=label, value=typed.get(name, ""), error=errors.get(name, ""), **facts)  # type: ignore[arg-type]

    return [
        box("day", _("Ngày"), kind=FieldKind.SELECT, choices=days),
        box("session", _("Buổi"), kind=FieldKind.RADIOS, choices=[Choice(each.value, str(each.label)) for each in Session]),
        box("starts", _("Giờ bắt đầu"), required=False, width="short", hint=_("Ví dụ 7:30; để trống nếu cả buổi")),
        box("ends", _("Giờ kết thúc"), required=False, width="short"),
        box("content", _("Nội dung"), kind=FieldKind.TEXTAREA, rows=3),
        box("chair", _("Chủ trì"), kind=FieldKind.SELECT, required=False, choices=[_nobody(), *leaders]),
        box("attending", _("Lãnh đạo dự"), kind=FieldKind.CHECKBOXES, required=False, choices=leaders),
        box("others", _("Thành phần khác"), required=False, max_length=LONGEST_LINE),
        box("room", _("Phòng họp"), kind=FieldKind.SELECT, required=False, choices=_resources(agency, ResourceKind.ROOM)),
        box("place", _("Địa điểm"), required=False, max_length=LONGEST_LINE, hint=_("Nơi khác, hoặc nói rõ thêm về phòng")),
        box("car", _("Xe"), kind=FieldKind.SELECT, required=False, choices=_resources(agency, ResourceKind.CAR)),
        box("prepares", _("Đơn vị chuẩn bị"), required=False, max_length=LONGEST_LINE),
        box("is_public", _("Công khai việc này cho người dân"), kind=FieldKind.CHECKBOX, required=False),
    ]  # fmt: skip


def _nobody() -> Choice:
    return Choice("", _("Không ghi"))


def _resources(agency_id: int, kind: str) -> list[Choice]:
    found = resources_of(agency_id).filter(kind=kind)
    return [_nobody(), *(Choice(str(each.pk), each.name) for each in found)]
