"""Write an entry, in the transaction of the act that it tells of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hienluong.base import clock
from hienluong.base.ids import uuid7
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.digest import entry_digest, entry_line
from hienluong.kernel.journal.models import Entry

__all__ = ["Note", "Subject", "record", "record_all"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What an entry is about. `party_id` says whose personal data was touched or seen."""

    kind: str
    id: str
    agency_id: int | None = None
    party_id: int | None = None


_NO_FACTS: Mapping[str, object] = {}


@dataclass(frozen=True, slots=True)
class Note:
    """An entry about to be written."""

    actor: Actor
    verb: str
    subject: Subject
    right: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    outcome: str = "done"


def record(
    actor: Actor,
    verb: str,
    subject: Subject,
    *,
    right: str = "",
    facts: Mapping[str, object] = _NO_FACTS,
    outcome: str = "done",
) -> None:
    """Add an entry to the journal. `facts` hold ids and codes only, never personal data.

    One INSERT. Runs in the caller's transaction: no act without its entry, no entry without its act.
    """
    record_all([Note(actor, verb, subject, right, facts, outcome)])


def record_all(notes: list[Note]) -> None:
    """Add several entries with one INSERT."""
    Entry.objects.bulk_create([_entry(note) for note in notes])


def _entry(note: Note) -> Entry:
    at = clock.now()
    columns: dict[str, object] = {
        "uid": str(uuid7()),
        "actor_kind": str(note.actor.kind),
        "account": note.actor.account_id,
        "posts": list(note.actor.posts),
        "verb": note.verb,
        "right": note.right,
        "subject_kind": note.subject.kind,
        "subject_id": note.subject.id,
        "agency": note.subject.agency_id,
        "party": note.subject.party_id,
        "outcome": note.outcome,
        "facts": {**note.facts, **_instead_of(note.actor)},
    }
    return Entry(at=at, digest=entry_digest(entry_line(columns, at)), **columns)


def _instead_of(actor: Actor) -> dict[str, object]:
    """For which of their posts the actor only stands in, and how ("KT.", "TUQ.", "thay")."""
    modes = {str(post): mode for post, mode in actor.acting_for.items()}
    return {"acting_for": modes} if modes else {}
