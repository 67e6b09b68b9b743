"""From candidates to what the reader sees: final order, marked titles, snippets."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models.functions import Left

from hienluong.shared.search.kinds import all_kinds, kind_named
from hienluong.shared.search.models import SearchEntry
from hienluong.shared.search.queries.candidates import KEPT, Candidate
from hienluong.shared.search.rules.query import Asked
from hienluong.shared.search.rules.ranking import accents_agree, closeness
from hienluong.shared.search.rules.snippets import SEARCHED, Wanted, marked, snippet
from hienluong.shared.search.values import Entry, Group, Hit

__all__ = ["Part", "groups_asked", "groups_found"]

_SHOWN = ("kind", "key", "agency_id", "title", "url", "at", "extra")
_LOOKED_AT_FOR_ACCENTS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Which kinds are shown (all when empty), and which hits of each."""

    kinds: Sequence[str] = ()
    limit: int
    offset: int = 0


def groups_asked(asked: Asked, part: Part) -> list[Group]:
    """The groups of those kinds that answer themselves."""
    wanted = Wanted.of(asked.said)
    groups = []
    for kind in all_kinds():
        if kind.ask is None or (part.kinds and kind.name not in part.kinds):
            continue
        told = kind.ask(asked.text, part.limit, part.offset)
        hits = tuple(_told(entry, wanted) for entry in told.entries)
        if told.count or told.advice:
            groups.append(Group(kind.name, str(kind.label), hits, told.count, advice=told.advice))
    return groups


def groups_found(asked: Asked, found: Sequence[Candidate], part: Part) -> list[Group]:
    """The candidates of each kind in their final order, those of the part with their texts. One statement."""
    by_kind: dict[str, list[Candidate]] = defaultdict(list)
    for one in found:
        by_kind[one.kind].append(one)
    shown = {kind: _in_order(asked, ones, part) for kind, ones in by_kind.items()}
    ids = [one.id for ones in shown.values() for one in ones]
    rows = {row["pk"]: row for row in _texts(ids)}
    wanted = Wanted.of(asked.said)
    return [
        _group(kind, by_kind[kind][0].matches, [_hit(rows[one.id], one.score, wanted) for one in ones])
        for kind, ones in shown.items()
    ]


def _in_order(asked: Asked, found: Sequence[Candidate], part: Part) -> list[Candidate]:
    """The part to show. Accents are compared only among those that could come onto it: that costs most."""
    scored = sorted(((one.score + closeness(asked, one.title_key), one) for one in found), key=_best_first)
    close = scored[: part.offset + part.limit + _LOOKED_AT_FOR_ACCENTS]
    final = sorted(((score + accents_agree(asked, one.title), one) for score, one in close), key=_best_first)
    return [one for _, one in final[part.offset : part.offset + part.limit]]


def _best_first(scored: tuple[float, Candidate]) -> tuple[float, int]:
    return -scored[0], -scored[1].id


def _group(kind: str, count: int, hits: list[Hit]) -> Group:
    return Group(kind, str(kind_named(kind).label), tuple(hits), count, more=count >= KEPT)


def _texts(ids: Sequence[int]) -> Iterable[dict[str, Any]]:
    found = SearchEntry.objects.filter(pk__in=ids).annotate(start=Left("body", SEARCHED))
    rows: Iterable[dict[str, Any]] = found.values("pk", "summary", "start", *_SHOWN)
    return rows


def _hit(row: dict[str, Any], score: float, wanted: Wanted) -> Hit:
    return Hit(
        title_marked=marked(row["title"], wanted), snippet=snippet(row["summary"], row["start"], wanted), score=score,
        **{name: row[name] for name in _SHOWN},
    )  # fmt: skip


def _told(entry: Entry, wanted: Wanted) -> Hit:
    extra: Mapping[str, object] = entry.extra
    at = entry.at if isinstance(entry.at, datetime) else None
    return Hit(
        kind=entry.kind, key=entry.key, agency_id=entry.agency_id, title=entry.title,
        title_marked=marked(entry.title, wanted), snippet=snippet(entry.summary, entry.body, wanted), url=entry.url,
        at=at, extra=extra, score=0.0,
    )  # fmt: skip
