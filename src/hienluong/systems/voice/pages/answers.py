"""Published answers for everybody: the list with its filters, one answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.face.ready_made import ready_made
from hienluong.systems.voice.pages.frames import next_page
from hienluong.systems.voice.pages.linked_data import faq_as_json
from hienluong.systems.voice.queries.agencies import (
    agency_named,
    agency_names,
    askable_agencies,
    identifier_of,
    name_of,
)
from hienluong.systems.voice.queries.published import AnswerFilter, published_answer, published_answers
from hienluong.systems.voice.topics import topics

__all__ = ["answer_list", "one_answer"]

_LONGEST = 200


@require_safe
@ready_made("voice")
def answer_list(request: HttpRequest, agency_id: int | None = None) -> HttpResponse:
    """The newest answers; of one agency when it is given. Every filter stands in the address."""
    typed = request.GET
    chosen = agency_named(typed.get("co-quan", ""))
    wanted = AnswerFilter(
        agency_id=agency_id or (chosen.id if chosen else None),
        topic=typed.get("linh-vuc", "") if typed.get("linh-vuc", "") in topics() else "",
        words=typed.get("q", "")[:_LONGEST],
    )
    page = published_answers(wanted, typed.get("sau", ""))
    facts = {
        "page": page,
        "agency": name_of(agency_id) if agency_id else "",
        "identifier": identifier_of(agency_id) if agency_id else typed.get("co-quan", ""),
        "names": agency_names(),
        "topics": topics(),
        "filters": _filters(request, agency_id),
        "filtered": bool(wanted.words or wanted.topic or chosen),
        "keyset": next_page(typed, page.after),
        "linked_data": faq_as_json(page.answers),
    }
    return render(request, "voice/answers.html", facts)


@require_safe
@ready_made("voice")
def one_answer(request: HttpRequest, slug: str) -> HttpResponse:
    """One question with its answer."""
    answer = published_answer(slug)
    facts = {
        "answer": answer,
        "agency": name_of(answer.agency_id),
        "identifier": identifier_of(answer.agency_id),
        "topic": topics().get(answer.topic, ""),
        "linked_data": faq_as_json([answer]),
    }
    return render(request, "voice/answer.html", facts)


def _filters(request: HttpRequest, agency_id: int | None) -> list[Field]:
    typed = request.GET
    agencies = [Choice("", _("Tất cả")), *(Choice(each.identifier, each.name) for each in askable_agencies())]
    fields = [Choice("", _("Tất cả")), *(Choice(key, _(name)) for key, name in topics().items())]
    words = Field(name="q", label=_("Từ cần tìm"), value=typed.get("q", ""), required=False)
    topic = Field(
        name="linh-vuc", label=_("Lĩnh vực"), kind=FieldKind.SELECT, choices=fields,
        value=typed.get("linh-vuc", ""), required=False,
    )  # fmt: skip
    agency = Field(
        name="co-quan", label=_("Cơ quan"), kind=FieldKind.SELECT, choices=agencies,
        value=typed.get("co-quan", ""), required=False,
    )  # fmt: skip
    return [words, topic] if agency_id else [words, topic, agency]
