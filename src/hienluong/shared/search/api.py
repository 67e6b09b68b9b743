"""The one search for programs: public, the same for everybody."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from hienluong.face.api_shapes import refusals
from hienluong.shared.search.queries.candidates import KEPT
from hienluong.shared.search.queries.search import search
from hienluong.shared.search.values import Answer, Group

__all__ = ["router"]

router = Router(tags=["search"])

_MOST_ITEMS = 20


class FoundItem(Schema):
    """Something public that fits."""

    title: str
    url: str
    snippet: str = Field(description="escaped HTML, the words found in <mark>")
    agency_id: int | None = Field(description="the agency on whose site it stands")
    at: datetime | None = Field(description="published or issued")


class FoundGroup(Schema):
    """What was found of one kind."""

    kind: str
    label: str
    count: int
    at_least: bool = Field(description="there may be more than `count`: counting stops somewhere")
    advice: str
    items: list[FoundItem]


class FoundOut(Schema):
    """Groups in the order in which the page shows them, and what was done to find them."""

    groups: list[FoundGroup]
    suggestion: str = Field(description="the words really searched when those asked for found nothing")
    partly: bool = Field(description="no entry has all words")
    moved: list[str] = Field(description="former names in the question, explained")
    cut_short: bool = Field(description="time was over before everything was looked through")


@router.get("/search", response={200: FoundOut, **refusals(422)})
def search_everything(
    request: HttpRequest,  # noqa: ARG001
    q: Annotated[str, Query(max_length=10_000)],
    kind: Annotated[str, Query(max_length=40, description="one kind alone; all when empty")] = "",
    agency: Annotated[int | None, Query(description="one agency's site alone")] = None,
    limit: Annotated[int, Query(ge=1, le=_MOST_ITEMS)] = 5,
    offset: Annotated[int, Query(ge=0, le=KEPT)] = 0,
) -> FoundOut:
    """Search everything public in Vietnamese: with or without accents, in any order, phrases in quotes."""
    kinds = (kind,) if kind else None
    return _told(search(q, agency_id=agency, kinds=kinds, limit=limit, offset=offset))


def _told(answer: Answer) -> FoundOut:
    return FoundOut(
        groups=[_group(group) for group in answer.groups],
        suggestion=answer.suggestion,
        partly=answer.partly,
        moved=[one.explanation for one in answer.moved],
        cut_short=answer.cut_short,
    )


def _group(group: Group) -> FoundGroup:
    items = [
        FoundItem(title=hit.title, url=hit.url, snippet=str(hit.snippet), agency_id=hit.agency_id, at=hit.at)
        for hit in group.hits
    ]
    return FoundGroup(
        kind=group.kind,
        label=group.label,
        count=group.count,
        at_least=group.more,
        advice=group.advice,
        items=items,
    )
