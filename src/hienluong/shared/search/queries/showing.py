"""From candidates to what the reader sees: final order, marked titles, snippets."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from hienluong.shared.search.kinds import all_kinds, kind_named
from hienluong.shared.search.models import SearchEntry
from hienluong.shared.search.queries.candidates import CAP, Candidate
from hienluong.shared.search.rules.query import Asked
from hienluong.shared.search.rules.ranking import closeness
from hienluong.shared.search.rules.snippets import marked, snippet
from hienluong.shared.search.values import Entry, Group, Hit

__all__ = ["Part", "groups_asked", "groups_found"]

_HEAD = ("kind", "key", "agency_id", "title", "summary", "url", "at", "extra")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Which kinds are shown (all when empty), and which hits of each."""

    kinds: Sequence[str] = ()
    limit: int
    offset: int = 0


def groups_asked(asked: Asked, part: Part) -> list[Group]:
    """The groups of those kinds that answer themselves."""
    wanted = {word.plain for word in asked.said}
    groups = []
    for kind in all_kinds():
        if kind.ask is None or (part.kinds and kind.name not in part.kinds):
            continue
        entries, count = kind.ask(asked.text, part.limit, part.offset)
        hits = tuple(_told(entry, wanted) for entry in entries)
        if count:
            groups.append(Group(kind.name, str(kind.label), hits, count))
    return groups


def groups_found(asked: Asked, found: Sequence[Candidate], part: Part) -> list[Group]:
    """The candidates of each kind in their final order, those of the part with their texts. Two statements."""
    rows = {row.pk: row for row in SearchEntry.objects.filter(pk__in=[one.id for one in found]).only(*_HEAD)}
    ordered: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for one in found:
        if one.id in rows:
            score = one.score + closeness(asked, rows[one.id].title).score
            ordered[one.kind].append((score, one.id))
    shown = {
        kind: sorted(scored, reverse=True)[part.offset : part.offset + part.limit]
        for kind, scored in ordered.items()
    }
    ids = [pk for scored in shown.values() for _, pk in scored]
    bodies = dict(SearchEntry.objects.filter(pk__in=ids).values_list("pk", "body"))
    matches = {one.kind: one.matches for one in found}
    wanted = {word.plain for word in asked.said}
    return [
        _group(kind, matches[kind], [_hit(rows[pk], bodies[pk], wanted, score) for score, pk in scored])
        for kind, scored in shown.items()
    ]


def _group(kind: str, count: int, hits: list[Hit]) -> Group:
    return Group(kind, str(kind_named(kind).label), tuple(hits), count, more=count >= CAP)


def _hit(row: SearchEntry, body: str, wanted: set[str], score: float) -> Hit:
    return Hit(
        kind=row.kind, key=row.key, agency_id=row.agency_id, title=row.title, title_marked=marked(row.title, wanted),
        snippet=snippet(row.summary, body, wanted), url=row.url, at=row.at, extra=row.extra, score=score,
    )  # fmt: skip


def _told(entry: Entry, wanted: set[str]) -> Hit:
    extra: Mapping[str, object] = entry.extra
    at = entry.at if isinstance(entry.at, datetime) else None
    return Hit(
        kind=entry.kind, key=entry.key, agency_id=entry.agency_id, title=entry.title,
        title_marked=marked(entry.title, wanted), snippet=snippet(entry.summary, entry.body, wanted), url=entry.url,
        at=at, extra=extra, score=0.0,
    )  # fmt: skip
