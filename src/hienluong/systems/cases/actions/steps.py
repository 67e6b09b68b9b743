"""Hand a case from post to post through the one work list."""

from collections.abc import Container, Sequence

from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import Post
from hienluong.kernel.people.public import mask_text
from hienluong.shared.work import public as work
from hienluong.systems.cases.errors import NoSuchPost, NotYourTurn
from hienluong.systems.cases.models import Case, Move
from hienluong.systems.cases.queries.posts import post_for
from hienluong.systems.cases.queries.processes import process_of
from hienluong.systems.cases.queries.steps import step_due
from hienluong.systems.cases.rights import RECEIVE
from hienluong.systems.cases.rules.process import Step, StepKind

__all__ = [
    "CASE",
    "TURN",
    "ask_support",
    "complete_support",
    "enter_step",
    "hold_turn",
    "hold_waiting_turn",
    "matter_of",
    "may_take",
    "open_support",
    "post_of_step",
    "take_turn",
    "withdraw_turns",
]

CASE = "case"
TURN = (work.Role.LEAD, work.Role.SIGN, work.Role.ISSUE)

_LIVE = (work.ItemState.OPEN, work.ItemState.HELD)

AT_THE_COUNTER = frozenset({StepKind.RECEPTION, StepKind.HANDOVER})

_ROLES = {StepKind.SIGN: work.Role.SIGN, StepKind.ISSUE: work.Role.ISSUE}


def matter_of(case: Case) -> work.Matter:
    """How the work list names a case."""
    return work.Matter(CASE, case.pk)


def enter_step(
    actor: Actor,
    case: Case,
    step: Step,
    *,
    from_post: int | None = None,
    to_post: int | None = None,
    note: str = "",
) -> None:
    """Put the case on the list of whoever does `step`, and let that agency see it.

    The caller saves the case. Raises NoSuchPost.
    """
    post = _post(to_post) if to_post else post_for(actor, case, step.place)
    if post.agency_id not in case.agencies:
        case.agencies = sorted({*case.agencies, post.agency_id})
    work.hand_over(
        work.HandOver(
            matter=matter_of(case),
            title=case.procedure_name,
            post_id=post.pk,
            agency_id=post.agency_id,
            role=_ROLES.get(step.kind, work.Role.LEAD),
            due_at=step_due(case, step),
            step=step.key,
            why=step.name,
            note=mask_text(note),
            from_post_id=from_post,
        )
    )


def take_turn(actor: Actor, case: Case, right: str = "") -> int:
    """Finish the step that waits for the actor's post. Returns the post.

    Raises NotYourTurn, NotAllowed when the post lacks `right`, ItemTaken when somebody was faster.
    """
    item = _turn(actor, case, right)
    work.finish(actor, item)
    return item.post_id


def hold_turn(actor: Actor, case: Case, right: str) -> int:
    """The post in which the actor has the case now, without giving it up. Raises like `take_turn`."""
    return _turn(actor, case, right).post_id


def hold_waiting_turn(actor: Actor, case: Case, right: str) -> int:
    """The same also while the case waits for its party: only what ends the waiting for good may use it."""
    return _turn(actor, case, right, _LIVE).post_id


def withdraw_turns(case: Case) -> None:
    """Take the case off every list: it has ended."""
    work.withdraw(matter_of(case))


def post_of_step(case: Case, step: str) -> int | None:
    """The post that last did a step of this case, so that a returned case finds the same hands."""
    last = Move.objects.filter(case=case, step=step, post__isnull=False).order_by("-id").first()
    return last.post_id if last else None


def ask_support(case: Case, post_ids: Sequence[int], question: str, *, from_post: int) -> None:
    """Put a question on the lists of several posts. The caller saves the case."""
    posts = list(Post.objects.as_of(clock.today()).filter(pk__in=post_ids))
    if len(posts) != len(set(post_ids)):
        raise NoSuchPost
    case.agencies = sorted({*case.agencies, *(post.agency_id for post in posts)})
    work.hand_over(
        *(
            work.HandOver(
                matter=matter_of(case), title=case.procedure_name, post_id=post.pk, agency_id=post.agency_id,
                role=work.Role.SUPPORT, step=case.step, why=gettext_noop("Xin ý kiến"), note=mask_text(question), from_post_id=from_post,
            )
            for post in posts
        )
    )  # fmt: skip


def complete_support(actor: Actor, case: Case, opinion: str) -> int:
    """Answer the question that waits for the actor's post. Returns the post. Raises NotYourTurn."""
    for item in open_support(case):
        if item.post_id in actor.posts:
            work.finish(actor, item, mask_text(opinion))
            return item.post_id
    raise NotYourTurn(case=case.pk)


def open_support(case: Case) -> list[work.WorkItem]:
    """Questions that are not answered yet."""
    live = (item for item in work.items_of(matter_of(case)) if item.role == work.Role.SUPPORT)
    return [item for item in live if item.state == work.ItemState.OPEN]


def _turn(
    actor: Actor, case: Case, right: str, states: Container[str] = (work.ItemState.OPEN,)
) -> work.WorkItem:
    item = work.live_item(matter_of(case), TURN)
    if item is None or item.state not in states:
        raise NotYourTurn(case=case.pk)
    if item.post_id not in actor.posts:
        _take_from_colleague(actor, case, item)
    if right:
        actor.require(right, item.agency_id)
    return item


def may_take(actor: Actor, case: Case, item: work.WorkItem) -> bool:
    """Whether the item is the actor's, or waits at the counter where the actor receives too.

    Whoever is free takes the next person in the queue: a counter's work belongs to all its posts.
    """
    shared = process_of(case).step(case.step).kind in AT_THE_COUNTER
    return item.post_id in actor.posts or (shared and actor.holds(RECEIVE, item.agency_id))


def _take_from_colleague(actor: Actor, case: Case, item: work.WorkItem) -> None:
    if not may_take(actor, case, item):
        raise NotYourTurn(case=case.pk)
    own = Post.objects.filter(pk__in=actor.posts, agency=item.agency_id).order_by("pk").first()
    if own is None:
        raise NotYourTurn(case=case.pk)
    work.take_over(item, own.pk)


def _post(post_id: int) -> Post:
    post = Post.objects.as_of(clock.today()).filter(pk=post_id).first()
    if post is None:
        raise NoSuchPost(post=post_id)
    return post
