"""The papers of a draft: one upload for each; a refused file keeps all others."""

from typing import Any, BinaryIO, cast
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hienluong.base.errors import HouseError
from hienluong.kernel.access.public import HouseRequest
from hienluong.shared.files.public import Purpose, UploadedBytes, files_by_id, store
from hienluong.systems.catalogue.public import version
from hienluong.systems.filing.actions.drafting import AttachFile, attach_file, remove_file
from hienluong.systems.filing.actions.send import missing_papers, offered_papers
from hienluong.systems.filing.forms import Form
from hienluong.systems.filing.models import Draft
from hienluong.systems.filing.queries.drafts import my_draft
from hienluong.systems.filing.queries.forms import form_of

__all__ = ["papers"]


@require_http_methods(["GET", "POST"])
@never_cache
def papers(request: HouseRequest, uid: UUID) -> HttpResponse:
    """GET shows what was given; POST keeps every good file and names the refused ones."""
    request.actor.require_signed_in()
    draft = my_draft(request.actor, uid)
    if draft.case_code:
        return redirect("filing:receipt", uid=uid)
    form = form_of(draft.form, version(draft.procedure_version))
    if request.method == "GET":
        return _show(request, draft, form, {})
    if remove := request.POST.get("remove"):
        remove_file(request.actor, uid, remove)
        return redirect("filing:papers", uid=uid)
    errors = _keep_all(request, draft, form)
    if errors:
        return _show(request, draft, form, errors, status=422)
    return redirect("filing:check", uid=uid)


def _keep_all(request: HouseRequest, draft: Draft, form: Form) -> dict[str, str]:
    errors: dict[str, str] = {}
    for paper in offered_papers(draft, form):
        uploaded = request.FILES.get(paper.code)
        if not isinstance(uploaded, UploadedFile):
            continue
        try:
            _keep(request, draft, paper.code, uploaded)
        except HouseError as error:
            errors[paper.code] = f"{_(str(error))} {_(error.next_step)}"
    return errors


def _keep(request: HouseRequest, draft: Draft, paper: str, uploaded: "UploadedFile[Any]") -> None:
    content = UploadedBytes(
        uploaded.name or paper, cast("BinaryIO", uploaded.file), uploaded.content_type or ""
    )
    stored = store(request.actor, content, Purpose("cases.paper", request.actor.party_id))
    attach_file(request.actor, draft.uid, AttachFile(paper, stored.name, stored.pk))


def _show(
    request: HouseRequest, draft: Draft, form: Form, errors: dict[str, str], status: int = 200
) -> HttpResponse:
    given = {file.paper: file for file in draft.files.all()}
    stored = files_by_id([file.stored_file for file in given.values()])
    missing = set(missing_papers(draft, form))
    rows = [
        {
            "paper": paper,
            "given": given.get(paper.code),
            "file": stored.get(given[paper.code].stored_file) if paper.code in given else None,
            "required": paper.code in missing,
            "error": errors.get(paper.code, ""),
        }
        for paper in offered_papers(draft, form)
    ]
    facts = {"draft": draft, "rows": rows, "errors": errors}
    return render(request, "filing/papers.html", facts, status=status)
