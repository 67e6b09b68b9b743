"""Send a draft: every rule runs again, then it becomes a case."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.shared.worktime.public import LimitUnit, TimeLimit
from hienluong.systems.cases.public import (
    Channel,
    Contact,
    DeliveryWay,
    PaperIn,
    PublishedLimit,
    Section,
    SubmitCase,
    submit,
)
from hienluong.systems.catalogue.public import ProcedureVersion, deciding_agency, version
from hienluong.systems.filing.errors import DraftIncomplete, DraftNotFound, FiledElsewhere, ProcedureChanged
from hienluong.systems.filing.forms import Form, Outcome, fee_of, sections, validate
from hienluong.systems.filing.forms.conditions import holds
from hienluong.systems.filing.forms.model import Paper
from hienluong.systems.filing.models import Draft
from hienluong.systems.filing.queries.drafts import visible_to
from hienluong.systems.filing.queries.forms import form_of
from hienluong.systems.filing.queries.places import unit_of

__all__ = ["check_draft", "missing_papers", "offered_papers", "send_draft"]


@dataclass(frozen=True, slots=True)
class _Deciders:
    deciding: int
    advising: int | None


@transaction.atomic
def send_draft(actor: Actor, uid: UUID) -> str:
    """Make the draft a case and return its code. Sent again, it returns the code it got the first time.

    Raises DraftIncomplete with every fault, ProcedureChanged, FiledElsewhere, DraftNotFound.
    """
    draft = visible_to(actor).select_for_update().prefetch_related("files").filter(uid=uid).first()
    if draft is None or actor.party_id is None:
        raise DraftNotFound
    if draft.case_code:
        return draft.case_code
    procedure = version(draft.procedure_version)
    _ensure_in_force(procedure)
    form = form_of(draft.form, procedure)
    outcome = check_draft(draft, form)
    if not outcome.ok:
        raise DraftIncomplete(outcome.errors)
    case = submit(actor, _filing(actor.party_id, draft, form, procedure, outcome))
    draft.case_code = case.code or ""
    draft.save(update_fields=["case_code"])
    return draft.case_code


def check_draft(draft: Draft, form: Form) -> Outcome:
    """The whole draft against every rule, papers included."""
    outcome = validate(form, draft.answers)
    errors = outcome.errors | {
        f"papers.{code}": "Cần tải giấy tờ này lên." for code in missing_papers(draft, form)
    }
    return Outcome(outcome.answers, errors, outcome.warnings)


def missing_papers(draft: Draft, form: Form) -> list[str]:
    """Codes of papers that these answers require and that have no file."""
    given = {file.paper for file in draft.files.all()}
    needed = (paper for paper in offered_papers(draft, form) if paper.required_if)
    return [
        paper.code for paper in needed if paper.code not in given and holds(paper.required_if, draft.answers)
    ]


def offered_papers(draft: Draft, form: Form) -> list[Paper]:
    """The papers that these answers call for."""
    return [paper for paper in form.papers if holds(paper.applies_if, draft.answers)]


def _ensure_in_force(procedure: ProcedureVersion) -> None:
    today = clock.today()
    begun = procedure.valid_from is None or procedure.valid_from <= today
    if not begun or (procedure.valid_to is not None and procedure.valid_to < today):
        raise ProcedureChanged(procedure=procedure.code)


def _deciders(procedure: ProcedureVersion, commune: str) -> _Deciders:
    decider = deciding_agency(procedure, unit_of(commune) if commune else None)
    if decider.agency_id is None:
        raise FiledElsewhere(procedure=procedure.code)
    if decider.approver_id is not None:
        return _Deciders(decider.approver_id, decider.agency_id)
    return _Deciders(decider.agency_id, None)


def _filing(
    party: int, draft: Draft, form: Form, procedure: ProcedureVersion, outcome: Outcome
) -> SubmitCase:
    answers = outcome.answers
    deciders = _deciders(procedure, answers.get("place.commune", ""))
    return SubmitCase(
        idempotency_key=draft.uid,
        procedure_version_id=procedure.pk,
        procedure_code=procedure.code,
        procedure_name=draft.procedure_name,
        form_version=form.name,
        answers=answers,
        sections=[Section(part.block.title, part.rows) for part in sections(form, answers)],
        applicant_id=party,
        receiving_agency_id=int(answers["place.centre"]),
        deciding_agency_id=deciders.deciding,
        advising_agency_id=deciders.advising,
        channel=Channel.ONLINE,
        papers=_papers(draft, form),
        contact=_contact(form, answers),
        limit=_limit(procedure),
        delivery=DeliveryWay(answers["place.delivery"]),
        fee=fee_of(form, answers),
    )


def _papers(draft: Draft, form: Form) -> list[PaperIn]:
    files = {file.paper: file for file in draft.files.all()}
    return [
        PaperIn(
            paper.code,
            paper.name,
            file_id=files[paper.code].stored_file if paper.code in files else None,
            satisfied_by=paper.replaced_by,
        )
        for paper in offered_papers(draft, form)
        if paper.code in files or paper.replaced_by
    ]


def _contact(form: Form, answers: dict[str, object]) -> Contact:
    sourced = {one.source: answers.get(path, "") for path, one in form.fields.items() if one.source}
    return Contact(phone=str(sourced.get("party.phone", "")), email=str(sourced.get("party.email", "")))


def _limit(procedure: ProcedureVersion) -> PublishedLimit | None:
    if procedure.limit_amount is None:
        return None
    limit = TimeLimit(procedure.limit_amount, LimitUnit(procedure.limit_unit))
    return PublishedLimit(limit, procedure.cutoff)
