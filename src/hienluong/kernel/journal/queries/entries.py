"""Entries for those who check: by time, verb, subject, person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet

from hienluong.base.clock import ZONE
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.models import Entry

__all__ = ["RIGHT", "EntryFilter", "EntryPage", "entries_about", "find_entries", "visible_to"]

RIGHT = "journal.read"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFilter:
    """What to look for; empty means all. Days are Vietnamese dates, both inclusive."""

    since: date | None = None
    until: date | None = None
    verb: str = ""
    subject_id: str = ""
    account: int | None = None
    party: int | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class EntryPage:
    """A page, newest first; `before` is where the next one begins, None at the end."""

    entries: Sequence[Entry]
    before: int | None


def visible_to(actor: Actor) -> QuerySet[Entry]:
    """Entries within the reach of the actor's right to read the journal. Raises NotAllowed, SignInNeeded."""
    actor.require(RIGHT)
    scope = actor.scope(RIGHT)
    if scope.everywhere:
        return Entry.objects.all()
    return Entry.objects.filter(agency__in=scope.agencies)


def entries_about(actor: Actor, kind: str, subject_id: str, *, limit: int = 200) -> Sequence[Entry]:
    """What happened to one thing, newest first."""
    found = visible_to(actor).filter(subject_kind=kind, subject_id=subject_id)
    return list(found.order_by("-id")[:limit])


def find_entries(
    actor: Actor, wanted: EntryFilter, *, before: int | None = None, limit: int = 50
) -> EntryPage:
    """A page of what fits the filter."""
    rows = visible_to(actor).filter(**_conditions(wanted)).order_by("-id")
    found = list((rows if before is None else rows.filter(pk__lt=before))[: limit + 1])
    return EntryPage(found[:limit], found[limit - 1].pk if len(found) > limit else None)


def _conditions(wanted: EntryFilter) -> dict[str, object]:
    conditions = {
        "at__gte": wanted.since and _midnight(wanted.since),
        "at__lt": wanted.until and _midnight(wanted.until + timedelta(days=1)),
        "verb": wanted.verb,
        "subject_id": wanted.subject_id,
        "account": wanted.account,
        "party": wanted.party,
        "outcome": wanted.outcome,
    }
    return {name: value for name, value in conditions.items() if value not in (None, "")}


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE)
