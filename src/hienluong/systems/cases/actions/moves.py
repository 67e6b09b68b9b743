"""What every act does alike: lock the case, change its state by rule, keep the move, tell the journal."""

from dataclasses import dataclass

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.systems.cases.errors import CaseNotFound
from hienluong.systems.cases.models import Case, Move
from hienluong.systems.cases.personal_numbers import sealed_for
from hienluong.systems.cases.rules.states import after

__all__ = ["Step", "locked", "move", "subject_of", "write_journal"]


@dataclass(frozen=True, slots=True)
class Step:
    """From which step of the process to which a move leads, and in which post it was made."""

    at: str = ""
    to: str = ""
    post_id: int | None = None


def locked(case_id: int) -> Case:
    """The case, locked until the transaction ends. Raises CaseNotFound."""
    case = Case.objects.select_for_update(of=("self",)).select_related("process").filter(pk=case_id).first()
    if case is None:
        raise CaseNotFound
    return case


def move(actor: Actor, case: Case, act: str, step: Step, note: str = "") -> str:
    """Change the business state by rule and keep the move. Returns the state before.

    The caller saves the case. Raises ActNotPossible.
    """
    before = case.business
    case.business = after(act, before)
    if step.to:
        case.step = step.to
    Move.objects.create(
        case=case, act=act, at=clock.now(), account_id=actor.account_id, post_id=step.post_id,
        before=before, after=case.business, step=step.at, next_step=step.to,
        note=sealed_for(case, note),
    )  # fmt: skip
    return before


def subject_of(case: Case) -> Subject:
    """How the journal names a case: by the code that its party knows."""
    return Subject("case", case.code or "", agency_id=case.deciding_agency_id, party_id=case.applicant_id)


def write_journal(actor: Actor, verb: str, case: Case, *, right: str = "") -> None:
    """The journal's entry of an act on a case: ids and states, no names."""
    facts = {"code": case.code, "business": case.business, "step": case.step}
    record(actor, verb, subject_of(case), right=right, facts=facts)
