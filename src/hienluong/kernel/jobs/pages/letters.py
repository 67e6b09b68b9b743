"""/van-hanh/hop-thu-chet/: events that a consumer could not take."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hienluong.base.errors import Invalid
from hienluong.face.errors import field_sentences
from hienluong.face.fields import Field
from hienluong.face.tables import KeysetPage
from hienluong.kernel.access.public import HouseRequest
from hienluong.kernel.jobs.actions.replay import drop, replay
from hienluong.kernel.jobs.queries import dead_letter, dead_letters

__all__ = ["drop_letter", "letter_list", "replay_letter"]

_AT_A_TIME = 50


@require_GET
@never_cache
def letter_list(request: HouseRequest) -> HttpResponse:
    """Newest first, with what can be done about each."""
    asked = request.GET.get("truoc", "")
    before = int(asked[:18]) if asked.isascii() and asked.isdigit() else None
    letters = list(dead_letters(request.actor, before=before, limit=_AT_A_TIME + 1))
    shown = letters[:_AT_A_TIME]
    following = f"{reverse('jobs:letters')}?truoc={shown[-1].pk}" if len(letters) > _AT_A_TIME else ""
    return render(request, "jobs/letters.html", {"letters": shown, "page": KeysetPage(next_url=following)})


@require_POST
def replay_letter(request: HouseRequest, number: int) -> HttpResponse:
    """Try one again."""
    replay(request.actor, number)
    messages.success(request, _("Đã đưa sự kiện trở lại hàng chờ; tiến trình nền sẽ giao lại ngay."))
    return redirect("jobs:letters")


@require_http_methods(["GET", "POST"])
def drop_letter(request: HouseRequest, number: int) -> HttpResponse:
    """Ask for the reason, then give one up."""
    letter, errors = dead_letter(request.actor, number), {}
    if request.method == "POST":
        try:
            drop(request.actor, number, request.POST.get("reason", ""))
        except Invalid as error:
            errors = field_sentences(error)
        else:
            messages.success(request, _("Đã bỏ sự kiện; lý do được ghi vào nhật ký."))
            return redirect("jobs:letters")
    question = Field(name="reason", label=_("Lý do bỏ"), error=errors.get("reason", ""), max_length=300)
    return render(request, "jobs/drop.html", {"letter": letter, "question": question, "errors": errors})
