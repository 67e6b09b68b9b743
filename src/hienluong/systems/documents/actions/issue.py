"""Number, seal and issue what was signed; each a recorded fact, in this order (NĐ 30/2020/NĐ-CP, điều 15, 17, 18)."""

from django.db import transaction

from hienluong.base import clock
from hienluong.base.symbols import symbol_key
from hienluong.base.text import long_date
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject
from hienluong.kernel.organisation.public import agency_as_of
from hienluong.shared.files.public import FileGrant, Purpose, keep, open_file
from hienluong.shared.numbering.public import take
from hienluong.shared.signing.public import SealRequest, seal_pdf, stamp_number
from hienluong.shared.work import public as work
from hienluong.systems.documents import events
from hienluong.systems.documents.actions.moving import locked, take_turn, write_journal
from hienluong.systems.documents.actions.tasks import close_when_done, end_task
from hienluong.systems.documents.models import (
    Document,
    DocumentFile,
    Endorsement,
    EndorsementKind,
    FileRole,
    Flow,
    Part,
    State,
    Task,
    TaskState,
)
from hienluong.systems.documents.queries.vocabulary import book_for
from hienluong.systems.documents.rights import ISSUE
from hienluong.systems.documents.rules.numbers import Lettering, series_in, series_key, symbol_of
from hienluong.systems.documents.rules.states import ensure_possible, state_after
from hienluong.systems.documents.subjects import DOCUMENT, matter_of, task_matter

__all__ = ["issue"]


def issue(actor: Actor, document_id: int) -> Document:
    """Give the signed document number and date and the agency's signature, and send it to its receivers.

    The number is kept before sealing: a seal that fails is tried again under the same number, and the series has no
    gap. Raises NotYourTurn, NotAllowed, ActNotPossible, and the errors of signing.
    """
    document = _number(actor, document_id)
    signed = _signed_file(document)
    grant = FileGrant(signed, ISSUE, Subject(DOCUMENT, str(document.pk), agency_id=document.agency_id))
    day = document.issued_on or clock.today()
    stamped = stamp_number(open_file(actor, grant).read(), document.symbol, long_date(day))
    sealed = seal_pdf(actor, stamped, SealRequest(agency_id=document.agency_id, reason="Ký số cơ quan"))
    return _keep(actor, document_id, sealed)


@transaction.atomic
def _number(actor: Actor, document_id: int) -> Document:
    document = locked(document_id)
    actor.require(ISSUE, document.agency_id)
    ensure_possible("issue", document.state)
    if document.serial is None:
        _take_number(document)
        document.save()
        write_journal(actor, "documents.numbered", document, right=ISSUE, serial=document.serial or 0)
    return document


def _take_number(document: Document) -> None:
    """Number and date together, by the system, at issue (điều 15)."""
    today = clock.today()
    kind = document.type
    if kind is None:
        raise ValueError("a draft has its type")
    document.issued_on, document.year = today, today.year
    document.book = book_for(document.agency_id, Flow.OUTGOING, today, kind.group)
    document.series = series_in(document.book.numbering, kind.code)
    agency = agency_as_of(document.agency_id, today)
    office = agency_as_of(document.office_id, today) if document.office_id else agency
    lettering = Lettering(
        group=kind.group,
        type_letters=kind.abbreviation,
        issuer_letters=agency.abbreviation,
        office_letters=office.abbreviation if office.agency_id != agency.agency_id else "",
    )
    document.serial = take(series_key(document.book.pk, document.year, document.series))
    document.symbol = symbol_of(document.serial, document.year, lettering)
    document.symbol_key = symbol_key(document.symbol)
    document.restate()


@transaction.atomic
def _keep(actor: Actor, document_id: int, sealed: bytes) -> Document:
    document = locked(document_id)
    document.state = state_after("issue", document.state)
    post = take_turn(actor, document, [work.Role.ISSUE], document.symbol)
    name = f"{document.symbol.replace('/', '_')}.pdf"
    stored = keep(actor, name, sealed, Purpose("documents.issued", None, document.agency_id))
    last = document.files.count()
    DocumentFile.objects.create(
        document=document, file_id=stored.pk, role=FileRole.MAIN, name=name, position=last
    )
    Endorsement.objects.create(
        document=document, kind=EndorsementKind.SEAL, post_id=post, account_id=actor.account_id, name=actor.name,
        file_id=stored.pk, at=clock.now(),
    )  # fmt: skip
    document.issued_at = clock.now()
    document.save()
    _answer(actor, document)
    if document.replaces_id:
        _supersede(document.replaces_id)
    write_journal(actor, events.ISSUED, document, right=ISSUE)
    events.tell(events.ISSUED, document)
    return document


def _answer(actor: Actor, document: Document) -> None:
    """What it answers is done: the tasks that led to it end with its symbol as their outcome."""
    if document.answers_id is None:
        return
    asked = locked(document.answers_id)
    for task in Task.objects.select_for_update(of=("self",)).filter(
        document=asked, state=TaskState.OPEN, part__in=[Part.LEAD], parts__isnull=True
    ):
        work.withdraw(task_matter(task))
        end_task(task, TaskState.DONE, document.symbol)
    close_when_done(actor, asked)


def _supersede(document_id: int) -> None:
    old = locked(document_id)
    if old.state == State.ISSUED:
        old.state, old.ended_at = State.REPLACED, clock.now()
        old.save(update_fields=["state", "ended_at"])
        work.withdraw(matter_of(old))


def _signed_file(document: Document) -> int:
    signed = document.endorsements.filter(kind=EndorsementKind.SIGN).latest("at")
    if signed.file_id is None:
        raise ValueError("a signed document has its file")
    return signed.file_id
