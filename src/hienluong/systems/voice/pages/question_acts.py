"""One address for each act on a question: read the form, call the action."""

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hienluong.base.text import clean_line, clean_text
from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.voice.actions.questions.draft import save_draft, submit_answer
from hienluong.systems.voice.actions.questions.ending import decline, unpublish
from hienluong.systems.voice.actions.questions.forward import forward
from hienluong.systems.voice.actions.questions.review import answer_privately, publish_answer, return_draft
from hienluong.systems.voice.models import Question
from hienluong.systems.voice.pages.acting import Desk
from hienluong.systems.voice.pages.question_page import question_facts
from hienluong.systems.voice.queries.agencies import agency_named
from hienluong.systems.voice.queries.questions import visible_question
from hienluong.systems.voice.values import Forward, Publication

__all__ = ["act_on_question"]


@require_POST
@never_cache
def act_on_question(request: HouseRequest, code: str, act: str) -> HttpResponse:
    """Do the act. Refused input comes back on the same page with everything that was typed."""
    return _DESK.answer(request, code, act)


def _text(request: HouseRequest, name: str) -> str:
    return clean_text(request.POST.get(name, ""))


def _forward(request: HouseRequest, question: Question) -> object:
    agency = agency_named(request.POST.get("agency", ""))
    return forward(request.actor, Forward(question.pk, agency.id if agency else 0, _text(request, "reason")))


def _publish(request: HouseRequest, question: Question) -> object:
    publication = Publication(
        matter_id=question.pk,
        title=clean_line(request.POST.get("title", "")),
        text=_text(request, "text"),
        answer=_text(request, "answer"),
    )
    return publish_answer(request.actor, publication)


_DESK = Desk(
    acts={
        "draft": lambda request, one: save_draft(request.actor, one.pk, _text(request, "answer")),
        "submit": lambda request, one: submit_answer(
            request.actor, one.pk, _text(request, "answer"), _text(request, "note")
        ),
        "forward": _forward,
        "return": lambda request, one: return_draft(request.actor, one.pk, _text(request, "reason")),
        "publish": _publish,
        "answer": lambda request, one: answer_privately(request.actor, one.pk, _text(request, "answer")),
        "decline": lambda request, one: decline(request.actor, one.pk, _text(request, "reason")),
        "unpublish": lambda request, one: unpublish(request.actor, one.pk, _text(request, "reason")),
    },
    find=visible_question,
    facts=lambda actor, one, act, errors: question_facts(actor, one, act=act, errors=errors),
    template="voice/question.html",
    page="voice:question",
    list_page="voice:questions",
    whole="answer",
)
