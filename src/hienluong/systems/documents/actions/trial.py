"""Invented letters of a demonstration, to try out what carries documents."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import NotAllowed
from hienluong.base.ids import uuid7
from hienluong.base.symbols import symbol_key
from hienluong.base.text import fold
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import standing
from hienluong.shared.files.public import Purpose, keep
from hienluong.systems.documents import events
from hienluong.systems.documents.models import (
    Document,
    DocumentFile,
    FileRole,
    Flow,
    Origin,
    Receiver,
    State,
    Way,
)
from hienluong.systems.documents.outside import OutsidePlace
from hienluong.systems.documents.queries.vocabulary import type_coded
from hienluong.systems.documents.rights import ISSUE

__all__ = ["TrialLetter", "issue_trial_letter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialLetter:
    """From one agency here to one elsewhere; `number` stands outside of all books."""

    agency_id: int
    to: OutsidePlace
    number: int
    pdf: bytes


@transaction.atomic
def issue_trial_letter(actor: Actor, letter: TrialLetter) -> Document:
    """Issue it without drafting, signing and numbering. Raises NotAllowed outside of demonstrations."""
    if not settings.DEMO:
        raise NotAllowed(right=ISSUE)
    actor.require(ISSUE, letter.agency_id)
    agency, today = standing(clock.today())[letter.agency_id], clock.today()
    symbol = f"T{letter.number}/THU"
    document = Document(
        uid=uuid7(), flow=Flow.OUTGOING, state=State.ISSUED, agency_id=letter.agency_id, office_id=letter.agency_id,
        type=type_coded("cong-van", today), symbol=symbol, symbol_key=symbol_key(symbol), issuer_name=agency.name,
        issuer_key=fold(agency.name), issuer_identifier=agency.identifier, issued_on=today, origin=Origin.OWN,
        subject=f"thử đường truyền liên thông, thư số {letter.number}", created_at=clock.now(), issued_at=clock.now(),
    )  # fmt: skip
    document.restate()
    document.save(force_insert=True)
    name = f"T{letter.number}_THU.pdf"
    stored = keep(actor, name, letter.pdf, Purpose("documents.issued", None, letter.agency_id))
    DocumentFile.objects.create(
        document=document, file_id=stored.pk, role=FileRole.MAIN, name=name, position=0
    )
    Receiver.objects.create(
        document=document, name=letter.to.name, identifier=letter.to.identifier, way=Way.EXCHANGE, position=0
    )
    events.tell(events.ISSUED, document)
    return document
