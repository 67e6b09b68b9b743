"""File a case: the act that must never be lost and never happen twice."""

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction

from hienluong.base import clock
from hienluong.base.codes import CaseCode
from hienluong.base.errors import HouseError, Invalid
from hienluong.base.ids import uuid7
from hienluong.kernel.access.public import Actor, ActorKind
from hienluong.kernel.organisation.public import AgencyState, standing
from hienluong.shared.numbering.public import take
from hienluong.systems.cases import events
from hienluong.systems.cases.actions.moves import write_journal
from hienluong.systems.cases.actions.steps import enter_step
from hienluong.systems.cases.models import Business, Case, CasePaper, Finance, Move
from hienluong.systems.cases.personal_numbers import seal_all
from hienluong.systems.cases.queries.processes import process_for, process_of
from hienluong.systems.cases.rights import ASSIST
from hienluong.systems.cases.values import PaperIn, PublishedLimit, Section, SubmitCase

__all__ = ["submit"]


def submit(actor: Actor, filing: SubmitCase) -> Case:
    """File a complete, checked case and hand it to the receiving centre.

    The same idempotency key gives the same case, also when two requests race. The code's serial
    restarts each day for each receiving agency and has no gaps; it is taken last, so that its lock
    is held for the shortest time. Raises NotAllowed, NoProcess, NoSuchPost, Invalid.
    """
    _require_right(actor, filing)
    try:
        with transaction.atomic():
            return _write(actor, filing)
    except (IntegrityError, HouseError):
        # Filed before under this key: that case is the answer, whatever has changed since.
        known = Case.objects.filter(idempotency_key=filing.idempotency_key).first()
        if known is None:
            raise
        return known


def _require_right(actor: Actor, filing: SubmitCase) -> None:
    own = actor.kind is ActorKind.CITIZEN and actor.party_id == filing.applicant_id
    if not own:
        actor.require(ASSIST, filing.receiving_agency_id)


def _write(actor: Actor, filing: SubmitCase) -> Case:
    agencies = _agencies(filing)
    receiving, deciding = agencies[filing.receiving_agency_id], agencies[filing.deciding_agency_id]
    case = _new_case(filing, receiving, deciding)
    case.save(force_insert=True)
    _add_papers(case, filing.papers)
    Move.objects.create(
        case=case, act="file", at=case.filed_at, account_id=actor.account_id, before="", after=case.business,
        next_step=case.step,
    )  # fmt: skip
    enter_step(actor, case, process_of(case).step(case.step))
    _number(case, receiving)
    write_journal(actor, events.FILED, case, right=ASSIST if filing.assisted_by else "")
    events.tell(events.FILED, case)
    return case


def _agencies(filing: SubmitCase) -> dict[int, AgencyState]:
    known = standing(clock.today())
    wanted = {filing.receiving_agency_id, filing.deciding_agency_id}
    found = {agency: known[agency] for agency in wanted if agency in known}
    if set(found) != wanted:
        raise Invalid({"receiving_agency": "Cơ quan tiếp nhận hoặc giải quyết không còn hoạt động."})
    return found


def _new_case(filing: SubmitCase, receiving: AgencyState, deciding: AgencyState) -> Case:
    process = process_for(filing.procedure_code, deciding, clock.today())
    case = Case(
        uid=uuid7(),
        idempotency_key=filing.idempotency_key,
        procedure_version=filing.procedure_version_id,
        procedure_code=filing.procedure_code,
        procedure_name=filing.procedure_name,
        process=process,
        form_version=filing.form_version,
        answers=seal_all(filing.answers, filing.idempotency_key),
        sections=seal_all([_kept(part) for part in filing.sections], filing.idempotency_key),
        applicant_id=filing.applicant_id,
        on_behalf_of_id=filing.on_behalf_id,
        phone=filing.contact.phone,
        email=filing.contact.email,
        support_agency_id=filing.support_agency_id,
        receiving_agency_id=receiving.agency_id,
        deciding_agency_id=deciding.agency_id,
        advising_agency_id=filing.advising_agency_id,
        receiving_name=receiving.name,
        deciding_name=deciding.name,
        agencies=sorted({receiving.agency_id, deciding.agency_id}),
        channel=filing.channel,
        assisted_by_id=filing.assisted_by,
        business=Business.FILED,
        finance=Finance.DUE if filing.fee else Finance.NONE,
        delivery_way=filing.delivery,
        fee=filing.fee,
        filed_at=clock.now(),
        **_limit(filing.limit),
    )
    case.step = process_of(case).first
    return case


def _kept(section: Section) -> dict[str, Any]:
    return {"title": section.title, "rows": [list(row) for row in section.rows]}


def _limit(published: PublishedLimit | None) -> dict[str, Any]:
    if published is None:
        return {}
    limit = published.limit
    return {"limit_amount": limit.amount, "limit_unit": limit.unit, "cutoff": published.cutoff}


def _add_papers(case: Case, papers: Sequence[PaperIn]) -> None:
    CasePaper.objects.bulk_create(
        CasePaper(
            case=case, code=paper.code, name=paper.name, copy=paper.kind, stored_file=paper.file_id,
            satisfied_by=paper.satisfied_by, added_at=case.filed_at,
        )
        for paper in papers
    )  # fmt: skip


def _number(case: Case, receiving: AgencyState) -> None:
    day = clock.local(case.filed_at).date()
    serial = take(f"case:{receiving.identifier}:{day:%y%m%d}")
    case.code = str(CaseCode.issue(receiving.identifier, day, serial))
    case.save(update_fields=["code", "agencies"])
