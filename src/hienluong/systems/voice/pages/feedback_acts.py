"""One address for each act on feedback: read the form, call the action."""

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hienluong.base.text import clean_line, clean_text
from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.voice.actions.feedback.handle import accept, name_post, refer
from hienluong.systems.voice.actions.feedback.reply import close, publish_result, reply, unpublish_result
from hienluong.systems.voice.actions.feedback.supplement import ask_writer
from hienluong.systems.voice.models import Feedback
from hienluong.systems.voice.pages.acting import Desk
from hienluong.systems.voice.pages.feedback_page import feedback_facts
from hienluong.systems.voice.pages.frames import window
from hienluong.systems.voice.queries.agencies import agency_named
from hienluong.systems.voice.queries.feedback import visible_feedback
from hienluong.systems.voice.values import Forward, Publication

__all__ = ["act_on_feedback"]


@require_POST
@never_cache
def act_on_feedback(request: HouseRequest, code: str, act: str) -> HttpResponse:
    """Do the act. Refused input comes back on the same page with everything that was typed."""
    return _DESK.answer(request, code, act)


def _text(request: HouseRequest, name: str) -> str:
    return clean_text(request.POST.get(name, ""))


def _refer(request: HouseRequest, feedback: Feedback) -> object:
    agency = agency_named(request.POST.get("agency", ""))
    return refer(request.actor, Forward(feedback.pk, agency.id if agency else 0, _text(request, "reason")))


def _name(request: HouseRequest, feedback: Feedback) -> object:
    return name_post(request.actor, feedback.pk, window(request.POST.get("post", "")) or 0)


def _publish(request: HouseRequest, feedback: Feedback) -> object:
    publication = Publication(
        matter_id=feedback.pk,
        title=clean_line(request.POST.get("title", "")),
        text=_text(request, "text"),
        answer=_text(request, "answer"),
    )
    return publish_result(request.actor, publication)


_DESK = Desk(
    acts={
        "accept": lambda request, one: accept(request.actor, one.pk),
        "refer": _refer,
        "name": _name,
        "ask": lambda request, one: ask_writer(request.actor, one.pk, _text(request, "reason")),
        "reply": lambda request, one: reply(request.actor, one.pk, _text(request, "answer")),
        "publish": _publish,
        "unpublish": lambda request, one: unpublish_result(request.actor, one.pk, _text(request, "reason")),
        "close": lambda request, one: close(request.actor, one.pk, _text(request, "reason")),
    },
    find=visible_feedback,
    facts=lambda actor, one, act, errors: feedback_facts(actor, one, act=act, errors=errors),
    template="voice/feedback.html",
    page="voice:feedback",
    list_page="voice:feedback-list",
    whole="answer",
)
