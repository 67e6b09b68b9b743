"""Follow one's feedback; add what was asked for; judge the answer."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from hienluong.base.errors import Invalid
from hienluong.base.text import clean_text
from hienluong.face.errors import field_sentences
from hienluong.kernel.access.public import HouseRequest
from hienluong.kernel.people.public import mask_text
from hienluong.systems.voice.actions.feedback.look import follow_feedback, read_ticket, write_ticket
from hienluong.systems.voice.actions.feedback.rate import RATEABLE, rate
from hienluong.systems.voice.actions.feedback.supplement import supplement
from hienluong.systems.voice.errors import NotFollowed
from hienluong.systems.voice.models import Feedback
from hienluong.systems.voice.pages.frames import feedback_chip, follow_limit
from hienluong.systems.voice.pages.uploads import with_files
from hienluong.systems.voice.queries.agencies import name_of
from hienluong.systems.voice.queries.history import writer_history

__all__ = ["add", "follow", "judge"]

_SCORES = [
    (5, gettext_noop("Rất hài lòng")),
    (4, gettext_noop("Hài lòng")),
    (3, gettext_noop("Bình thường")),
    (2, gettext_noop("Chưa hài lòng")),
    (1, gettext_noop("Rất không hài lòng")),
]


@require_http_methods(["GET", "POST"])
@never_cache
@follow_limit
def follow(request: HouseRequest) -> HttpResponse:
    """The form, and where it stands when code and factor fit."""
    if request.method == "GET":
        return render(request, "voice/follow_feedback.html", {"code": request.GET.get("ma", "")})
    code, factor = request.POST.get("ma", ""), request.POST.get("xac-nhan", "")
    try:
        feedback = follow_feedback(request.actor, code, factor)
    except NotFollowed as error:
        facts = {"code": code, "factor": factor, "not_found": _(error.what)}
        return render(request, "voice/follow_feedback.html", facts, status=error.status)
    return _show(request, feedback)


@require_POST
@never_cache
def add(request: HouseRequest) -> HttpResponse:
    """Keep the supplement. Raises NotFollowed without the ticket of the page."""
    feedback, ticket = _of_ticket(request), read_ticket(request.POST.get("ticket", ""))
    text = clean_text(request.POST.get("text", ""))
    try:
        changed = with_files(
            request, lambda files: supplement(request.actor, ticket, feedback.pk, text, files), _kept
        )
    except Invalid as error:
        return _show(request, feedback, error)
    messages.success(request, _("Đã nhận phần bổ sung. Thời hạn tiếp tục được tính."))
    return _show(request, changed)


@require_POST
@never_cache
def judge(request: HouseRequest) -> HttpResponse:
    """Keep the rating. Raises NotFollowed without the ticket of the page, AlreadyRated."""
    feedback, ticket = _of_ticket(request), read_ticket(request.POST.get("ticket", ""))
    typed = request.POST.get("score", "")
    score = int(typed) if typed in {"1", "2", "3", "4", "5"} else 0
    try:
        changed = rate(request.actor, ticket, feedback.pk, score)
    except Invalid as error:
        return _show(request, feedback, error)
    messages.success(request, _("Đã ghi nhận đánh giá. Xin cảm ơn."))
    return _show(request, changed)


def _of_ticket(request: HouseRequest) -> Feedback:
    return Feedback.objects.get(code=read_ticket(request.POST.get("ticket", "")).code)


def _kept(feedback: Feedback) -> Sequence[int]:
    return list(feedback.files.values_list("stored_file", flat=True))


def _show(request: HouseRequest, feedback: Feedback, error: Invalid | None = None) -> HttpResponse:
    facts = {
        "feedback": feedback,
        "title": mask_text(feedback.title),
        "text": mask_text(feedback.text),
        "asked_for": mask_text(feedback.asked_for),
        "agency": name_of(feedback.agency_id),
        "about": name_of(feedback.about_agency_id),
        "files": feedback.files.order_by("id"),
        "chip": feedback_chip(feedback),
        "history": writer_history(feedback),
        "ticket": write_ticket(feedback),
        "may_rate": feedback.state in RATEABLE and feedback.score is None,
        "scores": [(value, _(words)) for value, words in _SCORES],
        "errors": field_sentences(error) if error else {},
        "typed": request.POST if error else {},
    }
    return render(request, "voice/follow_feedback.html", facts, status=error.status if error else 200)
