"""A day differs from its weekday: closed, worked, or for a half; and what was decided can be withdrawn."""

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.fresh import forget_all
from hienluong.kernel.access.public import Actor
from hienluong.kernel.jobs.public import emit
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.worktime.errors import NoSuchOverride, OverrideWithdrawn
from hienluong.shared.worktime.models import DayOverride
from hienluong.shared.worktime.overriding import Hours, ensure_ahead, ensure_hours, ensure_words
from hienluong.shared.worktime.queries import calendar_of

__all__ = [
    "CHANGED",
    "MANAGE",
    "PROVINCE",
    "NewOverride",
    "Swap",
    "override_day",
    "swap_days",
    "withdraw_override",
]

MANAGE = "worktime.manage"
CHANGED = "worktime.calendar_changed"
PROVINCE = 0
"""No agency has this id: only a right that reaches everywhere covers it."""


@dataclass(frozen=True, slots=True)
class NewOverride:
    """The working hours of one day: none when closed. Without an agency it holds for the whole province."""

    day: date
    hours: Hours
    reason: str
    decision: str
    agency_id: int | None = None


@dataclass(frozen=True, slots=True)
class Swap:
    """A working day is off and another day is worked instead, with the hours of the first."""

    day_off: date
    day_worked: date
    reason: str
    decision: str
    agency_id: int | None = None


@transaction.atomic
def override_day(actor: Actor, new: NewOverride) -> DayOverride:
    """Set the hours of one day from now on; deadlines promised before keep their date and calendar version.

    Right `worktime.manage` in the agency, or everywhere. Days before today stay as they were worked.
    Raises NotAllowed, Invalid.
    """
    actor.require(MANAGE, new.agency_id or PROVINCE)
    ensure_ahead(new.day, clock.today())
    ensure_words(new.reason, new.decision)
    override = DayOverride.objects.create(
        agency_id=new.agency_id,
        day=new.day,
        hours=[list(span) for span in ensure_hours(new.hours)],
        reason=new.reason.strip(),
        decision=new.decision.strip(),
        verified=True,
        added_at=clock.now(),
    )
    _tell(actor, "worktime.day_overridden", override)
    return override


@transaction.atomic
def swap_days(actor: Actor, swap: Swap) -> tuple[DayOverride, DayOverride]:
    """Exchange a working day for a day off, both or neither. Raises NotAllowed, Invalid."""
    calendar = calendar_of(swap.agency_id or PROVINCE, clock.today())
    hours = tuple(span.words for span in calendar.spans(swap.day_off))
    if not hours:
        raise Invalid({"day_off": "Ngày này vốn là ngày nghỉ, không có gì để hoán đổi."})
    if calendar.is_working(swap.day_worked):
        raise Invalid({"day_worked": "Ngày này vốn là ngày làm việc, không làm bù được."})
    off = NewOverride(swap.day_off, (), swap.reason, swap.decision, swap.agency_id)
    worked = replace(off, day=swap.day_worked, hours=hours)
    return override_day(actor, off), override_day(actor, worked)


@transaction.atomic
def withdraw_override(actor: Actor, override_id: int, why: str) -> DayOverride:
    """Let a day be again what it was before the override. Raises NoSuchOverride, OverrideWithdrawn, NotAllowed, Invalid."""
    override = DayOverride.objects.select_for_update().filter(pk=override_id).first()
    if override is None:
        raise NoSuchOverride(override=override_id)
    actor.require(MANAGE, override.agency_id or PROVINCE)
    if override.withdrawn_at is not None:
        raise OverrideWithdrawn(override=override_id)
    ensure_ahead(override.day, clock.today())
    if not why.strip():
        raise Invalid({"why": "Ghi căn cứ thu hồi."})
    override.withdrawn_at, override.withdrawn_why = clock.now(), why.strip()
    override.save(update_fields=["withdrawn_at", "withdrawn_why"])
    _tell(actor, "worktime.override_withdrawn", override)
    return override


def _tell(actor: Actor, verb: str, override: DayOverride) -> None:
    """Journal and event; this process forgets its calendars at once, the others within seconds."""
    facts = {
        "day": override.day.isoformat(),
        "hours": override.hours,
        "reason": override.reason,
        "decision": override.decision,
    }
    subject = Subject("day_override", str(override.pk), agency_id=override.agency_id)
    record(actor, verb, subject, right=MANAGE, facts=facts)
    emit(CHANGED, {"event": CHANGED, "agency": override.agency_id, "day": override.day.isoformat()})
    transaction.on_commit(forget_all)
