"""One address for each act on a document: do it, or show the page again with why not."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hienluong.base.errors import Invalid
from hienluong.face.errors import field_sentences
from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.documents.actions.approving import initial, return_draft, submit_draft
from hienluong.systems.documents.actions.direct import direct, file_away
from hienluong.systems.documents.actions.drafting import drop_draft
from hienluong.systems.documents.actions.ending import send_back
from hienluong.systems.documents.actions.issue import issue
from hienluong.systems.documents.actions.opinions import ask_opinions
from hienluong.systems.documents.actions.signing import sign
from hienluong.systems.documents.actions.withdraw import withdraw
from hienluong.systems.documents.models import Document
from hienluong.systems.documents.pages.document import show
from hienluong.systems.documents.pages.reading import day_in, end_of_day, number_in, posts_in
from hienluong.systems.documents.pages.wanted import tasks_wanted
from hienluong.systems.documents.queries.documents import document_named
from hienluong.systems.documents.values import Ordered

__all__ = ["act_on_document"]

_DONE = {
    "send_back": gettext_lazy("Đã trả lại nơi gửi."),
    "direct": gettext_lazy("Đã cho ý kiến và giao việc."),
    "file_away": gettext_lazy("Đã lưu, không giao việc."),
    "ask": gettext_lazy("Đã gửi xin ý kiến."),
    "submit": gettext_lazy("Đã trình."),
    "initial": gettext_lazy("Đã duyệt, ký nháy và chuyển người ký."),
    "return": gettext_lazy("Đã trả lại người soạn."),
    "sign": gettext_lazy("Đã ký và chuyển văn thư phát hành."),
    "issue": gettext_lazy("Đã cấp số, ký số cơ quan và phát hành."),
    "withdraw": gettext_lazy("Đã thu hồi; nơi nhận được báo."),
    "drop": gettext_lazy("Đã bỏ dự thảo."),
}


def _typed(request: HouseRequest, name: str) -> str:
    return request.POST.get(name, "")


def _direct(request: HouseRequest, document: Document) -> object:
    tasks = tasks_wanted(request.POST, document.agency_id)
    return direct(request.actor, document.pk, Ordered(text=_typed(request, "text"), tasks=tasks))


def _ask(request: HouseRequest, document: Document) -> object:
    due = end_of_day(day_in(request.POST, "due"), document.agency_id)
    return ask_opinions(
        request.actor, document.pk, posts_in(request.POST, "posts"), _typed(request, "question"), due
    )


def _submit(request: HouseRequest, document: Document) -> object:
    to = number_in(_typed(request, "to"))
    if to is None:
        raise Invalid({"to": _("Chọn người duyệt.")})
    return submit_draft(request.actor, document.pk, to)


_ACTS: Mapping[str, Callable[[HouseRequest, Document], object]] = {
    "send_back": lambda request, each: send_back(request.actor, each.pk, _typed(request, "why")),
    "direct": _direct,
    "file_away": lambda request, each: file_away(request.actor, each.pk, _typed(request, "note")),
    "ask": _ask,
    "submit": _submit,
    "initial": lambda request, each: initial(request.actor, each.pk),
    "return": lambda request, each: return_draft(request.actor, each.pk, _typed(request, "why")),
    "sign": lambda request, each: sign(request.actor, each.pk),
    "issue": lambda request, each: issue(request.actor, each.pk),
    "withdraw": lambda request, each: withdraw(request.actor, each.pk, _typed(request, "why")),
    "drop": lambda request, each: drop_draft(request.actor, each.pk, _typed(request, "why")),
}


@require_POST
@never_cache
def act_on_document(request: HouseRequest, uid: UUID, act: str) -> HttpResponse:
    """Do the act and show the document. Raises Http404 for an unknown one, else what the act raises."""
    if act not in _ACTS:
        raise Http404
    found = document_named(request.actor, uid)
    try:
        _ACTS[act](request, found)
    except Invalid as error:
        return show(request, found, errors=field_sentences(error), act=act, status=error.status)
    messages.success(request, str(_DONE[act]))
    return redirect("documents:document", uid=uid)
