"""The rule in force for a matter on a day."""

from dataclasses import dataclass
from datetime import date, datetime

from hienluong.base import clock
from hienluong.base.fresh import fresh
from hienluong.shared.worktime.public import calendar_of, counting_of, due
from hienluong.systems.voice.errors import NoRule
from hienluong.systems.voice.models import Matter, VoiceRule

__all__ = ["Promise", "promise_for", "rule_on"]


@dataclass(frozen=True, slots=True)
class Promise:
    """When an answer is due, and by which rule and calendar that was computed."""

    rule: VoiceRule
    starts_at: datetime
    due_at: datetime
    calendar_version: str


@fresh()
def rule_on(matter: Matter, day: date) -> VoiceRule:
    """The rule of `day`: of several in force, the one that began last; kept for seconds. Raises NoRule."""
    rules = VoiceRule.objects.as_of(day).filter(matter=matter)
    found = rules.order_by("-valid_from", "-pk").first()
    if found is None:
        raise NoRule(matter=matter)
    return found


def promise_for(matter: Matter, agency_id: int, at: datetime) -> Promise:
    """The due time of something that reached an agency at `at`, by that agency's calendar. Raises NoRule."""
    day = clock.local(at).date()
    rule, calendar = rule_on(matter, day), calendar_of(agency_id, day)
    starts_at, due_at = due(calendar, rule.limit, at, counting=counting_of(agency_id, day))
    return Promise(rule, starts_at, due_at, calendar.version)
