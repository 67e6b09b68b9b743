"""What callers hand to the index, and what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.safestring import SafeString

__all__ = ["Answer", "Entry", "Group", "Hit", "Moved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something public to be found. `kind` and `key` name it: indexing again replaces what was there."""

    kind: str
    """`page`, `news`, `document`, `question`, `consultation`, `agency` …: the group it is shown in."""
    key: str
    agency_id: int | None
    """The agency whose site it stands on; None for what belongs to the whole province."""
    title: str
    summary: str = ""
    body: str = ""
    """Plain text, no markup; what lies beyond 60,000 characters is not searched."""
    url: str
    keywords: tuple[str, ...] = ()
    """Other words it should be found by: numbers, abbreviations, former names."""
    at: datetime | date | None = None
    """When it was published or issued; newer ones come first among equals."""
    extra: Mapping[str, object] = field(default_factory=dict)
    """Small facts that the result shows or the API hands out; plain JSON, nothing secret."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An entry found. `title_marked` and `snippet` are safe HTML: text escaped, the words found in `<mark>`."""

    kind: str
    key: str
    agency_id: int | None
    title: str
    title_marked: SafeString
    snippet: SafeString
    url: str
    at: datetime | None
    extra: Mapping[str, object]
    score: float


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind. `count` is capped: with `more` there are at least so many."""

    kind: str
    label: str
    hits: tuple[Hit, ...]
    count: int
    more: bool = False
    advice: str = ""
    """What the ranker of the kind has to say: where else to go, mostly."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A former name in the query, and in a sentence what carries on for it."""

    name: str
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The groups in their order, empty ones left out, and what was done to find them."""

    query: str
    groups: tuple[Group, ...] = ()
    suggestion: str = ""
    """The words really searched, because those typed found nothing: "Ý bạn là …"; else empty."""
    partly: bool = False
    """No entry has all words; these have some."""
    moved: tuple[Moved, ...] = ()
    cut_short: bool = False
    """The time for the question was over before all kinds were looked through."""

    @property
    def count(self) -> int:
        """How many were found, capped like the groups'."""
        return sum(group.count for group in self.groups)
