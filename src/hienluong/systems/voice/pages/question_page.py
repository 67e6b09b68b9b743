"""The officer's page of one question: what was asked, history, similar answers, what can be done now."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from hienluong.kernel.access.public import Actor, HouseRequest
from hienluong.kernel.people.public import mask_text
from hienluong.shared.work import public as work
from hienluong.systems.voice.actions.questions.look import look_at_question, reveal_contact
from hienluong.systems.voice.actions.questions.moves import context_of, matter_of
from hienluong.systems.voice.actions.turns import live
from hienluong.systems.voice.contacts import Contact, SealedContact, opened
from hienluong.systems.voice.masking import publishable
from hienluong.systems.voice.models import Question
from hienluong.systems.voice.pages.frames import question_chip
from hienluong.systems.voice.queries.agencies import askable_agencies, name_of
from hienluong.systems.voice.queries.history import officer_history
from hienluong.systems.voice.queries.questions import similar_answers, visible_question
from hienluong.systems.voice.rights import ANSWER, REVIEW
from hienluong.systems.voice.rules.states import QUESTION
from hienluong.systems.voice.topics import topics

__all__ = ["contact", "question_facts", "question_page"]


@require_GET
@never_cache
def question_page(request: HouseRequest, code: str) -> HttpResponse:
    """Shows the question; the journal keeps that it was looked at."""
    question = look_at_question(request.actor, code)
    return render(request, "voice/question.html", question_facts(request.actor, question))


@require_POST
@never_cache
def contact(request: HouseRequest, code: str) -> HttpResponse:
    """The same page with the way to reach the asker, once: a POST, so that no link brings it back."""
    shown = reveal_contact(request.actor, code)
    facts = question_facts(request.actor, visible_question(request.actor, code), contact=shown)
    return render(request, "voice/question.html", facts)


def question_facts(
    actor: Actor,
    question: Question,
    *,
    act: str = "",
    errors: dict[str, str] | None = None,
    contact: Contact | None = None,
) -> dict[str, object]:
    """Everything the page shows; after a refused act also its errors."""
    item = live(matter_of(question))
    if item is not None:
        work.mark_opened(actor, item)
    return {
        "question": question,
        "title": mask_text(question.title),
        "text": mask_text(question.text),
        "asker": opened(SealedContact(question.name, "", ""), context_of(question)).name,
        "contact": contact,
        "agency": name_of(question.agency_id),
        "topic": topics().get(question.topic, ""),
        "chip": question_chip(question),
        "item": item,
        "acts": _acts(actor, question, item),
        "public_title": publishable(question.title),
        "public_text": publishable(mask_text(question.text)),
        "agencies": [each for each in askable_agencies() if each.id != question.agency_id],
        "history": officer_history(question),
        "similar": similar_answers(question),
        "act": act,
        "errors": errors or {},
    }


def _acts(actor: Actor, question: Question, item: work.WorkItem | None) -> set[str]:
    """What the reader can do now."""
    mine = item is not None and item.post_id in actor.posts
    answers = actor.holds(ANSWER, question.agency_id)
    reviews = actor.holds(REVIEW, question.agency_id)
    other = question.drafted_by_id != actor.account_id
    may = {
        "draft": mine and answers,
        "forward": mine and answers,
        "submit": mine and answers,
        "return": mine and reviews,
        "publish": mine and reviews and other and question.may_publish,
        "answer": mine and reviews and other,
        "decline": reviews,
        "unpublish": reviews,
        "contact": answers,
    }
    possible = {*QUESTION.acts(question.state), "contact"}
    return {act for act, allowed in may.items() if allowed and act in possible}
