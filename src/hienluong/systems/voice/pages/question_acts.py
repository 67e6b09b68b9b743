"""One address for each act on a question: read the form, call the action."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hienluong.base.errors import Invalid
from hienluong.base.text import clean_line, clean_text
from hienluong.face.errors import field_sentences
from hienluong.kernel.access.public import Actor, HouseRequest
from hienluong.systems.voice.actions.questions.draft import save_draft, submit_answer
from hienluong.systems.voice.actions.questions.ending import decline, unpublish
from hienluong.systems.voice.actions.questions.forward import forward
from hienluong.systems.voice.actions.questions.review import answer_privately, publish_answer, return_draft
from hienluong.systems.voice.models import Question
from hienluong.systems.voice.pages.question_page import question_facts
from hienluong.systems.voice.queries.agencies import agency_named
from hienluong.systems.voice.queries.questions import visible_question, visible_to
from hienluong.systems.voice.values import Forward, Publication

__all__ = ["act_on_question"]

Act = Callable[[Actor, Question, QueryDict], object]


@require_POST
@never_cache
def act_on_question(request: HouseRequest, code: str, act: str) -> HttpResponse:
    """Do the act. Refused input comes back on the same page with everything that was typed."""
    if act not in _ACTS:
        raise Http404
    question = visible_question(request.actor, code)
    try:
        _ACTS[act](request.actor, question, request.POST)
    except Invalid as error:
        told = field_sentences(error) or {"answer": f"{_(str(error))} {_(error.next_step)}"}
        facts = question_facts(request.actor, visible_question(request.actor, code), act=act, errors=told)
        return render(request, "voice/question.html", facts | {"typed": request.POST}, status=error.status)
    messages.success(request, _("Đã xong: câu hỏi %(code)s.") % {"code": code})
    still_there = visible_to(request.actor).filter(code=code).exists()
    return redirect("voice:question", code=code) if still_there else redirect("voice:questions")


def _text(form: QueryDict, name: str) -> str:
    return clean_text(form.get(name, ""))


def _forward(actor: Actor, question: Question, form: QueryDict) -> object:
    agency = agency_named(form.get("agency", ""))
    return forward(actor, Forward(question.pk, agency.id if agency else 0, _text(form, "reason")))


def _publish(actor: Actor, question: Question, form: QueryDict) -> object:
    publication = Publication(
        matter_id=question.pk,
        title=clean_line(form.get("title", "")),
        text=_text(form, "text"),
        answer=_text(form, "answer"),
    )
    return publish_answer(actor, publication)


_ACTS: Mapping[str, Act] = {
    "draft": lambda actor, question, form: save_draft(actor, question.pk, _text(form, "answer")),
    "submit": lambda actor, question, form: submit_answer(
        actor, question.pk, _text(form, "answer"), _text(form, "note")
    ),
    "forward": _forward,
    "return": lambda actor, question, form: return_draft(actor, question.pk, _text(form, "reason")),
    "publish": _publish,
    "answer": lambda actor, question, form: answer_privately(actor, question.pk, _text(form, "answer")),
    "decline": lambda actor, question, form: decline(actor, question.pk, _text(form, "reason")),
    "unpublish": lambda actor, question, form: unpublish(actor, question.pk, _text(form, "reason")),
}
