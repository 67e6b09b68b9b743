"""The officer's page of one consultation: the draft, the comments, the groups, what can be done now."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from hienluong.kernel.access.public import Actor, HouseRequest
from hienluong.kernel.people.public import mask_text
from hienluong.shared.files.public import files_by_id
from hienluong.shared.work import public as work
from hienluong.systems.voice.actions.consultations.moves import comment_context, matter_of, write_journal
from hienluong.systems.voice.actions.turns import live
from hienluong.systems.voice.contacts import SealedContact, opened
from hienluong.systems.voice.models import Comment, CommentState, Consultation, ConsultationState, Treatment
from hienluong.systems.voice.pages.consulting import file_response
from hienluong.systems.voice.queries.agencies import name_of
from hienluong.systems.voice.queries.consultations import counts_of, visible_consultation
from hienluong.systems.voice.rights import ANSWER, REVIEW
from hienluong.systems.voice.rules.states import CONSULTATION

__all__ = ["prepared", "prepared_facts", "prepared_file"]

_MODERATED_IN = (ConsultationState.OPEN, ConsultationState.CLOSED)
_MOST_COMMENTS = 500


@require_GET
@never_cache
def prepared(request: HouseRequest, code: str) -> HttpResponse:
    """Shows it; the journal keeps that the comments were read."""
    consultation = visible_consultation(request.actor, code)
    write_journal(request.actor, "voice.consultation_looked", consultation, right=ANSWER)
    return render(request, "voice/prepared.html", prepared_facts(request.actor, consultation))


@require_GET
@never_cache
def prepared_file(request: HouseRequest, code: str, number: int) -> FileResponse:
    """A file of a draft that may not be public yet."""
    return file_response(visible_consultation(request.actor, code), number)


def prepared_facts(
    actor: Actor, consultation: Consultation, *, act: str = "", errors: dict[str, str] | None = None
) -> dict[str, object]:
    """Everything the page shows; after a refused act also its errors."""
    item = live(matter_of(consultation))
    if item is not None:
        work.mark_opened(actor, item)
    comments = consultation.comments.select_related("section", "group").order_by("id")[:_MOST_COMMENTS]
    kept = list(consultation.files.order_by("number"))
    stored = files_by_id([each.stored_file for each in kept])
    return {
        "consultation": consultation,
        "agency": name_of(consultation.agency_id),
        "sections": consultation.sections.order_by("number"),
        "files": [(each, stored.get(each.stored_file)) for each in kept],
        "comments": [(each, mask_text(each.text), _by(each)) for each in comments],
        "counts": counts_of([consultation])[consultation.pk],
        "groups": consultation.groups.order_by("number"),
        "treatments": Treatment.choices,
        "acts": _acts(actor, consultation),
        "waiting": CommentState.WAITING,
        "act": act,
        "errors": errors or {},
    }


def _by(comment: Comment) -> str:
    """Who says it: the name is needed to weigh what an organisation says; how to reach them is not shown."""
    name = opened(SealedContact(comment.name, "", ""), comment_context(comment)).name
    return f"{name}, {comment.organisation}" if comment.organisation else name


def _acts(actor: Actor, consultation: Consultation) -> set[str]:
    """What the reader can do now."""
    writes = actor.holds(ANSWER, consultation.agency_id)
    reviews = actor.holds(REVIEW, consultation.agency_id)
    may = {
        "edit": writes,
        "open": reviews and consultation.drafted_by_id != actor.account_id,
        "extend": reviews,
        "group": writes,
        "summarise": reviews,
    }
    found = {act for act in CONSULTATION.acts(consultation.state) if may.get(act, False)}
    return found | ({"moderate"} if writes and consultation.state in _MODERATED_IN else set())
