"""What came of feedback, for everybody: the list, one result."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hienluong.face.ready_made import ready_made
from hienluong.systems.voice.pages.frames import next_page
from hienluong.systems.voice.queries.agencies import name_of
from hienluong.systems.voice.queries.feedback import published_feedback, published_result

__all__ = ["one_result", "result_list"]


@require_safe
@ready_made("voice")
def result_list(request: HttpRequest, agency_id: int | None = None) -> HttpResponse:
    """The newest results; of one agency when it is given."""
    page = published_feedback(agency_id, request.GET.get("sau", ""))
    facts = {
        "lines": [(each, name_of(each.about_agency_id)) for each in page.items],
        "agency": name_of(agency_id) if agency_id else "",
        "keyset": next_page(request.GET, page.after),
    }
    return render(request, "voice/results.html", facts)


@require_safe
@ready_made("voice")
def one_result(request: HttpRequest, slug: str) -> HttpResponse:
    """One piece of feedback with what was done."""
    feedback = published_result(slug)
    facts = {
        "feedback": feedback,
        "about": name_of(feedback.about_agency_id),
        "agency": name_of(feedback.agency_id),
    }
    return render(request, "voice/result.html", facts)
