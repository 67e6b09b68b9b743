"""Bring the index to what the packages say should stand in it, and tell how far it had drifted."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from hienluong.shared.search.actions.index import digest_of, index
from hienluong.shared.search.actions.learn_words import learn_words
from hienluong.shared.search.kinds import Kind, all_kinds
from hienluong.shared.search.models import SearchEntry
from hienluong.shared.search.values import Entry

__all__ = ["Drift", "bring_up_to_date", "drifts", "rebuild"]

_BATCH = 500


@dataclass(slots=True)
class Drift:
    """How the index and its source differ for one kind."""

    kind: str
    stand: int = 0
    missing: int = 0
    changed: int = 0
    surplus: int = 0

    @property
    def count(self) -> int:
        """Entries that are not as they should be."""
        return self.missing + self.changed + self.surplus


def drifts() -> Iterator[Drift]:
    """Compare every kind that has a source; changes nothing."""
    for kind in _with_source():
        drift, _ = _compare(kind, lambda *_entries: None)
        yield drift


def rebuild() -> Iterator[Drift]:
    """Put every kind right, one transaction each, telling of each what was wrong."""
    for kind in _with_source():
        with transaction.atomic():
            drift, surplus = _compare(kind, index)
            SearchEntry.objects.filter(kind=kind.name, key__in=surplus).delete()
        yield drift


def _with_source() -> list[Kind]:
    return [kind for kind in all_kinds() if kind.entries is not None]


def _compare(kind: Kind, put_right: Callable[..., None]) -> tuple[Drift, set[str]]:
    """The drift of a kind and the keys that nobody brings any more; entries that differ are handed to `put_right`."""
    there = dict(SearchEntry.objects.filter(kind=kind.name).values_list("key", "digest"))
    drift = Drift(kind.name, stand=len(there))
    for part in _in_batches(kind.entries() if kind.entries else ()):
        known = {entry.key: there.pop(entry.key, None) for entry in part}
        missing = [entry for entry in part if known[entry.key] is None]
        changed = [entry for entry in part if known[entry.key] not in (None, digest_of(entry))]
        drift.missing += len(missing)
        drift.changed += len(changed)
        put_right(*missing, *changed)
    drift.surplus = len(there)
    return drift, set(there)


def _in_batches(entries: Iterable[Entry]) -> Iterator[tuple[Entry, ...]]:
    rest = iter(entries)
    while part := tuple(islice(rest, _BATCH)):
        yield part


def bring_up_to_date() -> int:
    """The same at once, with the words learnt: for the loader of a province. Returns how many entries were put right."""
    wrong = sum(drift.count for drift in rebuild())
    if wrong:
        learn_words()
    return wrong
