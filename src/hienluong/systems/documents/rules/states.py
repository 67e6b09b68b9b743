"""Which act leads from which states of a document to which. Pure."""

from collections.abc import Mapping

from hienluong.systems.documents.errors import ActNotPossible
from hienluong.systems.documents.models import State as S

__all__ = ["acts_in", "ensure_possible", "state_after"]

_WAYS: Mapping[str, tuple[frozenset[str], str]] = {
    # what arrived
    "register": (frozenset({S.ARRIVED}), S.REGISTERED),
    "send_back": (frozenset({S.ARRIVED}), S.RETURNED),
    "direct": (frozenset({S.REGISTERED, S.WORKING}), S.WORKING),
    "file_away": (frozenset({S.REGISTERED, S.WORKING}), S.CLOSED),
    "reopen": (frozenset({S.CLOSED}), S.WORKING),
    "be_recalled": (frozenset({S.ARRIVED, S.REGISTERED, S.WORKING, S.CLOSED}), S.RECALLED),
    "be_replaced": (frozenset({S.ARRIVED, S.REGISTERED, S.WORKING, S.CLOSED}), S.REPLACED),
    # what is drafted here
    "write": (frozenset({S.DRAFT}), S.DRAFT),
    "ask": (frozenset({S.DRAFT}), S.DRAFT),
    "submit": (frozenset({S.DRAFT}), S.CHECKING),
    "initial": (frozenset({S.CHECKING}), S.SIGNING),
    "return": (frozenset({S.CHECKING, S.SIGNING}), S.DRAFT),
    "sign": (frozenset({S.SIGNING}), S.SIGNED),
    "issue": (frozenset({S.SIGNED}), S.ISSUED),
    "withdraw": (frozenset({S.ISSUED}), S.WITHDRAWN),
    "supersede": (frozenset({S.ISSUED}), S.REPLACED),
    "drop": (frozenset({S.DRAFT}), S.DROPPED),
}


def state_after(act: str, before: str) -> S:
    """The state after `act`. Raises ActNotPossible."""
    begins, ends = _WAYS[act]
    if before not in begins:
        raise ActNotPossible(act=act, state=before)
    return S(ends)


def ensure_possible(act: str, state: str) -> None:
    """Raises ActNotPossible."""
    state_after(act, state)


def acts_in(state: str) -> list[str]:
    """What can be done in a state."""
    return [act for act, (begins, _) in _WAYS.items() if state in begins]
