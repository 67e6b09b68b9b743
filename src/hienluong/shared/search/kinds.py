"""What kinds of things there are to find: their names on the page, their order, and where their entries come from."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hienluong.shared.search.values import Entry

__all__ = ["Asking", "Kind", "Told", "all_kinds", "kind_named", "register"]


@dataclass(frozen=True, slots=True)
class Told:
    """What a kind answers itself: the entries of the part asked for, best first, how many there are, and advice in a sentence."""

    entries: Sequence[Entry]
    count: int
    advice: str = ""


Asking = Callable[[str, int, int], Told]
"""(query, limit, offset) → what was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A group of results. A package registers its own in its module `findable`, imported at start-up.

    `entries` yields all that should stand in the index, for `hienluong search rebuild` and the nightly comparison.
    `ask` answers itself, from a ranker of its own: then nothing of the kind stands in the index.
    """

    name: str
    label: str | Promise
    order: int = 100
    entries: Callable[[], Iterable[Entry]] | None = None
    ask: Asking | None = None


_kinds: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(name="procedure", label=_("Thủ tục"), order=10),
        Kind(name="agency", label=_("Cơ quan"), order=20),
        Kind(name="page", label=_("Trang"), order=30),
        Kind(name="news", label=_("Tin tức"), order=40),
        Kind(name="document", label=_("Văn bản"), order=50),
        Kind(name="question", label=_("Hỏi đáp"), order=60),
        Kind(name="consultation", label=_("Lấy ý kiến"), order=70),
        Kind(name="calendar", label=_("Lịch công tác"), order=80),
    )
}
"""The kinds that every installation speaks of; the package that owns one registers how its entries are had."""


def register(kind: Kind) -> None:
    """Make a kind known, or say more about one."""
    _kinds[kind.name] = kind


def kind_named(name: str) -> Kind:
    """The kind; one nobody registered is shown under its own name."""
    return _kinds.get(name) or Kind(name=name, label=name, order=1000)


def all_kinds() -> list[Kind]:
    """Every kind in the order of the page."""
    return sorted(_kinds.values(), key=lambda kind: (kind.order, kind.name))
