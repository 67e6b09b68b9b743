"""The officer's page of one piece of feedback."""

from collections.abc import Sequence

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from hienluong.kernel.access.public import Actor, HouseRequest
from hienluong.kernel.people.public import mask_text
from hienluong.shared.files.public import files_by_id, inline_response
from hienluong.shared.work import public as work
from hienluong.systems.voice.actions.feedback.look import (
    look_at_feedback,
    named_words,
    open_attachment,
    reveal_writer,
)
from hienluong.systems.voice.actions.feedback.moves import matter_of
from hienluong.systems.voice.actions.turns import live
from hienluong.systems.voice.contacts import Contact
from hienluong.systems.voice.masking import publishable
from hienluong.systems.voice.models import Feedback
from hienluong.systems.voice.pages.frames import feedback_chip
from hienluong.systems.voice.queries.agencies import askable_agencies, name_of
from hienluong.systems.voice.queries.feedback import visible_feedback
from hienluong.systems.voice.queries.history import officer_history
from hienluong.systems.voice.queries.seats import Seat, seats_of
from hienluong.systems.voice.rights import HANDLE, REVIEW
from hienluong.systems.voice.rules.states import FEEDBACK

__all__ = ["attachment", "feedback_facts", "feedback_page", "writer"]


@require_GET
@never_cache
def feedback_page(request: HouseRequest, code: str) -> HttpResponse:
    """Shows it; the journal keeps that it was looked at. To those it complains about it does not exist."""
    feedback = look_at_feedback(request.actor, code)
    return render(request, "voice/feedback.html", feedback_facts(request.actor, feedback))


@require_POST
@never_cache
def writer(request: HouseRequest, code: str) -> HttpResponse:
    """The same page with who wrote, once."""
    shown = reveal_writer(request.actor, code)
    facts = feedback_facts(request.actor, visible_feedback(request.actor, code), contact=shown)
    return render(request, "voice/feedback.html", facts)


@require_GET
@never_cache
def attachment(request: HouseRequest, code: str, number: int) -> FileResponse:
    """A file of the writer's."""
    return inline_response(open_attachment(request.actor, code, number))


def feedback_facts(
    actor: Actor,
    feedback: Feedback,
    *,
    act: str = "",
    errors: dict[str, str] | None = None,
    contact: Contact | None = None,
) -> dict[str, object]:
    """Everything the page shows; after a refused act also its errors."""
    item = live(matter_of(feedback))
    if item is not None:
        work.mark_opened(actor, item)
    kept = list(feedback.files.order_by("id"))
    stored = files_by_id([each.stored_file for each in kept])
    return {
        "feedback": feedback,
        "title": mask_text(feedback.title),
        "text": mask_text(feedback.text),
        "asked_for": mask_text(feedback.asked_for),
        "contact": contact,
        "named": _named(feedback),
        "files": [(each, stored.get(each.stored_file)) for each in kept],
        "agency": name_of(feedback.agency_id),
        "about": name_of(feedback.about_agency_id),
        "chip": feedback_chip(feedback),
        "item": item,
        "acts": _acts(actor, feedback, item),
        "seats": _seats(feedback),
        "agencies": [each for each in askable_agencies() if each.id != feedback.agency_id],
        "public_title": publishable(feedback.title),
        "public_text": publishable(mask_text(feedback.text)),
        "public_answer": publishable(feedback.answer),
        "history": officer_history(feedback),
        "act": act,
        "errors": errors or {},
    }


def _named(feedback: Feedback) -> list[str]:
    """Whom it complains about: the posts by title and holder, else the writer's words."""
    known = (
        {seat.post_id: seat.words for seat in seats_of(feedback.about_agency_id)}
        if feedback.named_posts
        else {}
    )
    words = [named_words(feedback)] if feedback.named_words else []
    return [*(known[post] for post in feedback.named_posts if post in known), *words]


def _seats(feedback: Feedback) -> Sequence[Seat]:
    if "name" not in FEEDBACK.acts(feedback.state):
        return []
    return [seat for seat in seats_of(feedback.about_agency_id) if seat.post_id not in feedback.named_posts]


def _acts(actor: Actor, feedback: Feedback, item: work.WorkItem | None) -> set[str]:
    """What the reader can do now."""
    mine = item is not None and item.post_id in actor.posts and actor.holds(HANDLE, feedback.agency_id)
    reviews = actor.holds(REVIEW, feedback.agency_id)
    other = feedback.answered_by_id != actor.account_id
    may = {
        **dict.fromkeys(("accept", "refer", "name", "ask", "reply"), mine),
        "publish": reviews and other and feedback.may_publish,
        "unpublish": reviews,
        "close": reviews,
    }
    return {act for act in FEEDBACK.acts(feedback.state) if may.get(act, False)}
