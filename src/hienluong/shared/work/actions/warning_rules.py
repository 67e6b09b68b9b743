"""Change who is warned when: dated, each with its grounds, and only for the time to come."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.errors import Invalid, NotFound
from hienluong.base.fresh import forget_all
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.kernel.organisation.public import PostKind
from hienluong.shared.work.models import EscalationRule, Hearer, Stage, ThresholdRule

__all__ = ["MANAGE", "PROVINCE", "NewRung", "NewThresholds", "add_rung", "end_rung", "set_thresholds"]

MANAGE = "worktime.manage"
PROVINCE = 0
"""No agency has this id: the rules hold for the whole province."""
_LONGEST_WAIT = 60 * 480


@dataclass(frozen=True, slots=True)
class NewThresholds:
    """From `first_day` on: due soon when this share of the time, or these working minutes, are left."""

    first_day: date
    soon_share: float
    soon_minutes: int
    basis: str


@dataclass(frozen=True, slots=True)
class NewRung:
    """From `first_day` on: who hears so many working minutes after a stage began."""

    first_day: date
    stage: Stage
    after_minutes: int
    hearer: Hearer
    post_kinds: tuple[PostKind, ...]
    basis: str


@transaction.atomic
def set_thresholds(actor: Actor, new: NewThresholds) -> ThresholdRule:
    """Replace the rule of what is due soon. Clocks that run keep the moment they were given.

    Right `worktime.manage` everywhere. Raises NotAllowed, Invalid.
    """
    actor.require(MANAGE, PROVINCE)
    _ensure(new.first_day, new.basis)
    if not (0 <= new.soon_share <= 1 and 0 <= new.soon_minutes <= _LONGEST_WAIT):
        raise Invalid({"soon": "Phần thời gian còn lại từ 0 đến 100%, số giờ từ 0 đến 480."})
    before = ThresholdRule.objects.select_for_update().as_of(new.first_day).order_by("-pk").first()
    plenty = max(before.plenty_share if before else 0.5, new.soon_share)
    ThresholdRule.objects.as_of(new.first_day).update(valid_to=new.first_day - timedelta(days=1))
    rule = ThresholdRule.objects.create(
        valid_from=new.first_day,
        soon_share=new.soon_share,
        soon_minutes=new.soon_minutes,
        plenty_share=plenty,
        basis=new.basis.strip(),
    )
    _tell(actor, "work.thresholds_set", rule)
    return rule


@transaction.atomic
def add_rung(actor: Actor, new: NewRung) -> EscalationRule:
    """Let somebody else hear of deadlines, of those that come to the stage from that day on. Raises NotAllowed, Invalid."""
    actor.require(MANAGE, PROVINCE)
    _ensure(new.first_day, new.basis)
    if not 0 <= new.after_minutes <= _LONGEST_WAIT:
        raise Invalid({"after": "Số giờ chờ từ 0 đến 480."})
    if new.hearer != Hearer.HOLDER and not new.post_kinds:
        raise Invalid({"post_kinds": "Chọn ít nhất một loại vị trí được báo."})
    rule = EscalationRule.objects.create(
        valid_from=new.first_day,
        stage=new.stage,
        after_minutes=new.after_minutes,
        hearer=new.hearer,
        post_kinds=list(new.post_kinds) if new.hearer != Hearer.HOLDER else [],
        basis=new.basis.strip(),
    )
    _tell(actor, "work.rung_added", rule)
    return rule


@transaction.atomic
def end_rung(actor: Actor, rule_id: int, last_day: date) -> EscalationRule:
    """Nobody hears by this rule after that day. Raises NotAllowed, NotFound, Invalid."""
    actor.require(MANAGE, PROVINCE)
    rule = EscalationRule.objects.select_for_update().filter(pk=rule_id).first()
    if rule is None:
        raise NotFound(rule=rule_id)
    yesterday = clock.today() - timedelta(days=1)
    if last_day < yesterday or (rule.valid_to is not None and last_day > rule.valid_to):
        raise Invalid({"last_day": "Ngày kết thúc phải từ hôm nay và trong thời gian có hiệu lực."})
    rule.valid_to = last_day
    rule.save(update_fields=["valid_to"])
    _tell(actor, "work.rung_ended", rule)
    return rule


def _ensure(first_day: date, basis: str) -> None:
    errors = {}
    if first_day < clock.today():
        errors["first_day"] = gettext_noop("Chỉ thay đổi được từ hôm nay trở đi.")
    if not 0 < len(basis.strip()) <= 300:
        errors["basis"] = gettext_noop("Ghi số, ngày của văn bản làm căn cứ, không quá 300 ký tự.")
    if errors:
        raise Invalid(errors)


def _tell(actor: Actor, verb: str, rule: ThresholdRule | EscalationRule) -> None:
    facts = {
        "first_day": rule.valid_from.isoformat() if rule.valid_from else None,
        "last_day": rule.valid_to.isoformat() if rule.valid_to else None,
        "basis": rule.basis,
    }
    record(actor, verb, Subject("warning_rule", str(rule.pk)), right=MANAGE, facts=facts)
    transaction.on_commit(forget_all)
