"""Give tasks, and what becomes of them: passed on, done, returned, withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.text import clean_text
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.work import public as work
from hienluong.shared.worktime.public import calendar_of
from hienluong.systems.documents import events
from hienluong.systems.documents.actions.moving import let_read, locked, post_named, write_journal
from hienluong.systems.documents.actions.writing import may_write, must_write
from hienluong.systems.documents.errors import ActNotPossible, NotYourTurn, TaskNotFound
from hienluong.systems.documents.models import Direction, Document, Part, State, Task, TaskNote, TaskState
from hienluong.systems.documents.rights import DIRECT
from hienluong.systems.documents.subjects import TASK, task_matter
from hienluong.systems.documents.values import TaskIn

__all__ = [
    "Given",
    "add_note",
    "close_when_done",
    "end_task",
    "finish_task",
    "give_tasks",
    "pass_on",
    "return_task",
    "withdraw_task",
]

_ROLES = {Part.LEAD: work.Role.LEAD, Part.SUPPORT: work.Role.SUPPORT, Part.INFORMED: work.Role.INFORMED}
_TITLES = {
    Part.LEAD: gettext_noop("Xử lý văn bản đến"),
    Part.SUPPORT: gettext_noop("Phối hợp xử lý văn bản đến"),
    Part.INFORMED: gettext_noop("Nhận văn bản để biết"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """From whom tasks come, and of which direction or larger task."""

    giver: int
    direction: Direction | None = None
    parent: Task | None = None


def give_tasks(document: Document, given: Given, wanted: Sequence[TaskIn]) -> list[Task]:
    """Each onto its post's list, with its own clock. Part of the caller's act. Raises Invalid.

    At most one post leads; nobody gets two parts of the same.
    """
    _ensure_sound(wanted)
    tasks = [_task(document, given, each) for each in wanted]
    Task.objects.bulk_create(tasks)
    work.hand_over(*(_hand_over(document, task) for task in tasks))
    for task in tasks:
        if task.due_at:
            _start_clock(task)
    let_read(document, [task.post_id for task in tasks])
    return tasks


@transaction.atomic
def pass_on(actor: Actor, task_id: int, wanted: Sequence[TaskIn]) -> list[Task]:
    """Let others do it or parts of it; whoever passes on still answers for the whole.

    Raises TaskNotFound, NotYourTurn, NotAllowed, ActNotPossible, Invalid.
    """
    task, item = _turn(actor, task_id)
    actor.require(DIRECT, task.post.agency_id)
    document = _document(task)
    if not wanted:
        raise Invalid({"posts": gettext_noop("Chọn người thực hiện.")})
    given = give_tasks(document, Given(giver=task.post_id, parent=task), wanted)
    work.finish(actor, item, "passed on")
    document.save(update_fields=["posts"])
    write_journal(
        actor, "documents.task_passed_on", document, right=DIRECT, posts=[each.post_id for each in given]
    )
    return given


@transaction.atomic
def finish_task(actor: Actor, task_id: int, outcome: str) -> Task:
    """Say that it is done, and what came of it. The larger task is done with the part that leads it.

    A document is closed when nobody leads or supports any more. Raises TaskNotFound, NotYourTurn, Invalid.
    """
    task, item = _turn(actor, task_id)
    text = may_write("outcome", outcome)
    if task.part != Part.INFORMED and not text:
        raise Invalid({"outcome": gettext_noop("Ghi kết quả thực hiện.")})
    work.finish(actor, item, text)
    end_task(task, TaskState.DONE, text)
    _journal(actor, "documents.task_done", task)
    close_when_done(actor, _document(task))
    return task


def end_task(task: Task, state: TaskState, outcome: str) -> None:
    """Write the end of a task and of the larger ones that it led."""
    link: Task | None = task
    while link is not None and link.state == TaskState.OPEN:
        link.state, link.ended_at, link.outcome = state, clock.now(), outcome
        link.save(update_fields=["state", "ended_at", "outcome"])
        work.stop_clock(task_matter(link))
        leads = link.part == Part.LEAD and state == TaskState.DONE
        link = _larger(link) if leads else None


def _larger(task: Task) -> Task | None:
    if task.parent_id is None:
        return None
    return Task.objects.select_for_update().get(pk=task.parent_id)


def close_when_done(actor: Actor, document: Document) -> None:
    """Nobody leads or supports any more: the document is closed."""
    left = document.tasks.filter(state=TaskState.OPEN, part__in=[Part.LEAD, Part.SUPPORT])
    if document.state != State.WORKING or left.exists():
        return
    document.state, document.ended_at = State.CLOSED, clock.now()
    document.save(update_fields=["state", "ended_at"])
    write_journal(actor, events.CLOSED, document, right="")
    events.tell(events.CLOSED, document)


@transaction.atomic
def return_task(actor: Actor, task_id: int, why: str) -> Task:
    """Give it back to who gave it, with the reason. Raises TaskNotFound, NotYourTurn, Invalid."""
    task, item = _turn(actor, task_id)
    reason = must_write("why", why, gettext_noop("Ghi lý do trả lại."))
    work.finish(actor, item, reason)
    end_task(task, TaskState.RETURNED, reason)
    document = _document(task)
    _ask_giver_again(task, document, reason)
    _journal(actor, "documents.task_returned", task)
    return task


@transaction.atomic
def withdraw_task(actor: Actor, task_id: int, why: str) -> Task:
    """Take back a task that somebody was given. Only who gave it may. Raises TaskNotFound, NotYourTurn."""
    task = _open_task(task_id)
    if task.giver_id not in actor.posts:
        raise NotYourTurn(task=task.pk)
    work.withdraw(task_matter(task))
    end_task(task, TaskState.WITHDRAWN, clean_text(why))
    _journal(actor, "documents.task_withdrawn", task)
    close_when_done(actor, _document(task))
    return task


@transaction.atomic
def add_note(actor: Actor, task_id: int, text: str) -> TaskNote:
    """A word on how it goes, by who has it or gave it. Raises TaskNotFound, NotYourTurn, Invalid."""
    task = _open_task(task_id)
    if not {task.post_id, task.giver_id} & set(actor.posts):
        raise NotYourTurn(task=task.pk)
    words = must_write("text", text, gettext_noop("Ghi tiến độ."))
    return TaskNote.objects.create(
        task=task, account_id=actor.account_id, name=actor.name, text=words, at=clock.now()
    )


def _ask_giver_again(task: Task, document: Document, reason: str) -> None:
    """The giver has to decide anew; a leader on the document, a head on the larger task."""
    giver = task.giver
    matter = task_matter(task.parent) if task.parent else work.Matter("document", document.pk)
    if work.live_item(matter, (work.Role.LEAD, work.Role.ASSIGN)) is not None:
        return
    work.hand_over(
        work.HandOver(
            matter=matter, title=gettext_noop("Giao lại việc bị trả"), post_id=giver.pk, agency_id=giver.agency_id,
            role=work.Role.LEAD if task.parent else work.Role.ASSIGN, note=reason, from_post_id=task.post_id,
            urgency=work.Urgency(document.urgency),
        )
    )  # fmt: skip


def _ensure_sound(wanted: Sequence[TaskIn]) -> None:
    posts = [each.post_id for each in wanted]
    errors = {}
    if len(set(posts)) < len(posts):
        errors["posts"] = gettext_noop("Một người chỉ được chọn một vai trò.")
    if sum(each.part == Part.LEAD for each in wanted) > 1:
        errors["posts"] = gettext_noop("Chỉ một đơn vị hoặc một người xử lý chính.")
    if any(each.due_at and each.due_at <= clock.now() for each in wanted):
        errors["due"] = gettext_noop("Hạn phải ở sau lúc này.")
    if errors:
        raise Invalid(errors)


def _task(document: Document, given: Given, wanted: TaskIn) -> Task:
    post = post_named(wanted.post_id)
    return Task(
        document=document, direction=given.direction, parent=given.parent, agency_id=document.agency_id,
        giver_id=given.giver, post=post, part=wanted.part, content=may_write("text", wanted.content), due_at=wanted.due_at or (given.parent.due_at if given.parent else None),
        given_at=clock.now(),
    )  # fmt: skip


def _hand_over(document: Document, task: Task) -> work.HandOver:
    return work.HandOver(
        matter=task_matter(task), title=_TITLES[Part(task.part)], post_id=task.post_id, agency_id=task.post.agency_id,
        role=_ROLES[Part(task.part)], due_at=task.due_at, note=task.content, from_post_id=task.giver_id,
        urgency=work.Urgency(document.urgency),
    )  # fmt: skip


def _start_clock(task: Task) -> None:
    calendar = calendar_of(task.agency_id, clock.today())
    if task.due_at is None:
        return
    deadline = work.Deadline(task.agency_id, task.given_at, task.due_at, calendar.version)
    work.start_clock(task_matter(task), deadline)


def _open_task(task_id: int) -> Task:
    found = (
        Task.objects.select_for_update(of=("self",))
        .select_related("post", "giver")
        .filter(pk=task_id)
        .first()
    )
    if found is None:
        raise TaskNotFound(task=task_id)
    if found.state != TaskState.OPEN:
        raise ActNotPossible(task=task_id)
    return found


def _turn(actor: Actor, task_id: int) -> tuple[Task, work.WorkItem]:
    task = _open_task(task_id)
    item = work.live_item(task_matter(task), tuple(_ROLES.values()))
    if item is None or item.post_id not in actor.posts:
        raise NotYourTurn(task=task.pk)
    return task, item


def _document(task: Task) -> Document:
    return locked(task.document_id or 0)


def _journal(actor: Actor, verb: str, task: Task) -> None:
    record(
        actor,
        verb,
        Subject(TASK, str(task.pk), agency_id=task.agency_id),
        facts={"document": task.document_id or 0},
    )
