"""The page of one document: what it says, who has it, what was said about it, what can be done."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hienluong.base import clock
from hienluong.kernel.access.public import HouseRequest
from hienluong.kernel.organisation.public import holders_of
from hienluong.shared.work import public as work
from hienluong.systems.documents.actions.reading import mark_read
from hienluong.systems.documents.models import Document, EndorsementKind, State, Task, View
from hienluong.systems.documents.pages.asking import (
    direction_fields,
    doers,
    opinion_fields,
    pass_on_fields,
    submit_fields,
)
from hienluong.systems.documents.pages.chips import chip_of
from hienluong.systems.documents.queries.documents import document_named
from hienluong.systems.documents.queries.matters import (
    doings,
    newest_version,
    own_opinion,
    own_tasks,
    tasks_of,
)
from hienluong.systems.documents.queries.people import people_in
from hienluong.systems.documents.rights import DRAFT
from hienluong.systems.documents.rules.numbers import spelt_serial
from hienluong.systems.documents.subjects import matter_of, name_of

__all__ = ["document", "show"]


@require_safe
@never_cache
def document(request: HouseRequest, uid: UUID) -> HttpResponse:
    """The document; opening it is remembered."""
    found = document_named(request.actor, uid)
    mark_read(request.actor, found)
    return show(request, found)


def show(
    request: HouseRequest,
    found: Document,
    *,
    errors: Mapping[str, str] | None = None,
    act: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page; after a refused act with its errors and what was typed."""
    typed = request.POST if errors else {}
    facts = _facts(request, found) | {"errors": errors or {}, "typed": typed, "act": act}
    return render(
        request, "documents/document.html", facts | _forms(request, found, typed, errors or {}), status=status
    )


def _facts(request: HouseRequest, found: Document) -> dict[str, Any]:
    actor = request.actor
    return {
        "document": found,
        "name": name_of(found),
        "number": spelt_serial(found.serial) if found.serial and found.is_incoming else "",
        "files": found.files.select_related("file__blob").order_by("position"),
        "directions": found.directions.select_related("post").order_by("at"),
        "tasks": _told(tasks_of(found)),
        "receivers": found.receivers.select_related("arrived").order_by("position"),
        "readings": found.readings.order_by("first_at"),
        "versions": found.versions.prefetch_related("opinions__post").order_by("-number"),
        "endorsements": found.endorsements.order_by("at"),
        "signed": found.endorsements.filter(kind=EndorsementKind.SIGN).exists() and found.state == State.SIGNED,
        "circulation": [_step(item) for item in work.items_of(matter_of(found))],
        "answer": found.answered_by.order_by("-pk").first() if found.is_incoming else None,
        "may_answer": found.is_incoming and found.state in {State.REGISTERED, State.WORKING} and actor.holds(DRAFT, found.agency_id),
    }  # fmt: skip


def _forms(
    request: HouseRequest, found: Document, typed: Mapping[str, Any], errors: Mapping[str, str]
) -> dict[str, Any]:
    """The forms of what the reader can do now."""
    doing = doings(request.actor, found)
    mine = own_tasks(request.actor, found)
    opinion = own_opinion(request.actor, found)
    people = people_in(found.agency_id) if "direct" in doing.acts or mine else []
    return {
        "doing": doing,
        "doers": doers([each for each in people if each.post_id not in request.actor.posts], typed),
        "acts": doing.acts,
        "own_tasks": [
            (task, item, pass_on_fields(request.actor, task, typed, errors)) for task, item in mine
        ],
        "opinion": opinion,
        "views": View.choices,
        "direction_fields": direction_fields(found, typed, errors) if "direct" in doing.acts else [],
        "opinion_fields": opinion_fields(found, typed, errors) if "ask" in doing.acts else [],
        "submit_fields": submit_fields(found, typed, errors) if "submit" in doing.acts else [],
        "version": newest_version(found) if not found.is_incoming else None,
    }


def _told(tasks: Sequence[Task]) -> list[dict[str, Any]]:
    """Each task with who has it, and how much time is left."""
    held = holders_of({task.post_id for task in tasks}, clock.today())
    return [
        {"task": task, "who": held[task.post_id].name if task.post_id in held else "", "chip": chip_of(task)}
        for task in tasks
    ]


def _step(item: work.WorkItem) -> dict[str, Any]:
    """A line of "Thông tin luân chuyển"."""
    states = {"done": "done", "open": "now", "held": "now", "withdrawn": "done"}
    return {
        "title": item.title, "state": states[item.state], "who": item.post.title,
        "at": item.finished_at or item.received_at, "opinion": item.note,
    }  # fmt: skip
