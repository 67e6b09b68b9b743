"""Reading the journal is an act too: it leaves an entry."""

from django.db import transaction

from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.actions.record import Subject, record
from hienluong.kernel.journal.queries.entries import RIGHT, EntryFilter, EntryPage, find_entries

__all__ = ["read_journal"]


@transaction.atomic
def read_journal(actor: Actor, wanted: EntryFilter, *, before: int | None = None) -> EntryPage:
    """A page of entries that fit `wanted`; what was asked for is journaled. Raises NotAllowed, SignInNeeded."""
    page = find_entries(actor, wanted, before=before)
    facts = {
        "verb": wanted.verb,
        "account": wanted.account,
        "since": wanted.since.isoformat() if wanted.since else "",
        "until": wanted.until.isoformat() if wanted.until else "",
        "entries": len(page.entries),
    }
    subject = Subject("journal", "entries", party_id=wanted.party)
    record(actor, "journal.read", subject, right=RIGHT, facts=facts)
    return page
