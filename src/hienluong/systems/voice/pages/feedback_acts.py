"""One address for each act on feedback: read the form, call the action."""

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
from hienluong.systems.voice.actions.feedback.handle import accept, name_post, refer
from hienluong.systems.voice.actions.feedback.reply import close, publish_result, reply, unpublish_result
from hienluong.systems.voice.actions.feedback.supplement import ask_writer
from hienluong.systems.voice.models import Feedback
from hienluong.systems.voice.pages.feedback_page import feedback_facts
from hienluong.systems.voice.pages.frames import window
from hienluong.systems.voice.queries.agencies import agency_named
from hienluong.systems.voice.queries.feedback import visible_feedback, visible_to
from hienluong.systems.voice.values import Forward, Publication

__all__ = ["act_on_feedback"]

Act = Callable[[Actor, Feedback, QueryDict], object]


@require_POST
@never_cache
def act_on_feedback(request: HouseRequest, code: str, act: str) -> HttpResponse:
    """Do the act. Refused input comes back on the same page with everything that was typed."""
    if act not in _ACTS:
        raise Http404
    feedback = visible_feedback(request.actor, code)
    try:
        _ACTS[act](request.actor, feedback, request.POST)
    except Invalid as error:
        told = field_sentences(error) or {"answer": f"{_(str(error))} {_(error.next_step)}"}
        facts = feedback_facts(request.actor, visible_feedback(request.actor, code), act=act, errors=told)
        return render(request, "voice/feedback.html", facts | {"typed": request.POST}, status=error.status)
    messages.success(request, _("Đã xong: %(code)s.") % {"code": code})
    still_there = visible_to(request.actor).filter(code=code).exists()
    return redirect("voice:feedback", code=code) if still_there else redirect("voice:feedback-list")


def _text(form: QueryDict, name: str) -> str:
    return clean_text(form.get(name, ""))


def _refer(actor: Actor, feedback: Feedback, form: QueryDict) -> object:
    agency = agency_named(form.get("agency", ""))
    return refer(actor, Forward(feedback.pk, agency.id if agency else 0, _text(form, "reason")))


def _publish(actor: Actor, feedback: Feedback, form: QueryDict) -> object:
    publication = Publication(
        matter_id=feedback.pk,
        title=clean_line(form.get("title", "")),
        text=_text(form, "text"),
        answer=_text(form, "answer"),
    )
    return publish_result(actor, publication)


_ACTS: Mapping[str, Act] = {
    "accept": lambda actor, feedback, _form: accept(actor, feedback.pk),
    "refer": _refer,
    "name": lambda actor, feedback, form: name_post(actor, feedback.pk, window(form.get("post", "")) or 0),
    "ask": lambda actor, feedback, form: ask_writer(actor, feedback.pk, _text(form, "reason")),
    "reply": lambda actor, feedback, form: reply(actor, feedback.pk, _text(form, "answer")),
    "publish": _publish,
    "unpublish": lambda actor, feedback, form: unpublish_result(actor, feedback.pk, _text(form, "reason")),
    "close": lambda actor, feedback, form: close(actor, feedback.pk, _text(form, "reason")),
}
