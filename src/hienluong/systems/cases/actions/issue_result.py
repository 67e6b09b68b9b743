"""Number, seal and issue a signed result: three recorded facts, in this order."""

import hashlib
from dataclasses import dataclass

from django.db import transaction

from hienluong.base import clock
from hienluong.base.text import long_date
from hienluong.kernel.access.public import Actor
from hienluong.shared.files.public import FileGrant, Purpose, keep, open_file
from hienluong.shared.numbering.public import take
from hienluong.shared.signing.public import SealRequest, seal_pdf, stamp_number
from hienluong.systems.cases import events
from hienluong.systems.cases.actions import clocks
from hienluong.systems.cases.actions.delivery import make_ready
from hienluong.systems.cases.actions.moves import Step, locked, move, subject_of, write_journal
from hienluong.systems.cases.actions.steps import hold_turn, take_turn
from hienluong.systems.cases.errors import ActNotPossible, ResultMissing
from hienluong.systems.cases.models import Business, Case, Result
from hienluong.systems.cases.queries.processes import process_of
from hienluong.systems.cases.rights import PROCESS

__all__ = ["IssueResult", "issue_result"]


@dataclass(frozen=True, slots=True)
class IssueResult:
    """Issue the signed result of a case."""

    case_id: int


def issue_result(actor: Actor, command: IssueResult) -> Case:
    """Give the signed result its number and date, the agency's seal, and put it into the citizen's store.

    The number is kept before sealing, so that a seal that fails is tried again under the same number
    and the series has no gap. Raises NotYourTurn, NotAllowed, ActNotPossible, and the errors of signing.
    """
    result = _number(actor, command.case_id)
    signed = open_file(actor, FileGrant(_signed_file(result), PROCESS, subject_of(result.case))).read()
    dated = long_date(clock.local(result.numbered_at or clock.now()).date())
    stamped = stamp_number(signed, result.number, dated)
    sealed = seal_pdf(actor, stamped, SealRequest(agency_id=result.agency_id, reason="Đóng dấu cơ quan"))
    return _keep(actor, command.case_id, sealed)


@transaction.atomic
def _number(actor: Actor, case_id: int) -> Result:
    case = locked(case_id)
    hold_turn(actor, case, PROCESS)
    if case.business != Business.APPROVED:
        raise ActNotPossible
    result = Result.objects.select_related("case").get(case=case)
    if not result.number:
        year = clock.today().year
        serial = take(f"result:{result.agency_id}:{year}:{result.symbol}")
        result.number, result.numbered_at = f"{serial:02d}/{result.symbol}", clock.now()
        result.save(update_fields=["number", "numbered_at"])
        write_journal(actor, "cases.numbered", case, right=PROCESS)
    return result


@transaction.atomic
def _keep(actor: Actor, case_id: int, sealed: bytes) -> Case:
    case = locked(case_id)
    post = take_turn(actor, case, PROCESS)
    result = Result.objects.get(case=case)
    stored = keep(
        actor, f"{case.code}.pdf", sealed, Purpose("cases.result", case.applicant_id, case.deciding_agency_id)
    )
    result.sealed_at, result.sealed_file = clock.now(), stored.pk
    result.sha256 = hashlib.sha256(sealed).hexdigest()
    result.save()
    following = process_of(case).after(case.step)
    before = move(actor, case, "issue", Step(case.step, following.key if following else "", post))
    case.decided_at = result.sealed_at
    clocks.stop(case)
    make_ready(actor, case, result, following, post)
    case.save()
    write_journal(actor, events.ISSUED, case, right=PROCESS)
    events.tell(events.ISSUED, case, before)
    return case


def _signed_file(result: Result) -> int:
    if result.signed_file is None:
        raise ResultMissing
    return result.signed_file
