"""Which act leads from which states of a document to which. Pure."""

from collections.abc import Mapping

from hienluong.systems.documents.errors import ActNotPossible
from hienluong.systems.documents.models import State

__all__ = ["acts_in", "ensure_possible", "state_after"]

_WAYS: Mapping[str, tuple[frozenset[str], str]] = {
    # what arrived
    "register": (frozenset({State.ARRIVED}), State.REGISTERED),
    "send_back": (frozenset({State.ARRIVED}), State.RETURNED),
    "direct": (frozenset({State.REGISTERED, State.WORKING}), State.WORKING),
    "file_away": (frozenset({State.REGISTERED}), State.CLOSED),
    "be_recalled": (
        frozenset({State.ARRIVED, State.REGISTERED, State.WORKING, State.CLOSED}),
        State.RECALLED,
    ),
    "be_replaced": (
        frozenset({State.ARRIVED, State.REGISTERED, State.WORKING, State.CLOSED}),
        State.REPLACED,
    ),
    # what is drafted here
    "write": (frozenset({State.DRAFT}), State.DRAFT),
    "ask": (frozenset({State.DRAFT}), State.DRAFT),
    "submit": (frozenset({State.DRAFT}), State.CHECKING),
    "initial": (frozenset({State.CHECKING}), State.SIGNING),
    "return": (frozenset({State.CHECKING, State.SIGNING}), State.DRAFT),
    "sign": (frozenset({State.SIGNING}), State.SIGNED),
    "issue": (frozenset({State.SIGNED}), State.ISSUED),
    "withdraw": (frozenset({State.ISSUED}), State.WITHDRAWN),
    "supersede": (frozenset({State.ISSUED}), State.REPLACED),
    "drop": (frozenset({State.DRAFT}), State.DROPPED),
}


def state_after(act: str, before: str) -> State:
    """The state after `act`. Raises ActNotPossible."""
    begins, ends = _WAYS[act]
    if before not in begins:
        raise ActNotPossible(act=act, state=before)
    return State(ends)


def ensure_possible(act: str, state: str) -> None:
    """Raises ActNotPossible."""
    state_after(act, state)


def acts_in(state: str) -> list[str]:
    """What can be done in a state."""
    return [act for act, (begins, _) in _WAYS.items() if state in begins]
