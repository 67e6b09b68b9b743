"""The catalogue for programs: public, the same for everybody."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from hienluong.face.api_shapes import refusals
from hienluong.systems.catalogue.finding.finder import Answer
from hienluong.systems.catalogue.models import ProcedureVersion
from hienluong.systems.catalogue.queries.search import SearchPage, search_procedures
from hienluong.systems.catalogue.queries.versions import procedure_in_force
from hienluong.systems.catalogue.summary import Summary, summary_of

__all__ = ["router"]

router = Router(tags=["procedures"])

_LONGEST_QUERY = 300
_MOST_ITEMS = 100
_FARTHEST = 10_000


class ProcedureItem(Schema):
    """A procedure in short."""

    code: str
    name: str
    sector: str
    levels: list[str] = Field(description="ministry, province, commune, other; empty when not published")
    time_limit: str
    fee: str
    service_level: str = Field(description="full, partial, unknown (NĐ 42/2022/NĐ-CP)")
    route: str = Field(description="local: filed here; ministry: a ministry's system owns the case")
    url: str


class Option(Schema):
    """An answer to the clarifying question, and the procedure it leads to."""

    label: str
    code: str


class Question(Schema):
    """The one question that tells look-alikes apart."""

    text: str
    options: list[Option]


class RefusalOut(Schema):
    """What the province does not do, and who does."""

    what: str
    where: str
    see: list[str] = Field(description="codes of procedures that may help")


class PlaceOut(Schema):
    """A former unit named in the question, and the commune that holds it now; empty for former districts."""

    former: str
    unit: str
    unit_code: str


class SearchOut(Schema):
    """Procedures best first, `count` of all that were found, and advice."""

    items: list[ProcedureItem]
    count: int
    question: Question | None = None
    refusal: RefusalOut | None = None
    life_event: str | None = None
    places: list[PlaceOut]


class PaperOut(Schema):
    """A required paper; when `replaced_by` names a database, nobody may ask for it."""

    name: str
    complete: bool = Field(description="false when the source had cut the name off")
    replaced_by: str


class ResultOut(Schema):
    """A kind of result."""

    name: str
    code: str


class ProcedureOut(ProcedureItem):
    """A procedure in full, as in force today."""

    version: int
    valid_from: date | None
    papers: list[PaperOut]
    results: list[ResultOut]
    decision: str
    source: str
    state: str = Field(description="unverified until an officer compared it with the province's decision")


@router.get("/procedures", response={200: SearchOut, **refusals(422)})
def find_procedures(
    request: HttpRequest,  # noqa: ARG001 - public: the reader does not matter
    q: Annotated[str, Query(max_length=_LONGEST_QUERY, description="everyday words, accents or not")] = "",
    limit: Annotated[int, Query(ge=1, le=_MOST_ITEMS)] = 20,
    offset: Annotated[int, Query(ge=0, le=_FARTHEST)] = 0,
) -> SearchOut:
    """Find procedures by everyday words, best first; without words, all of them, the commonest first."""
    return _search_out(search_procedures(q, limit, offset))


@router.get("/procedures/{code}", response={200: ProcedureOut, **refusals(404)})
def show_procedure(request: HttpRequest, code: str) -> ProcedureOut:  # noqa: ARG001 - public
    """A procedure in force today, by its national code ("1.001193", also "1.001193.H50")."""
    version = procedure_in_force(code)
    return _procedure_out(version)


def _search_out(page: SearchPage) -> SearchOut:
    answer = page.answer
    return SearchOut(
        items=[ProcedureItem(**_item(summary)) for summary in page.items],
        count=page.count,
        question=_question(answer),
        refusal=_refusal(answer),
        life_event=answer.event.title if answer.event else None,
        places=[
            PlaceOut(former=f"{place.kind} {place.name}".strip(), unit=place.unit, unit_code=place.unit_code)
            for place in answer.places
        ],
    )


def _question(answer: Answer) -> Question | None:
    if answer.question is None:
        return None
    options = [Option(label=label, code=code) for label, code in answer.question.options]
    return Question(text=answer.question.question, options=options)


def _refusal(answer: Answer) -> RefusalOut | None:
    refusal = answer.refusal
    return RefusalOut(what=refusal.what, where=refusal.where, see=list(refusal.see)) if refusal else None


def _item(summary: Summary) -> dict[str, Any]:
    return {
        "code": summary.code,
        "name": summary.name,
        "sector": summary.sector,
        "levels": [str(level) for level in summary.levels],
        "time_limit": summary.limit_words,
        "fee": summary.fee_words,
        "service_level": str(summary.service_level),
        "route": str(summary.route),
        "url": f"/thu-tuc/{summary.code}/",
    }


def _procedure_out(version: ProcedureVersion) -> ProcedureOut:
    papers = [
        PaperOut(name=paper.name, complete=not paper.name_cut, replaced_by=paper.replaced_by)
        for paper in version.papers.all()
    ]
    return ProcedureOut(
        **_item(summary_of(version)),
        version=version.number,
        valid_from=version.valid_from,
        papers=papers,
        results=[ResultOut(name=result.name, code=result.code) for result in version.results.all()],
        decision=version.decision,
        source=version.source,
        state=version.state,
    )
