"""Change a day: fill in, see what it touches, confirm; and withdraw a change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.text import clean_line
from hienluong.face.fields import Field
from hienluong.kernel.access.public import Actor, HouseRequest
from hienluong.kernel.organisation.public import parts_of
from hienluong.shared.worktime.actions.override import (
    MANAGE,
    PROVINCE,
    Swap,
    override_day,
    swap_days,
    withdraw_override,
)
from hienluong.shared.worktime.calendar import Span
from hienluong.shared.worktime.effects import EFFECT_CAP, deadlines_after
from hienluong.shared.worktime.errors import NoSuchOverride
from hienluong.shared.worktime.models import DayOverride
from hienluong.shared.worktime.pages.agencies import name_of
from hienluong.shared.worktime.pages.change_form import FIELDS, NAMES, Command, questions, read_command
from hienluong.shared.worktime.pages.year import hours_words
from hienluong.shared.worktime.queries import calendar_of

__all__ = ["change_page", "withdraw_page"]


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def change_page(request: HouseRequest) -> HttpResponse:
    """First POST: nothing is written, the page says what would change. With `xac-nhan` it is done."""
    request.actor.require(MANAGE)
    if request.method != "POST":
        return _form(request, request.GET, {})
    try:
        command = read_command(request.actor, request.POST)
        _try(request.actor, command)
    except Invalid as error:
        told = {FIELDS.get(name, name): _(words) for name, words in error.fields.items()}
        return _form(request, request.POST, told)
    if not request.POST.get("xac-nhan"):
        return render(request, "worktime/check.html", _told(command) | {"typed": _typed(request.POST)})
    _do(request.actor, command)
    messages.success(request, _("Đã thay đổi lịch làm việc. Các hạn đã hẹn giữ nguyên."))
    return redirect(_year_of(command.agency_id, _first_day(command)))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def withdraw_page(request: HouseRequest, number: int) -> HttpResponse:
    """Say what the day becomes again, ask on which grounds, then withdraw."""
    override = _override(request.actor, number)
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            withdraw_override(request.actor, number, clean_line(request.POST.get("ly-do", "")))
        except Invalid as error:
            errors = {"ly-do": " ".join(_(words) for words in error.fields.values())}
        else:
            messages.success(request, _("Đã thu hồi. Các hạn đã hẹn giữ nguyên."))
            return redirect(_year_of(override.agency_id, override.day))
    question = Field(name="ly-do", label=_("Căn cứ thu hồi"), error=errors.get("ly-do", ""), max_length=200)
    facts = {
        "override": override,
        "hours": hours_words([Span.between(start, end) for start, end in override.hours]),
        "where": name_of(override.agency_id),
        "effect": _effect(override.agency_id, override.day),
        "question": question,
        "errors": errors,
    }
    return render(request, "worktime/withdraw.html", facts, status=422 if errors else 200)


def _override(actor: Actor, number: int) -> DayOverride:
    override = DayOverride.objects.filter(pk=number).first()
    actor.require(MANAGE, (override.agency_id if override else None) or PROVINCE)
    if override is None:
        raise NoSuchOverride(override=number)
    return override


@transaction.atomic
def _try(actor: Actor, command: Command) -> None:
    """The act itself, undone at once: whatever it would refuse is refused before anybody confirms."""
    _do(actor, command)
    transaction.set_rollback(True)


def _do(actor: Actor, command: Command) -> None:
    if isinstance(command, Swap):
        swap_days(actor, command)
    else:
        override_day(actor, command)


def _first_day(command: Command) -> date:
    return min(command.day_off, command.day_worked) if isinstance(command, Swap) else command.day


@dataclass(frozen=True, slots=True)
class Turn:
    """A day before and after."""

    day: date
    before: str
    after: str


def _told(command: Command) -> dict[str, object]:
    calendar = calendar_of(command.agency_id or PROVINCE, clock.today())
    if isinstance(command, Swap):
        worked = hours_words(calendar.spans(command.day_off))
        turns = [(command.day_off, hours_words(())), (command.day_worked, worked)]
    else:
        turns = [(command.day, hours_words([Span.between(start, end) for start, end in command.hours]))]
    return {
        "where": name_of(command.agency_id),
        "turns": [Turn(day, hours_words(calendar.spans(day)), after) for day, after in turns],
        "reason": command.reason,
        "decision": command.decision,
        "effect": _effect(command.agency_id, _first_day(command)),
    }


def _effect(agency_id: int | None, day: date) -> str:
    """How many open deadlines lie from that day on."""
    agencies = parts_of(agency_id, clock.today()) if agency_id else None
    count = deadlines_after(agencies, datetime.combine(day, time(), tzinfo=clock.ZONE))
    return str(count) if count <= EFFECT_CAP else f"{EFFECT_CAP}+"


def _typed(form: QueryDict) -> list[tuple[str, str]]:
    return [(name, form.get(name, "")) for name in NAMES]


def _year_of(agency_id: int | None, day: date) -> str:
    return f"{reverse('worktime:year')}?co-quan={agency_id or ''}&nam={day.year}"


def _form(request: HouseRequest, typed: QueryDict, errors: Mapping[str, str]) -> HttpResponse:
    facts = {"questions": questions(request.actor, typed, errors), "errors": errors}
    return render(request, "worktime/change.html", facts, status=422 if errors else 200)
