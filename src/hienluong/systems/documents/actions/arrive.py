"""Something came to an agency: kept with its files, and on the clerk's list."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.ids import uuid7
from hienluong.kernel.access.public import Actor
from hienluong.shared.work import public as work
from hienluong.systems.documents import events
from hienluong.systems.documents.actions.moving import clerk_of, let_read, write_journal
from hienluong.systems.documents.actions.stating import note_facts
from hienluong.systems.documents.errors import SecretNotAllowed
from hienluong.systems.documents.models import Document, DocumentFile, Flow, State
from hienluong.systems.documents.rights import REGISTER
from hienluong.systems.documents.rules.secrecy import secrecy_mark
from hienluong.systems.documents.subjects import matter_of
from hienluong.systems.documents.values import Arrival, FileIn

__all__ = ["add_files", "arrive"]


@transaction.atomic
def arrive(actor: Actor, arrival: Arrival) -> Document:
    """Keep what came. What came before under the same `origin_key` is given back as it is.

    Raises NotAllowed, SecretNotAllowed, Invalid.
    """
    actor.require(REGISTER, arrival.agency_id)
    if arrival.origin_key and (known := _known(arrival)):
        return known
    facts = arrival.facts
    if mark := secrecy_mark(facts.subject, facts.note, *(file.name for file in arrival.files)):
        raise SecretNotAllowed({"subject": SecretNotAllowed.what}, mark=mark)
    document = Document(
        uid=uuid7(), flow=Flow.INCOMING, state=State.ARRIVED, agency_id=arrival.agency_id, origin=arrival.origin,
        origin_key=arrival.origin_key, answers_id=arrival.answers_id, created_at=clock.now(), arrived_at=clock.now(),
    )  # fmt: skip
    note_facts(document, facts)
    clerk = clerk_of(arrival.agency_id)
    let_read(document, [clerk.pk] if clerk else [])
    document.save(force_insert=True)
    add_files(document, arrival.files)
    if clerk:
        work.hand_over(
            work.HandOver(
                matter=matter_of(document), title=gettext_noop("Vào sổ văn bản đến"), post_id=clerk.pk,
                agency_id=clerk.agency_id, role=work.Role.LEAD, urgency=work.Urgency(document.urgency),
            )
        )  # fmt: skip
    write_journal(actor, events.ARRIVED, document, right=REGISTER, origin=document.origin)
    events.tell(events.ARRIVED, document)
    return document


def add_files(document: Document, files: Sequence[FileIn]) -> None:
    """In the order given; the first of a document without a main file is the document itself."""
    rows = [
        DocumentFile(document=document, file_id=each.file_id, role=each.role, name=each.name, position=place)
        for place, each in enumerate(files)
    ]
    DocumentFile.objects.bulk_create(rows)


def _known(arrival: Arrival) -> Document | None:
    return Document.objects.filter(
        agency=arrival.agency_id, origin=arrival.origin, origin_key=arrival.origin_key
    ).first()
