"""Enter a document, or put right what was typed of one."""

from collections.abc import Mapping
from typing import BinaryIO, cast

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hienluong.base.errors import HouseError, Invalid
from hienluong.face.errors import field_sentences
from hienluong.kernel.access.public import HouseRequest
from hienluong.shared.files.public import UploadedBytes
from hienluong.systems.legal.actions.add_file import add_file
from hienluong.systems.legal.actions.publish import publish_document
from hienluong.systems.legal.actions.register import correct_document, register_document
from hienluong.systems.legal.actions.telling import PUBLISH
from hienluong.systems.legal.errors import AlreadyRegistered
from hienluong.systems.legal.models import Document
from hienluong.systems.legal.pages.form import (
    MORE,
    NAMES,
    WORDS,
    main_questions,
    more_questions,
    read_facts,
    starting,
    typed_of,
)
from hienluong.systems.legal.queries.documents import own_document

__all__ = ["edit", "new", "uploaded"]


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def new(request: HouseRequest) -> HttpResponse:
    """One form: facts, file, and whether it is published at once."""
    request.actor.require(PUBLISH)
    if request.method != "POST":
        return _form(request, starting(request.actor), {}, None)
    try:
        document = register_document(request.actor, read_facts(request.POST))
    except (Invalid, AlreadyRegistered) as error:
        return _form(request, request.POST, _told(error), None, error.status)
    _finish(request, document)
    return redirect("legal:manage", document.slug)


def _finish(request: HouseRequest, document: Document) -> None:
    """File and publication; what is refused leaves the draft, and says so on its page."""
    try:
        if upload := uploaded(request):
            add_file(request.actor, document.pk, upload)
        if request.POST.get("viec") == "cong-bo":
            publish_document(request.actor, document.pk)
            messages.success(request, _("Đã công bố %(symbol)s.") % {"symbol": document.symbol})
        else:
            messages.success(request, _("Đã lưu %(symbol)s, chưa công bố.") % {"symbol": document.symbol})
    except HouseError as error:
        sentences = field_sentences(error).values() or [f"{_(str(error))} {_(error.next_step)}"]
        messages.warning(request, _("Đã lưu nháp, chưa công bố.") + " " + " ".join(sentences))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def edit(request: HouseRequest, slug: str) -> HttpResponse:
    """The same questions with what is known."""
    document = own_document(request.actor, slug)
    request.actor.require(PUBLISH, document.agency_id)
    if request.method != "POST":
        return _form(request, typed_of(document), {}, document)
    try:
        correct_document(request.actor, document.pk, read_facts(request.POST))
    except (Invalid, AlreadyRegistered) as error:
        return _form(request, request.POST, _told(error), document, error.status)
    messages.success(request, _("Đã lưu thay đổi."))
    return redirect("legal:manage", slug)


def uploaded(request: HouseRequest) -> UploadedBytes | None:
    """The file that was sent along, if any."""
    sent = request.FILES.get("tep")
    if not isinstance(sent, UploadedFile) or sent.file is None:
        return None
    return UploadedBytes(sent.name or "", cast("BinaryIO", sent.file), sent.content_type or "")


def _told(error: HouseError) -> dict[str, str]:
    if isinstance(error, Invalid):
        return {NAMES.get(name, name): words for name, words in field_sentences(error).items()}
    return {"so-ky-hieu": f"{_(str(error))} {_(error.next_step)}"}


def _form(
    request: HouseRequest,
    typed: QueryDict,
    errors: Mapping[str, str],
    document: Document | None,
    status: int = 200,
) -> HttpResponse:
    questions, more = main_questions(request.actor, typed, errors), more_questions(typed, errors)
    facts = {
        "words": questions[:WORDS],
        "facts": questions[WORDS:],
        "more": more,
        "unfolded": any(errors.get(name) or (document is None and typed.get(name)) for name in MORE),
        "errors": errors,
        "document": document,
    }
    return render(request, "legal/form.html", facts, status=status)
