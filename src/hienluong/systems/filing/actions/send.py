"""Send a draft: every rule runs again, then it becomes a case."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import Actor
from hienluong.kernel.people.public import PartyIn, PartyKind, find_or_create_party
from hienluong.systems.cases.public import Channel, PaperIn, submit
from hienluong.systems.catalogue.public import ProcedureVersion, version
from hienluong.systems.filing.composing import Checked, Parties, compose
from hienluong.systems.filing.errors import DraftIncomplete, DraftNotFound, ProcedureChanged
from hienluong.systems.filing.forms import Form, Outcome, validate
from hienluong.systems.filing.forms.model import Answers, Paper
from hienluong.systems.filing.forms.papers import papers_asked
from hienluong.systems.filing.forms.people import organisation_of
from hienluong.systems.filing.models import Draft
from hienluong.systems.filing.queries.drafts import visible_to
from hienluong.systems.filing.queries.forms import CENTRE_OF_COMMUNE, form_of
from hienluong.systems.filing.queries.places import centre_of

__all__ = ["check_draft", "missing_papers", "offered_papers", "receiving_centre", "send_draft"]


@transaction.atomic
def send_draft(actor: Actor, uid: UUID) -> str:
    """Make the draft a case and return its code. Sent again, it returns the code it got the first time.

    The journal's entry is the one of the case filed.

    Raises DraftIncomplete with every fault, ProcedureChanged, FiledElsewhere, DraftNotFound, SignInNeeded.
    """
    actor.require_signed_in()
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
    parties = _parties(actor, actor.party_id, form, outcome)
    case = submit(actor, compose(_checked(draft, form, procedure, outcome), parties))
    draft.case_code = case.code or ""
    draft.answers = {}  # the case holds them now; personal data is kept in one place
    draft.save(update_fields=["case_code", "sealed"])
    return draft.case_code


def check_draft(draft: Draft, form: Form) -> Outcome:
    """The whole draft against every rule, papers included."""
    outcome = validate(form, draft.answers)
    errors = outcome.errors | {
        f"papers.{code}": gettext_noop("Cần tải giấy tờ này lên.") for code in missing_papers(draft, form)
    }
    return Outcome(outcome.answers, errors, outcome.warnings)


def missing_papers(draft: Draft, form: Form) -> list[str]:
    """Codes of papers that these answers require and that have no file."""
    given = {file.paper for file in draft.files.all()}
    asked = papers_asked(form, draft.answers)
    return [one.paper.code for one in asked if one.required and one.paper.code not in given]


def offered_papers(draft: Draft, form: Form) -> list[Paper]:
    """The papers that these answers call for."""
    return [one.paper for one in papers_asked(form, draft.answers)]


def _ensure_in_force(procedure: ProcedureVersion) -> None:
    today = clock.today()
    begun = procedure.valid_from is None or procedure.valid_from <= today
    if not begun or (procedure.valid_to is not None and procedure.valid_to < today):
        raise ProcedureChanged(procedure=procedure.code)


def _checked(draft: Draft, form: Form, procedure: ProcedureVersion, outcome: Outcome) -> Checked:
    files = {file.paper: file.stored_file for file in draft.files.all()}
    return Checked(
        key=draft.uid,
        version=procedure,
        form=form,
        answers=outcome.answers,
        papers=[
            PaperIn(paper.code, paper.name, file_id=files[paper.code])
            for paper in offered_papers(draft, form)
            if paper.code in files and not paper.replaced_by
        ],
        centre_id=receiving_centre(outcome.answers),
        channel=Channel.ONLINE,
    )


def receiving_centre(answers: Answers) -> int:
    """Where the case is received. Raises Invalid when the commune has no centre of its own."""
    if answers["place.centre"] != CENTRE_OF_COMMUNE:
        return int(answers["place.centre"])
    centre = centre_of(answers["place.commune"])
    if centre is None:
        raise Invalid(
            {"place.centre": _("Nơi này chưa có trung tâm riêng. Chọn một trung tâm khác trong tỉnh.")}
        )
    return centre


def _parties(actor: Actor, party_id: int, form: Form, outcome: Outcome) -> Parties:
    """The case is the signed-in person's own; the organisation they name is found by its tax code."""
    named = organisation_of(form, outcome.answers)
    if named is None:
        return Parties(applicant_id=party_id)
    organisation = find_or_create_party(actor, PartyIn(PartyKind.ORGANISATION, named.name, named.tax_code))
    return Parties(applicant_id=party_id, on_behalf_id=organisation.pk)
