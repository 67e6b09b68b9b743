"""What the reader asks of the list of documents, and the rows that answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.contrib.postgres.search import SearchQuery
from django.db.models import Case, CharField, IntegerField, Q, Value, When
from django.db.models.functions import ExtractYear, Lower

from hienluong.base import clock
from hienluong.base.symbols import symbol_key, tight
from hienluong.base.text import fold, nfc
from hienluong.kernel.organisation.public import parts_of
from hienluong.systems.legal.models import Document, DocumentQuerySet, EndedBy
from hienluong.systems.legal.rules import Effect

__all__ = ["FACETS", "LONGEST_QUERY", "Asked", "column", "matching", "ranked"]

LONGEST_QUERY = 300
_MOST_WORDS = 12
_ABOUT_SYMBOLS = frozenset({"so", "nam", "ngay", "van", "ban"})
"""Words people put around a symbol: "văn bản số 36 năm 2024"."""

FACETS = {
    "family": "nhom",
    "type": "loai",
    "issuer": "co-quan",
    "field": "linh-vuc",
    "year": "nam",
    "effect": "hieu-luc",
    "territory": "dia-ban",
}
"""What a list can be narrowed by, and its name in addresses."""

_COLUMNS = {
    "family": "family",
    "type": "type__code",
    "issuer": "issuer_slug",
    "field": "field__code",
    "year": "issued_year",
    "effect": "effect",
    "territory": "territory__code",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Words, chosen facets by name, and the agency whose documents alone are shown."""

    words: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)
    agency_id: int | None = None

    def without(self, facet: str) -> "Asked":
        """The same question with one facet left open."""
        return replace(self, chosen={name: value for name, value in self.chosen.items() if name != facet})


def matching(asked: Asked) -> DocumentQuerySet:
    """The published documents that answer, with `effect` as of today and `issued_year`; in no order."""
    rows = Document.objects.published().annotate(
        effect=_effect_case(clock.today()), issued_year=ExtractYear("issued_on")
    )
    if asked.agency_id is not None:
        rows = rows.filter(agency__in=parts_of(asked.agency_id, clock.today()))
    for facet, value in asked.chosen.items():
        rows = rows.filter(**{_COLUMNS[facet]: value})
    return rows.filter(_words(asked.words)) if asked.words else rows


def column(facet: str) -> str:
    """What `matching` calls the values of a facet."""
    return _COLUMNS[facet]


def ranked(rows: DocumentQuerySet, words: str) -> DocumentQuerySet:
    """The rows with `rank`: the symbol itself, then its beginning, the same words with accents, without, elsewhere."""
    if not words:
        return rows.annotate(rank=Value(0, IntegerField()))
    joined, folded = tight(words), fold(words)
    steps = [
        When(symbol_tight=joined, then=4),
        When(Q(symbol_tight__startswith=joined) if _has_number(words) else Q(pk__in=()), then=3),
        When(lowered__contains=nfc(words).lower(), then=2),
        When(facts_key__contains=folded, then=1),
    ]
    return rows.annotate(lowered=Lower("summary")).annotate(
        rank=Case(*steps, default=0, output_field=IntegerField())
    )


def _effect_case(day: date) -> Case:
    """`rules.effect_on` for the database; a test holds the two together."""
    return Case(
        When(ends_from__lte=day, ended_by=EndedBy.REPLACED, then=Value(Effect.REPLACED)),
        When(ends_from__lte=day, then=Value(Effect.EXPIRED)),
        When(in_force_from__isnull=True, then=Value(Effect.UNKNOWN)),
        When(in_force_from__gt=day, then=Value(Effect.NOT_YET)),
        When(partly_from__lte=day, then=Value(Effect.PARTLY)),
        default=Value(Effect.IN_FORCE),
        output_field=CharField(),
    )


def _words(words: str) -> Q:
    """All words somewhere in symbol, facts or text; the last may be unfinished. Symbols also in one piece."""
    tokens = fold(words).split()[:_MOST_WORDS]
    if not tokens:
        return Q(pk__in=())
    if _has_number(words):
        tokens = [token for token in tokens if token not in _ABOUT_SYMBOLS] or tokens
    terms = [*(_term(token) for token in tokens[:-1]), _term(tokens[-1], ":*")]
    found = Q(search=SearchQuery(" & ".join(terms), config="simple", search_type="raw"))
    joined = tight(words)
    return found | Q(symbol_tight__startswith=joined) if _has_number(words) else found


def _term(token: str, mark: str = "") -> str:
    """A word; a number also without its leading zeros, as keys of symbols have it. Only [0-9a-z] come here."""
    short = symbol_key(token)
    return f"{token}{mark}" if short == token else f"({token}{mark} | {short}{mark})"


def _has_number(words: str) -> bool:
    return any(letter.isdigit() for letter in words)
