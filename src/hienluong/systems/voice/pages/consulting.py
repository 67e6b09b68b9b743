"""Drafts open for comment, and what became of the comments, for everybody."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hienluong.base.errors import NotFound
from hienluong.face.ready_made import ready_made
from hienluong.kernel.access.public import SYSTEM
from hienluong.shared.files.public import FileGrant, inline_response, open_file
from hienluong.systems.voice.actions.consultations.moves import subject_of
from hienluong.systems.voice.models import Consultation
from hienluong.systems.voice.pages.frames import next_page
from hienluong.systems.voice.queries.agencies import name_of
from hienluong.systems.voice.queries.consultations import (
    counts_of,
    open_consultations,
    past_consultations,
    public_consultation,
    shown_comments,
    takes_comments,
)

__all__ = ["consultation_file", "consultation_list", "file_response", "one_consultation"]

_MOST_COMMENTS = 500


@require_safe
@ready_made("voice")
def consultation_list(request: HttpRequest, agency_id: int | None = None) -> HttpResponse:
    """What can be commented on now, and what is over; of one agency when it is given."""
    now = open_consultations(agency_id, limit=100)
    past = past_consultations(agency_id, request.GET.get("sau", ""))
    counts = counts_of([*now, *past.items])
    facts = {
        "now": [(each, name_of(each.agency_id), counts[each.pk]) for each in now],
        "past": [(each, name_of(each.agency_id), counts[each.pk]) for each in past.items],
        "agency": name_of(agency_id) if agency_id else "",
        "keyset": next_page(request.GET, past.after),
    }
    return render(request, "voice/consultations.html", facts)


@require_safe
@ready_made("voice")
def one_consultation(request: HttpRequest, slug: str) -> HttpResponse:
    """The draft, its files, the comments; at the end the summary."""
    consultation = public_consultation(slug)
    facts = {
        "consultation": consultation,
        "agency": name_of(consultation.agency_id),
        "sections": consultation.sections.order_by("number"),
        "files": consultation.files.order_by("number"),
        "groups": consultation.groups.order_by("number").prefetch_related("comments"),
        "comments": shown_comments(consultation)[:_MOST_COMMENTS],
        "counts": counts_of([consultation])[consultation.pk],
        "open": takes_comments(consultation),
    }
    return render(request, "voice/consultation.html", facts)


@require_safe
def consultation_file(request: HttpRequest, slug: str, number: int) -> FileResponse:  # noqa: ARG001 - public
    """A file of an opened draft; the house opens it, for whoever asks."""
    return file_response(public_consultation(slug), number)


def file_response(consultation: Consultation, number: int) -> FileResponse:
    """The file of that number. Raises NotFound; the caller knows that the reader may see the draft."""
    kept = consultation.files.filter(number=number).first()
    if kept is None:
        raise NotFound
    return inline_response(open_file(SYSTEM, FileGrant(kept.stored_file, "", subject_of(consultation))))
