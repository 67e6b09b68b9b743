"""A page of the list, and how many documents each further choice would leave."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Max, Q
from django.utils.functional import Promise

from hienluong.systems.legal.models import Document, DocumentType, Family, Field, Territory
from hienluong.systems.legal.queries.filters import FACETS, Asked, column, matching, ranked
from hienluong.systems.legal.rules import Effect

__all__ = ["Choice", "Facet", "Overview", "Place", "Slice", "overview_of", "slice_of"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: after (or before) the document with this rank, day and key."""

    rank: int
    issued_on: date
    key: int

    @classmethod
    def read(cls, text: str) -> "Place | None":
        """From an address; None when it is none."""
        try:
            rank, day, key = text.split("_")
            return cls(int(rank), date.fromisoformat(day), int(key)) if len(key) < 19 else None
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.rank}_{self.issued_on.isoformat()}_{self.key}"


@dataclass(frozen=True, slots=True)
class Slice:
    """Some documents of a list, the newest or the most fitting first, and where its neighbours begin."""

    documents: Sequence[Document]
    before: Place | None
    after: Place | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet, in words, and how many documents it would leave."""

    value: str
    label: str | Promise
    count: int


@dataclass(frozen=True, slots=True)
class Overview:
    """All that is known of a list besides its rows."""

    count: int
    facets: Sequence["Facet"]


@dataclass(frozen=True, slots=True)
class Facet:
    """What can be chosen of one kind; `chosen` is the present choice, empty when open."""

    name: str
    choices: Sequence[Choice]
    chosen: str


def slice_of(asked: Asked, size: int, *, after: Place | None = None, before: Place | None = None) -> Slice:
    """Up to `size` documents, one statement."""
    rows = ranked(matching(asked), asked.words).select_related("type", "field", "territory")
    rows = rows.defer("text_key", "search", "facts_key")
    order = ("-rank", "-issued_on", "-pk")
    if before is not None:
        back = rows.filter(_ahead_of(before)).order_by(*(name.removeprefix("-") for name in order))
        found = list(back[: size + 1])
        shown, more = list(reversed(found[:size])), len(found) > size
        return Slice(shown, _place(shown, 0) if more else None, _place(shown, -1))
    forward = rows.filter(_behind(after)) if after else rows
    found = list(forward.order_by(*order)[: size + 1])
    shown, more = found[:size], len(found) > size
    return Slice(shown, _place(shown, 0) if after else None, _place(shown, -1) if more else None)


def _place(shown: Sequence[Document], index: int) -> Place | None:
    if not shown:
        return None
    document = shown[index]
    return Place(getattr(document, "rank", 0), document.issued_on, document.pk)


def _behind(place: Place) -> Q:
    same_day = Q(rank=place.rank, issued_on=place.issued_on, pk__lt=place.key)
    return Q(rank__lt=place.rank) | Q(rank=place.rank, issued_on__lt=place.issued_on) | same_day


def _ahead_of(place: Place) -> Q:
    same_day = Q(rank=place.rank, issued_on=place.issued_on, pk__gt=place.key)
    return Q(rank__gt=place.rank) | Q(rank=place.rank, issued_on__gt=place.issued_on) | same_day


def overview_of(asked: Asked) -> Overview:
    """How many answer, and every facet with the counts that the *other* choices leave.

    One statement counts the documents that have the words by all facets at once; the rest is adding up. Three more
    read the vocabulary.
    """
    columns = [column(facet) for facet in FACETS]
    rows = matching(replace(asked, chosen={})).values_list(*columns)
    counted = rows.annotate(n=Count("pk"), name=Max("issuer_name")).order_by()
    groups = [_Group(tuple(map(str, row[:-2])), *row[-2:]) for row in counted]
    labels = _labels() | {"issuer": {group.values[_ISSUER]: group.issuer_name for group in groups}}
    places = {place: asked.chosen[facet] for place, facet in enumerate(FACETS) if facet in asked.chosen}
    return Overview(
        sum(group.count for group in groups if group.fits(places)),
        [
            Facet(
                facet,
                _choices(facet, _counts(groups, places, place), labels.get(facet, {})),
                asked.chosen.get(facet, ""),
            )
            for place, facet in enumerate(FACETS)
        ],
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """Documents alike in all facets: the values in the order of FACETS."""

    values: tuple[str, ...]
    count: int
    issuer_name: str

    def fits(self, places: Mapping[int, str]) -> bool:
        return all(self.values[place] == value for place, value in places.items())


_ISSUER = list(FACETS).index("issuer")


def _counts(groups: Sequence[_Group], places: Mapping[int, str], place: int) -> Counter[str]:
    """How many documents each value of the facet at `place` would leave."""
    others = {other: value for other, value in places.items() if other != place}
    counts: Counter[str] = Counter()
    for group in groups:
        if group.fits(others):
            counts[group.values[place]] += group.count
    return counts


def _choices(facet: str, counts: Counter[str], labels: Mapping[str, str | Promise]) -> list[Choice]:
    """In the order of the vocabulary; issuers by number of documents, years from the newest."""
    if facet == "issuer":
        return [
            Choice(slug, labels[slug], n)
            for slug, n in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
        ]
    if facet == "year":
        return [Choice(year, year, counts[year]) for year in sorted(counts, reverse=True)]
    return [Choice(value, label, counts[value]) for value, label in labels.items() if value in counts]


def _labels() -> dict[str, Mapping[str, str | Promise]]:
    return {
        "family": dict(Family.choices),
        "type": dict(DocumentType.objects.order_by("position").values_list("code", "name")),
        "field": dict(Field.objects.order_by("position").values_list("code", "name")),
        "territory": dict(Territory.objects.order_by("position").values_list("code", "name")),
        "effect": dict(Effect.choices),
    }
