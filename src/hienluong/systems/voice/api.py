"""Published answers and open consultations for programs: public, the same for everybody."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from hienluong.face.api_shapes import refusals
from hienluong.systems.voice.models import Consultation, ConsultationState, Question
from hienluong.systems.voice.queries.agencies import agency_named, identifier_of, name_of
from hienluong.systems.voice.queries.consultations import (
    counts_of,
    open_consultations,
    past_consultations,
    public_consultation,
)
from hienluong.systems.voice.queries.published import AnswerFilter, published_answer, published_answers

__all__ = ["router"]

router = Router(tags=["voice"])

_LONGEST = 200
_MOST = 100
_SLUG = r"^[a-z0-9-]{0,120}$"
Slug = Annotated[str, Path(pattern=_SLUG)]
_NOBODY = 0
"""No agency has this id: an unknown identifier finds nothing, not everything."""


class AnswerOut(Schema):
    """A question with its answer, as published. No name, no address of who asked."""

    slug: str
    title: str
    question: str
    answer: str
    topic: str = Field(description="key of the field of public business")
    agency: str = Field(description="identifier of the agency that answered (QĐ 20/2020/QĐ-TTg)")
    agency_name: str
    published_at: datetime | None
    url: str


class AnswersOut(Schema):
    """A page of answers, the newest first; `after` leads to the next one, empty at the end."""

    items: list[AnswerOut]
    after: str


class SectionOut(Schema):
    """A part of a draft."""

    number: int
    heading: str
    text: str


class ConsultationItem(Schema):
    """A consultation in short. Comments are taken to the end of the minute `closes_at`."""

    slug: str
    title: str
    agency: str
    agency_name: str
    state: str = Field(description="open, closed, summarised")
    opens_at: datetime | None
    closes_at: datetime
    comments: int = Field(description="how many came")
    url: str


class ConsultationOut(ConsultationItem):
    """A consultation with its draft."""

    purpose: str
    contact: str
    summary: str
    sections: list[SectionOut]


class ConsultationsOut(Schema):
    """Consultations; `after` leads to the next page of those that are over, empty at the end."""

    items: list[ConsultationItem]
    after: str


@router.get("/answers", response={200: AnswersOut, **refusals(422)})
def find_answers(
    request: HttpRequest,  # noqa: ARG001 - public: the reader does not matter
    q: Annotated[str, Query(max_length=_LONGEST, description="words, accents or not")] = "",
    agency: Annotated[str, Query(max_length=40, description="identifier, e.g. H50.4")] = "",
    topic: Annotated[str, Query(pattern="^[a-z-]{0,20}$")] = "",
    after: Annotated[str, Query(pattern=_SLUG)] = "",
    limit: Annotated[int, Query(ge=1, le=_MOST)] = 20,
) -> AnswersOut:
    """Published answers to questions, the newest first."""
    page = published_answers(AnswerFilter(_agency_id(agency), topic, q), after, limit)
    return AnswersOut(items=[_answer(each) for each in page.answers], after=page.after)


@router.get("/answers/{slug}", response={200: AnswerOut, **refusals(404, 422)})
def show_answer(request: HttpRequest, slug: Slug) -> AnswerOut:  # noqa: ARG001 - public
    """One published answer."""
    return _answer(published_answer(slug))


@router.get("/consultations", response={200: ConsultationsOut, **refusals(422)})
def list_open_consultations(
    request: HttpRequest,  # noqa: ARG001 - public
    agency: Annotated[str, Query(max_length=40, description="identifier, e.g. H50.4")] = "",
    state: Annotated[str, Query(pattern="^(open|past)$")] = "open",
    after: Annotated[str, Query(pattern=_SLUG)] = "",
    limit: Annotated[int, Query(ge=1, le=_MOST)] = 20,
) -> ConsultationsOut:
    """Drafts open for comment, the one that closes first in front; or those that are over, the newest first."""
    agency_id = _agency_id(agency)
    if state == ConsultationState.OPEN:
        return _consultations(open_consultations(agency_id, limit), "")
    page = past_consultations(agency_id, after, limit)
    return _consultations(page.items, page.after)


@router.get("/consultations/{slug}", response={200: ConsultationOut, **refusals(404, 422)})
def show_consultation(request: HttpRequest, slug: Slug) -> ConsultationOut:  # noqa: ARG001 - public
    """One consultation with its draft and, when it is over, the summary."""
    found = public_consultation(slug)
    (item,) = _consultations([found], "").items
    sections = found.sections.order_by("number")
    return ConsultationOut(
        **item.model_dump(),
        purpose=found.purpose,
        contact=found.contact,
        summary=found.summary,
        sections=[SectionOut(number=each.number, heading=each.heading, text=each.text) for each in sections],
    )


def _agency_id(identifier: str) -> int | None:
    if not identifier:
        return None
    known = agency_named(identifier)
    return known.id if known else _NOBODY


def _answer(question: Question) -> AnswerOut:
    return AnswerOut(
        slug=question.slug or "",
        title=question.public_title,
        question=question.public_text,
        answer=question.answer,
        topic=question.topic,
        agency=identifier_of(question.agency_id),
        agency_name=name_of(question.agency_id),
        published_at=question.published_at,
        url=f"/hoi-dap/{question.slug}/",
    )


def _consultations(found: Sequence[Consultation], after: str) -> ConsultationsOut:
    counts = counts_of(found)
    items = [
        ConsultationItem(
            slug=each.slug or "",
            title=each.title,
            agency=identifier_of(each.agency_id),
            agency_name=name_of(each.agency_id),
            state=each.state,
            opens_at=each.opens_at,
            closes_at=each.closes_at,
            comments=counts[each.pk].all,
            url=f"/lay-y-kien/{each.slug}/",
        )
        for each in found
    ]
    return ConsultationsOut(items=items, after=after)
