"""The leader signs. The signature is made outside any transaction: a token or a remote service may be slow."""

from dataclasses import dataclass

from django.db import transaction

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.shared.files.public import Purpose, keep
from hienluong.shared.printing.public import draw
from hienluong.shared.signing.public import SignRequest, lay_fields, sign_pdf
from hienluong.systems.cases import events
from hienluong.systems.cases.actions.moves import Step, locked, move, write_journal
from hienluong.systems.cases.actions.reveal import reader_to_sign
from hienluong.systems.cases.actions.steps import enter_step, hold_turn, take_turn
from hienluong.systems.cases.errors import ActNotPossible, ResultMissing
from hienluong.systems.cases.models import Business, Case, Result
from hienluong.systems.cases.queries.papers import result_paper
from hienluong.systems.cases.queries.processes import process_of
from hienluong.systems.cases.rights import APPROVE

__all__ = ["SignResult", "sign_result"]


@dataclass(frozen=True, slots=True)
class SignResult:
    """Sign the drafted result of a case."""

    case_id: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Prepared:
    post_id: int
    drafted_at: object
    pdf: bytes


def sign_result(actor: Actor, command: SignResult) -> Case:
    """Sign the draft as it stands and hand the case to whoever numbers and seals.

    Three parts: read under the actor's right; sign with no transaction open; keep, after checking
    that draft and turn are still the same. A failure between leaves the case as it was. Raises
    NotYourTurn, NotAllowed, ResultMissing, ActNotPossible, and the errors of signing.
    """
    prepared = _prepare(actor, command.case_id)
    signed = sign_pdf(
        actor, prepared.pdf, SignRequest(post_id=prepared.post_id, reason="Ký kết quả giải quyết hồ sơ")
    )
    return _keep(actor, command, prepared, signed)


@transaction.atomic
def _prepare(actor: Actor, case_id: int) -> _Prepared:
    case = locked(case_id)
    post_id = hold_turn(actor, case, APPROVE)
    if case.business != Business.APPROVAL:
        raise ActNotPossible
    result = _result(case)
    read = reader_to_sign(actor, case)
    printed = draw(result_paper(result, read, signer_post=post_id, signer_name=actor.name))
    return _Prepared(post_id, result.drafted_at, lay_fields(printed))


@transaction.atomic
def _keep(actor: Actor, command: SignResult, prepared: _Prepared, signed: bytes) -> Case:
    case = locked(command.case_id)
    result = _result(case)
    if result.drafted_at != prepared.drafted_at:
        raise ActNotPossible
    post = take_turn(actor, case, APPROVE)
    following = process_of(case).after(case.step)
    before = move(
        actor, case, "approve", Step(case.step, following.key if following else "", post), command.note
    )
    stored = keep(
        actor,
        f"{case.code}-da-ky.pdf",
        signed,
        Purpose("cases.result", case.applicant_id, case.deciding_agency_id),
    )
    result.signed_by_id, result.signed_as = post, actor.acting_for.get(post, "")
    result.signed_at, result.signed_file = clock.now(), stored.pk
    result.save()
    if following:
        enter_step(actor, case, following, from_post=post)
    case.save()
    write_journal(actor, "cases.signed", case, right=APPROVE)
    events.tell(events.MOVED, case, before)
    return case


def _result(case: Case) -> Result:
    result = Result.objects.filter(case=case).first()
    if result is None:
        raise ResultMissing
    return result
