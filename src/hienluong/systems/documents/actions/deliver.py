"""What was issued reaches the agencies of this installation: a state change, no copy over a network."""

from collections.abc import Sequence

from django.db import transaction

from hienluong.base import clock
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.organisation.public import standing, successors_of
from hienluong.shared.work.public import Urgency
from hienluong.systems.documents.actions.arrive import arrive
from hienluong.systems.documents.actions.ending import be_recalled, be_replaced
from hienluong.systems.documents.models import Document, FileRole, Origin, Receiver, State, Way
from hienluong.systems.documents.rules.states import acts_in
from hienluong.systems.documents.values import Arrival, Facts, FileIn

__all__ = ["deliver", "recall_everywhere"]


@transaction.atomic
def deliver(document_id: int) -> int:
    """Put the document before each receiver of this installation that has not got it; how many got it now.

    May be repeated: each agency gets it once. What an ended agency should get goes to those that carry its duties on.
    """
    document = Document.objects.select_for_update().get(pk=document_id)
    if document.state != State.ISSUED:
        return 0
    _add_heirs(document)
    waiting = list(
        document.receivers.filter(way=Way.HOUSE, sent_at=None, agency__isnull=False).order_by("position")
    )
    standing_now = standing(clock.today())
    due = [each for each in waiting if each.agency_id in standing_now]
    for receiver in due:
        receiver.arrived, receiver.sent_at = arrive(SYSTEM, _arrival(document, receiver)), clock.now()
        receiver.save(update_fields=["arrived", "sent_at"])
    if document.replaces_id:
        recall_everywhere(document.replaces_id, f"Được thay thế bằng {document.symbol}", replaced=True)
    return len(due)


@transaction.atomic
def recall_everywhere(document_id: int, why: str, *, replaced: bool = False) -> None:
    """Cancel the copies that agencies of this installation have."""
    end = be_replaced if replaced else be_recalled
    act = "be_replaced" if replaced else "be_recalled"
    for receiver in Receiver.objects.filter(document=document_id, arrived__isnull=False).select_related(
        "arrived"
    ):
        if receiver.arrived and act in acts_in(receiver.arrived.state):
            end(SYSTEM, receiver.arrived.pk, why)


def _add_heirs(document: Document) -> None:
    today, known = clock.today(), set(document.receivers.values_list("agency", flat=True))
    place = document.receivers.count()
    for gone in document.receivers.filter(way=Way.HOUSE, sent_at=None).exclude(
        agency__in=list(standing(today))
    ):
        heirs = [each for each in successors_of(gone.agency_id or 0, today) if each.agency_id not in known]
        for heir in heirs:
            Receiver.objects.create(
                document=document, agency_id=heir.agency_id, name=f"{heir.name} (tiếp nhận thay {gone.name})"[:300],
                identifier=heir.identifier, way=Way.HOUSE, position=place,
            )  # fmt: skip
            known.add(heir.agency_id)
            place += 1


def _arrival(document: Document, receiver: Receiver) -> Arrival:
    return Arrival(
        agency_id=receiver.agency_id or 0,
        origin=Origin.EXCHANGE,
        origin_key=f"house:{document.uid}",
        facts=_facts(document),
        files=_files(document),
        answers_id=_asked_by(document, receiver),
    )


def _facts(document: Document) -> Facts:
    return Facts(
        issuer_name=document.issuer_name, issuer_identifier=document.issuer_identifier, subject=document.subject,
        symbol=document.symbol, issued_on=document.issued_on, type_code=document.type.code if document.type else "",
        pages=document.pages, urgency=Urgency(document.urgency), signer_name=document.signer_name,
        signer_position=document.signer_position, due_on=document.due_on,
    )  # fmt: skip


def _files(document: Document) -> Sequence[FileIn]:
    return [
        FileIn(each.file_id, each.name, FileRole(each.role)) for each in document.files.order_by("position")
    ]


def _asked_by(document: Document, receiver: Receiver) -> int | None:
    """The receiver's own document that this one answers, when it came from there."""
    if document.answers_id is None:
        return None
    sent = Receiver.objects.filter(arrived=document.answers_id, document__agency=receiver.agency_id).first()
    return sent.document_id if sent else None
