"""What the page of a document shows, and what its reader can do now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hienluong.kernel.access.public import Actor
from hienluong.shared.work import public as work
from hienluong.systems.documents.models import Document, Opinion, State, Task, TaskState, Version
from hienluong.systems.documents.rights import APPROVE, DIRECT, ISSUE, REGISTER
from hienluong.systems.documents.subjects import matter_of, task_matter

__all__ = ["Doings", "doings", "newest_version", "own_opinion", "own_tasks", "tasks_of"]

_TURNS: Mapping[str, tuple[Mapping[work.Role, Sequence[str]], str]] = {
    State.REGISTERED: ({work.Role.ASSIGN: ("direct", "file_away")}, DIRECT),
    State.WORKING: ({work.Role.ASSIGN: ("direct",)}, DIRECT),
    State.DRAFT: ({work.Role.LEAD: ("write", "ask", "submit", "drop")}, ""),
    State.CHECKING: ({work.Role.APPROVE: ("initial", "return")}, APPROVE),
    State.SIGNING: ({work.Role.SIGN: ("sign", "return")}, APPROVE),
    State.SIGNED: ({work.Role.ISSUE: ("issue",)}, ISSUE),
}
_WITHOUT_TURN: Mapping[str, tuple[Sequence[str], str]] = {
    State.ARRIVED: (("register", "send_back"), REGISTER),
    State.REGISTERED: (("file_away",), REGISTER),
    State.ISSUED: (("withdraw",), ISSUE),
}


@dataclass(frozen=True, slots=True)
class Doings:
    """The acts that the reader can do, and the hand-over that made it their turn."""

    acts: frozenset[str]
    item: work.WorkItem | None


def doings(actor: Actor, document: Document) -> Doings:
    """What can be done by this reader now. The acts check again."""
    item = _own_item(actor, document)
    acts: set[str] = set()
    turns, right = _TURNS.get(State(document.state), ({}, ""))
    if item is not None and (not right or actor.holds(right, document.agency_id)):
        acts |= set(turns.get(work.Role(item.role), ()))
    free, free_right = _WITHOUT_TURN.get(State(document.state), ((), ""))
    if (
        free
        and actor.holds(free_right, document.agency_id)
        and not (free == ("file_away",) and _is_waiting(document))
    ):
        acts |= set(free)
    return Doings(frozenset(acts), item)


def _is_waiting(document: Document) -> bool:
    return work.live_item(matter_of(document), (work.Role.ASSIGN,)) is not None


def _own_item(actor: Actor, document: Document) -> work.WorkItem | None:
    item = work.live_item(matter_of(document), tuple(work.Role))
    return item if item is not None and item.post_id in actor.posts else None


def tasks_of(document: Document) -> Sequence[Task]:
    """Every task that came of a document, each after the one it is a part of."""
    rows = document.tasks.select_related("post", "giver").prefetch_related("notes")
    return list(rows.order_by("given_at", "pk"))


def own_tasks(actor: Actor, document: Document) -> Sequence[tuple[Task, work.WorkItem]]:
    """What the reader was told to do about it and has not done."""
    mine = document.tasks.filter(post__in=actor.posts, state=TaskState.OPEN).select_related("post", "giver")
    items = ((task, work.live_item(task_matter(task), tuple(work.Role))) for task in mine)
    return [(task, item) for task, item in items if item is not None]


def newest_version(document: Document) -> Version | None:
    """What the draft says now."""
    return document.versions.order_by("-number").first()


def own_opinion(actor: Actor, document: Document) -> Opinion | None:
    """The question to the reader that waits for an answer."""
    waiting = Opinion.objects.filter(version__document=document, post__in=actor.posts)
    return waiting.filter(answered_at=None, withdrawn_at=None).select_related("version", "asked_by").first()
