"""What each system knows of its matters when their agency has ended."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from hienluong.kernel.access.public import Actor

__all__ = ["NOBODY_BARRED", "Barred", "Estate", "Passing", "estate_of", "estates", "register_estate"]


@dataclass(frozen=True, slots=True)
class Passing:
    """A matter passes from an ended agency to another; `agencies` are those whose posts have it on their lists now."""

    matter_id: int
    ended: int
    heir: int
    agencies: Collection[int]


@dataclass(frozen=True, slots=True)
class Barred:
    """Who must not get a matter: posts, and people whatever post they hold."""

    posts: frozenset[int] = frozenset()
    accounts: frozenset[int] = frozenset()


NOBODY_BARRED = Barred()


def _open_to_all(_matter: int) -> Barred:
    return NOBODY_BARRED


def _none_beside(_agency: int) -> Iterable[int]:
    return ()


def _undecided(_matter: int, _ended: int, _heirs: Sequence[int]) -> int | None:
    return None


def _nothing_to_change(_actor: Actor, _passing: Passing) -> None:
    return


@dataclass(frozen=True, slots=True)
class Estate:
    """How matters of one kind are inherited; whatever is not said is left to the work list alone."""

    open_in: Callable[[int], Iterable[int]] = _none_beside
    """Open matters of an agency, also those that are on nobody's list there."""
    choose: Callable[[int, int, Sequence[int]], int | None] = _undecided
    """Which of several heirs (matter, ended, heirs) carries this one on; None when nothing says so."""
    barred: Callable[[int], Barred] = _open_to_all
    """Who must not get a matter."""
    take_over: Callable[[Actor, Passing], None] = _nothing_to_change
    """Write the heir into the matter itself, in the same transaction; may be called again."""


_PLAIN = Estate()
_estates: dict[str, Estate] = {}


def register_estate(kind: str, estate: Estate) -> None:
    """Let a system say how matters of a kind are inherited."""
    _estates[kind] = estate


def estate_of(kind: str) -> Estate:
    """How matters of that kind are inherited."""
    return _estates.get(kind, _PLAIN)


def estates() -> Mapping[str, Estate]:
    """Everything that was registered, by kind."""
    return dict(_estates)
