"""What every change of the organisation does alike: the right, the states, the trace."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from hienluong.base.errors import Invalid
from hienluong.face.ready_made import touch
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.kernel.organisation.errors import NoSuchPost
from hienluong.kernel.organisation.models import Agency, AgencyState, Post, Unit, UnitState
from hienluong.kernel.organisation.rules import day_before, ensure_within

__all__ = [
    "MANAGE",
    "PROVINCE",
    "close",
    "ensure_decision",
    "lock",
    "locked_post",
    "open_next",
    "others",
    "told",
]

MANAGE = "organisation.manage"

PROVINCE = 0
"""No agency has this id: only a right that reaches everywhere covers it."""

_TOPIC = "organisation"

S = TypeVar("S", UnitState, AgencyState)


def lock(model: type[Unit] | type[Agency], *ids: int) -> None:
    """Hold these for the transaction, in one order, so that two reorganisations cannot wait for each other."""
    list(model.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))


def locked_post(post_id: int, day: date) -> Post:
    """A post that stands on `day`, held for the transaction. Raises NoSuchPost."""
    post = Post.objects.as_of(day).select_for_update().filter(pk=post_id).first()
    if post is None:
        raise NoSuchPost(post_id=post_id)
    return post


def ensure_decision(decision: str) -> str:
    """Every change names the decision it rests on. Raises Invalid."""
    if not decision.strip():
        raise Invalid({"decision": "Ghi số, ngày của quyết định làm căn cứ."})
    return decision.strip()


def open_next(state: S, first_day: date, changes: Mapping[str, object]) -> S:
    """Close a state the day before and open its changed copy. Raises Invalid outside its time."""
    ensure_within(first_day, state.valid_from, state.valid_to, "first_day")
    last_day = state.valid_to
    close(state, day_before(first_day))
    state.pk, state.valid_from, state.valid_to = None, first_day, last_day
    for name, value in changes.items():
        setattr(state, name, value)
    state.save(force_insert=True)
    return state


def close(state: UnitState | AgencyState, last_day: date) -> None:
    """Let a state end."""
    state.valid_to = last_day
    state.save(update_fields=["valid_to"])


def told(
    actor: Actor, verb: str, subject: Subject, facts: Mapping[str, object], *, right: str = MANAGE
) -> None:
    """Write the journal and make the public pages follow."""
    record(actor, verb, subject, right=right, facts=facts)
    touch(_TOPIC)


def others(ids: Iterable[int], one: int) -> list[int]:
    """The given ids without one of them."""
    return [each for each in ids if each != one]
