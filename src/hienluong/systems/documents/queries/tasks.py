"""Tasks across documents: given, got, and how an agency keeps its deadlines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Count, F, Q, QuerySet

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.systems.documents.models import Part, Task, TaskState
from hienluong.systems.documents.rights import READ

__all__ = ["PAGE", "OfPart", "Share", "keeping_of", "tasks_shared", "visible_tasks"]

PAGE = 100


class Share(StrEnum):
    """Whose tasks are looked at."""

    MINE = "cua-toi"
    GIVEN = "toi-giao"
    AGENCY = "co-quan"


@dataclass(frozen=True, slots=True)
class OfPart:
    """How one part of an agency keeps its deadlines this year."""

    agency_id: int
    open: int
    late: int
    in_time: int
    too_late: int


def visible_tasks(actor: Actor) -> "QuerySet[Task]":
    """What the actor gave or got, and everything in agencies whose documents they read."""
    rows = Task.objects.filter(document__isnull=False).select_related("document", "post", "giver")
    scope = actor.scope(READ)
    if scope.everywhere:
        return rows
    return rows.filter(
        Q(post__in=actor.posts) | Q(giver__in=actor.posts) | Q(agency__in=list(scope.agencies))
    )


def tasks_shared(actor: Actor, share: Share) -> Sequence[Task]:
    """Open tasks, those without a deadline last; those for information are no work."""
    rows = visible_tasks(actor).filter(state=TaskState.OPEN).exclude(part=Part.INFORMED)
    if share is Share.MINE:
        rows = rows.filter(post__in=actor.posts)
    elif share is Share.GIVEN:
        rows = rows.filter(giver__in=actor.posts)
    else:
        rows = _of_agencies(actor, rows)
    return list(rows.order_by(F("due_at").asc(nulls_last=True), "pk")[:PAGE])


def keeping_of(actor: Actor) -> Sequence[OfPart]:
    """For each part of the agencies whose documents the actor reads: what is open and late, what was done in time this year."""
    now = clock.now()
    rows = (
        _of_agencies(actor, visible_tasks(actor))
        .filter(given_at__gte=_new_year(now))
        .exclude(part=Part.INFORMED)
    )
    done = Q(state=TaskState.DONE)
    counted = rows.values("post__agency").annotate(
        open=Count("pk", filter=Q(state=TaskState.OPEN)),
        late=Count("pk", filter=Q(state=TaskState.OPEN, due_at__lt=now)),
        in_time=Count("pk", filter=done & (Q(due_at=None) | Q(ended_at__lte=F("due_at")))),
        too_late=Count("pk", filter=done & Q(ended_at__gt=F("due_at"))),
    )
    return [
        OfPart(row["post__agency"], row["open"], row["late"], row["in_time"], row["too_late"])
        for row in counted.order_by("post__agency")
    ]


def _of_agencies(actor: Actor, rows: "QuerySet[Task]") -> "QuerySet[Task]":
    scope = actor.scope(READ)
    return rows if scope.everywhere else rows.filter(agency__in=list(scope.agencies))


def _new_year(now: datetime) -> datetime:
    return clock.local(now).replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
