"""All that is in force today, kept in memory by each process: summaries and the finder.

Reading the whole catalogue takes part of a second; it is done again only after a change of the catalogue or
when the day changes, because versions begin and end with days.
"""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from hienluong.base import clock
from hienluong.face.models import Stamp
from hienluong.systems.catalogue.finding.finder import Finder, Listed
from hienluong.systems.catalogue.finding.vocabulary import Vocabulary, read_vocabulary
from hienluong.systems.catalogue.models import ProcedureVersion, VocabularyPart
from hienluong.systems.catalogue.queries.places import place_names
from hienluong.systems.catalogue.queries.versions import versions_in_force
from hienluong.systems.catalogue.summary import Summary, summary_of

__all__ = ["TOPIC", "Snapshot", "catalogue_stamp", "forget_snapshot", "snapshot"]

TOPIC = "catalogue"
"""The topic of `face.ready_made` under which pages of the catalogue are kept."""

_SECONDS_KEPT = 1.0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was in force on a day."""

    stamp: str
    day: date
    summaries: Mapping[str, Summary]
    """By code, in order of the code."""
    vocabulary: Vocabulary
    finder: Finder


class _Kept:
    """The process's own copy; one thread at a time makes it anew."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.snapshot: Snapshot | None = None
        self.stamp = ""
        self.stamp_until = 0.0

    def is_fresh(self, stamp: str, day: date) -> bool:
        """Whether the snapshot kept is of this stamp and day."""
        return self.snapshot is not None and (self.snapshot.stamp, self.snapshot.day) == (stamp, day)


_kept = _Kept()


def catalogue_stamp() -> str:
    """A word that changes with every change of the catalogue.

    Asked of the database at most once a second in each process: an answer may be a second old.
    """
    if time.monotonic() >= _kept.stamp_until:
        version = Stamp.objects.filter(topic=TOPIC).values_list("version", flat=True).first() or 0
        newest = ProcedureVersion.objects.aggregate(newest=Max("pk"))["newest"] or 0
        _kept.stamp, _kept.stamp_until = f"{version}-{newest}", time.monotonic() + _SECONDS_KEPT
    return _kept.stamp


def forget_snapshot() -> None:
    """Read anew next time: for the process that made a change."""
    _kept.stamp_until = 0.0
    _kept.snapshot = None


def snapshot() -> Snapshot:
    """Today's catalogue, as of the last change."""
    stamp, day = catalogue_stamp(), clock.today()
    kept = _kept.snapshot
    if kept is not None and _kept.is_fresh(stamp, day):
        return kept
    with _kept.lock:
        if _kept.snapshot is None or not _kept.is_fresh(stamp, day):
            _kept.snapshot = _read(stamp, day)
        return _kept.snapshot


def _read(stamp: str, day: date) -> Snapshot:
    versions = versions_in_force(day)
    summaries = {version.code: summary_of(version) for version in versions}
    vocabulary = read_vocabulary(dict(VocabularyPart.objects.values_list("name", "text")))
    finder = Finder([_listed(version) for version in versions], vocabulary, place_names(day))
    return Snapshot(stamp, day, summaries, vocabulary, finder)


def _listed(version: ProcedureVersion) -> Listed:
    parts = [paper.name for paper in version.papers.all()] + [result.name for result in version.results.all()]
    sector = version.procedure.sector
    return Listed(version.code, version.name, sector.name if sector else "", " ".join(parts))
