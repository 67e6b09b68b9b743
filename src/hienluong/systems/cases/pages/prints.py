"""Papers, letters and results of a case as files, for whoever may see the case."""

from django.db import transaction
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from hienluong.kernel.access.public import Actor, HouseRequest
from hienluong.kernel.journal.public import record
from hienluong.shared.files.public import FileGrant, inline_response, open_file
from hienluong.shared.printing.public import Paper, render
from hienluong.systems.cases.actions.moves import subject_of
from hienluong.systems.cases.actions.reveal import Why, identifier_for_print, reader_if_allowed
from hienluong.systems.cases.errors import ResultNotIssued
from hienluong.systems.cases.models import Case, Letter, Result
from hienluong.systems.cases.queries.letters import letter_paper
from hienluong.systems.cases.queries.papers import result_paper
from hienluong.systems.cases.queries.visible import visible_case
from hienluong.systems.cases.rights import READ

__all__ = ["letter", "letter_response", "paper", "pdf_response", "result", "result_response"]


@require_GET
@never_cache
def paper(request: HouseRequest, code: str, paper_id: int) -> HttpResponseBase:
    """A paper that was handed in. Unscanned or infected files are refused by `files`."""
    case = visible_case(request.actor, code)
    found = case.papers.filter(pk=paper_id).first()
    if found is None or found.stored_file is None:
        raise Http404
    return inline_response(open_file(request.actor, FileGrant(found.stored_file, READ, subject_of(case))))


@require_GET
@never_cache
def letter(request: HouseRequest, code: str, letter_id: int) -> HttpResponse:
    """A letter as it was issued."""
    case = visible_case(request.actor, code)
    found = case.letters.select_related("case", "case__applicant").filter(pk=letter_id).first()
    if found is None:
        raise Http404
    return letter_response(request.actor, case, found)


def letter_response(actor: Actor, case: Case, found: Letter) -> HttpResponse:
    """A letter of a case that the actor may see, as PDF; journaled."""
    paper = _readable_letter(actor, case, found)
    return pdf_response(render(paper, template_set=found.template_set), f"{case.code}-{found.kind}.pdf")


@transaction.atomic
def _readable_letter(actor: Actor, case: Case, found: Letter) -> Paper:
    """The forms ask for the whole number: whoever may see it gets it, others the last digits; both are journaled."""
    facts = {"code": case.code, "letter": found.pk}
    record(actor, "cases.letter_printed", subject_of(case), right=READ, facts=facts)
    read = reader_if_allowed(actor, case, Why.PRINT)
    return letter_paper(found, identifier_for_print(actor, case), read)


@require_GET
@never_cache
def result(request: HouseRequest, code: str) -> HttpResponseBase:
    """The issued result; before that, for officers, the draft as it would be signed."""
    case = visible_case(request.actor, code)
    found = Result.objects.filter(case=case).first()
    if found is None:
        raise Http404
    if found.sealed_file:
        return result_response(request.actor, case)
    draft = _readable_draft(request.actor, case, found)
    return pdf_response(render(draft), f"{case.code}-du-thao.pdf")


def result_response(actor: Actor, case: Case) -> HttpResponseBase:
    """The issued result of a case that the actor may see; journaled. Raises ResultNotIssued."""
    file_id = Result.objects.filter(case=case).values_list("sealed_file", flat=True).first()
    if not file_id:
        raise ResultNotIssued
    return inline_response(open_file(actor, FileGrant(file_id, READ, subject_of(case))))


@transaction.atomic
def _readable_draft(actor: Actor, case: Case, found: Result) -> Paper:
    actor.require(READ)
    record(actor, "cases.draft_seen", subject_of(case), right=READ, facts={"code": case.code})
    read = reader_if_allowed(actor, case, Why.PREVIEW)
    return result_paper(found, read, signer_post=found.drafted_by_id, signer_name="")


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """A printed paper, to look at in the browser."""
    headers = {"Content-Disposition": f'inline; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
