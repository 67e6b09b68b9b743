"""Which act leads from which state of a version to which. Pure."""

from collections.abc import Mapping

from hienluong.systems.agenda.errors import ActNotPossible
from hienluong.systems.agenda.models import VersionState as S

__all__ = ["acts_in", "state_after"]

_WAYS: Mapping[str, tuple[str, str]] = {
    "write": (S.DRAFT, S.DRAFT),
    "submit": (S.DRAFT, S.SUBMITTED),
    "return": (S.SUBMITTED, S.DRAFT),
    "publish": (S.SUBMITTED, S.PUBLISHED),
}


def state_after(act: str, before: str) -> str:
    """The state after `act`. Raises ActNotPossible."""
    begins, ends = _WAYS[act]
    if before != begins:
        raise ActNotPossible(act=act, state=before)
    return ends


def acts_in(state: str) -> list[str]:
    """What can be done in a state."""
    return [act for act, (begins, _) in _WAYS.items() if begins == state]
