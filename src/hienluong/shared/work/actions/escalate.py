"""Climb the ladder: who must hear of a deadline next, each rung once for each promise."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from hienluong.base import clock
from hienluong.base.text import short_date
from hienluong.shared.notices.public import ToPost, notify
from hienluong.shared.work.models import Clock, Escalation, EscalationRule, Hearer, ItemState, Stage, WorkItem
from hienluong.shared.work.models.clock import RUNS
from hienluong.shared.work.queries.heads import Heads
from hienluong.shared.work.queries.warnings import ladder_on
from hienluong.shared.work.subjects import lines_for
from hienluong.shared.worktime.public import calendar_of

__all__ = ["escalate"]

_AT_ONCE = 500
_TEMPLATES = {Stage.DUE_SOON: "work_due_soon", Stage.OVERDUE: "work_overdue"}


def escalate() -> int:
    """Tell whoever is next on the ladder of every pressing or late deadline. Returns how many rungs were climbed."""
    return sum(_climb(rule) for rule in ladder_on(clock.today()))


@transaction.atomic
def _climb(rule: EscalationRule) -> int:
    """One rung for all clocks that have come to it; each post gets one notice, however many there are."""
    now = clock.now()
    reached = [each for each in _candidates(rule, now) if _reached(rule, each, now)]
    items = _items(reached)
    heads = Heads(clock.today())
    told: dict[int, list[WorkItem]] = defaultdict(list)
    climbed = []
    for each in reached:
        posts = _hearers(rule, items[each.subject_kind, each.subject_id], heads)
        climbed.append(Escalation(clock=each, rule=rule, promise=each.promise, at=now, posts=sorted(posts)))
        for post, item in posts.items():
            told[post].append(item)
    Escalation.objects.bulk_create(climbed)
    for post, about in told.items():
        _notify(rule, post, about)
    return len(climbed)


def _candidates(rule: EscalationRule, now: datetime) -> Sequence[Clock]:
    """Running clocks told to be at the rule's stage that have not climbed it, the latest first.

    Working minutes take at least as long on the wall, which bounds the search. A rule counts from its
    first day, so that a new one does not tell old stories again.
    """
    late = rule.stage == Stage.OVERDUE
    began = "due_at" if late else "soon_at"
    at_stage = Q(overdue_told_at__isnull=False) if late else Q(soon_told_at__isnull=False, due_at__gt=now)
    climbed = Escalation.objects.filter(clock=OuterRef("pk"), promise=OuterRef("promise"), rule=rule)
    long_enough = Q(**{f"{began}__lte": now - timedelta(minutes=rule.after_minutes)})
    waiting = Clock.objects.select_for_update(skip_locked=True).filter(RUNS, at_stage, long_enough)
    if rule.valid_from is not None:
        first = datetime.combine(rule.valid_from, time(), tzinfo=clock.ZONE)
        waiting = waiting.filter(**{f"{began}__gte": first})
    return list(waiting.filter(~Exists(climbed)).order_by(began)[:_AT_ONCE])


def _reached(rule: EscalationRule, each: Clock, now: datetime) -> bool:
    began = each.due_at if rule.stage == Stage.OVERDUE else each.soon_at
    if began is None or rule.after_minutes == 0:
        return True
    calendar = calendar_of(each.calendar_agency, clock.today())
    return calendar.minutes_between(began, now) >= rule.after_minutes


def _items(clocks: Sequence[Clock]) -> Mapping[tuple[str, int], list[WorkItem]]:
    """The waiting items of each clock's matter."""
    found: dict[tuple[str, int], list[WorkItem]] = defaultdict(list)
    kinds = {each.subject_kind for each in clocks}
    for kind in kinds:
        ids = [each.subject_id for each in clocks if each.subject_kind == kind]
        for item in WorkItem.objects.filter(subject_kind=kind, subject_id__in=ids, state=ItemState.OPEN):
            found[kind, item.subject_id].append(item)
    return found


def _hearers(rule: EscalationRule, items: Sequence[WorkItem], heads: Heads) -> dict[int, WorkItem]:
    """Which posts hear, each with the item it hears of. A head who holds the work is told as its holder."""
    holders = {item.post_id: item for item in items}
    if rule.hearer == Hearer.HOLDER:
        return holders
    of_body = rule.hearer == Hearer.BODY
    found = {
        post: item
        for item in items
        for post in (heads.of_body if of_body else heads.of_agency)(item.agency_id, rule.post_kinds)
    }
    return {post: item for post, item in found.items() if post not in holders}


def _notify(rule: EscalationRule, post: int, about: Sequence[WorkItem]) -> None:
    """Code, procedure and date of one, or how many there are: never whose they are."""
    stage = Stage(rule.stage)
    holder = rule.hearer == Hearer.HOLDER
    template = _TEMPLATES[stage] if holder else "work_escalated"
    ((first, line),) = lines_for(about[:1])
    facts = {
        "count": len(about),
        "code": line.code if line else "",
        "title": first.title,
        "due": short_date(clock.local(first.due_at).date()),
        "late": stage == Stage.OVERDUE,
    }
    due = "qua-han" if stage == Stage.OVERDUE else "sap-den-han"
    view = f"han={due}" if holder else f"xem=don-vi&han={due}"
    notify(ToPost(post), template, facts, path=f"{reverse('work:desk')}?{view}")
