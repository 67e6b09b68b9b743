"""Papers, letters and results of a case as files, for whoever may see the case."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from hienluong.kernel.access.public import HouseRequest
from hienluong.kernel.journal.public import record
from hienluong.kernel.people.public import masked_identifier
from hienluong.shared.files.public import FileGrant, inline_response, open_file
from hienluong.shared.printing.public import render
from hienluong.systems.cases.actions.moves import subject_of
from hienluong.systems.cases.models import Result
from hienluong.systems.cases.queries.letters import letter_paper
from hienluong.systems.cases.queries.papers import result_paper
from hienluong.systems.cases.queries.visible import visible_case
from hienluong.systems.cases.rights import READ

__all__ = ["letter", "paper", "result"]


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
    record(request.actor, "cases.letter_printed", subject_of(case), right=READ, facts={"letter": found.pk})
    content = render(letter_paper(found, masked_identifier(case.applicant)), template_set=found.template_set)
    return _pdf(content, f"{case.code}-{found.kind}.pdf")


@require_GET
@never_cache
def result(request: HouseRequest, code: str) -> HttpResponseBase:
    """The issued result; before that, for officers, the draft as it would be signed."""
    case = visible_case(request.actor, code)
    found = Result.objects.filter(case=case).first()
    if found is None:
        raise Http404
    if found.sealed_file:
        return inline_response(open_file(request.actor, FileGrant(found.sealed_file, READ, subject_of(case))))
    request.actor.require(READ)
    draft = result_paper(found, signer_post=found.drafted_by_id, signer_name="")
    return _pdf(render(draft), f"{case.code}-du-thao.pdf")


def _pdf(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
