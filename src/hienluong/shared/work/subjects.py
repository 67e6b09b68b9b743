"""How each system says what an item of work is about, so that the one list can show and link it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from hienluong.shared.work.models import WorkItem

__all__ = ["Line", "Told", "kinds", "lines_for", "name_of", "register_subject"]


@dataclass(frozen=True, slots=True)
class Line:
    """What the list shows of a subject: its code, one line about it, its page."""

    code: str
    about: str
    url: str


Teller = Callable[[Collection[int]], Mapping[int, Line]]
Told = tuple[WorkItem, Line | None]
_tellers: dict[str, Teller] = {}
_names: dict[str, str | Promise] = {}


def register_subject(kind: str, tell: Teller, name: str | Promise = "") -> None:
    """Let a system tell of its subjects; it gets many ids at once and answers with one query.

    `name` is what people call this kind of subject when they filter their list.
    """
    _tellers[kind] = tell
    _names[kind] = name or kind


def kinds() -> Mapping[str, str | Promise]:
    """Every kind of subject that work can be about, with its name."""
    return dict(_names)


def lines_for(items: Sequence[WorkItem]) -> list[Told]:
    """Each item with the line of its subject; None when its system does not know it any more."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for item in items:
        wanted[item.subject_kind].add(item.subject_id)
    told = {kind: _tellers[kind](ids) for kind, ids in wanted.items() if kind in _tellers}
    return [(item, told.get(item.subject_kind, {}).get(item.subject_id)) for item in items]


def name_of(item: WorkItem) -> str:
    """How the journal names what the work is about: by the code people know, else by its id."""
    ((_item, line),) = lines_for([item])
    return line.code if line else str(item.subject_id)
