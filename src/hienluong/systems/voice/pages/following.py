"""Follow a question: its code and a second thing the asker knows."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hienluong.kernel.access.public import HouseRequest
from hienluong.kernel.people.public import mask_text
from hienluong.systems.voice.actions.questions.look import follow_question
from hienluong.systems.voice.errors import NotFollowed
from hienluong.systems.voice.pages.frames import follow_limit, question_chip
from hienluong.systems.voice.queries.agencies import name_of
from hienluong.systems.voice.queries.history import writer_history

__all__ = ["follow"]


@require_http_methods(["GET", "POST"])
@never_cache
@follow_limit
def follow(request: HouseRequest) -> HttpResponse:
    """The form, and where the question stands when code and factor fit.

    POST, because an e-mail address has no place in an address line; a link may bring the code along.
    """
    if request.method == "GET":
        return render(request, "voice/follow_question.html", {"code": request.GET.get("ma", "")})
    code, factor = request.POST.get("ma", ""), request.POST.get("xac-nhan", "")
    facts: dict[str, object] = {"code": code, "factor": factor}
    try:
        question = follow_question(request.actor, code, factor)
    except NotFollowed as error:
        facts["not_found"] = _(error.what)
        return render(request, "voice/follow_question.html", facts, status=404)
    facts |= {
        "question": question,
        "title": mask_text(question.title),
        "text": mask_text(question.text),
        "agency": name_of(question.agency_id),
        "chip": question_chip(question),
        "history": writer_history(question),
    }
    return render(request, "voice/follow_question.html", facts)
