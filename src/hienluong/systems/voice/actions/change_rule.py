"""A new time limit from a day on; what was promised before keeps its day."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.fresh import forget_all
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.worktime.public import LimitUnit
from hienluong.systems.voice.models import Matter, VoiceRule
from hienluong.systems.voice.queries.rules import rule_on
from hienluong.systems.voice.rights import MANAGE

__all__ = ["UNITS", "NewRule", "change_rule"]

UNITS = (LimitUnit.WORKING_DAY, LimitUnit.DAY)
_LONGEST_BASIS = 300
_MOST_DAYS = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRule:
    """How long it may take (a consultation: must at least last) from `first_day` on, and by which document."""

    matter: str
    first_day: date | None
    amount: Decimal | None
    unit: str
    basis: str
    verified: bool = False


@transaction.atomic
def change_rule(actor: Actor, new: NewRule) -> VoiceRule:
    """Let a new rule follow the one in force, with the same posts that receive and review.

    The one before ends the day before, whatever it said. Raises NotAllowed, Invalid, NoRule.
    """
    actor.require(MANAGE)
    first_day, amount = _sound(new)
    before = rule_on(Matter(new.matter), first_day)
    _end_others(new.matter, first_day)
    rule = VoiceRule.objects.create(
        matter=new.matter, valid_from=first_day, amount=amount, unit=new.unit, receivers=before.receivers,
        reviewers=before.reviewers, top_agency=before.top_agency, basis=new.basis, verified=new.verified,
    )  # fmt: skip
    facts = {
        "matter": new.matter,
        "first_day": first_day.isoformat(),
        "amount": str(amount),
        "unit": new.unit,
    }
    record(actor, "voice.rule_changed", Subject("voice_rule", str(rule.pk)), right=MANAGE, facts=facts)
    transaction.on_commit(forget_all)
    return rule


def _end_others(matter: str, first_day: date) -> None:
    standing = VoiceRule.objects.select_for_update().filter(matter=matter, valid_from__lt=first_day)
    standing.as_of(first_day).update(valid_to=first_day - timedelta(days=1))


def _sound(new: NewRule) -> tuple[date, Decimal]:
    """The first day and the amount, when all of it is sound. Raises Invalid."""
    faults = {}
    if new.matter not in Matter.values:
        faults["matter"] = gettext_noop("Chọn việc trong danh sách.")
    if new.first_day is None or new.first_day < clock.today():
        faults["first_day"] = gettext_noop("Chỉ thay đổi được từ hôm nay trở đi.")
    if new.amount is None or not 1 <= new.amount <= _MOST_DAYS:
        faults["amount"] = gettext_noop("Ghi số ngày từ 1 đến 365.")
    if new.unit not in UNITS:
        faults["unit"] = gettext_noop("Chọn ngày làm việc hoặc ngày.")
    if not 0 < len(new.basis) <= _LONGEST_BASIS:
        faults["basis"] = gettext_noop("Ghi số, ngày của văn bản làm căn cứ, không quá 300 ký tự.")
    if faults or new.first_day is None or new.amount is None:
        raise Invalid(faults)
    return new.first_day, new.amount
