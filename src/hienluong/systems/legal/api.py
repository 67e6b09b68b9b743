"""Documents for programs: public, the same for everybody."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema
from pydantic import Field

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.text import clean_line
from hienluong.face.api_shapes import refusals
from hienluong.systems.legal.models import Document
from hienluong.systems.legal.queries.documents import Link, document_by_slug, links_of
from hienluong.systems.legal.queries.filters import LONGEST_QUERY, Asked, matching
from hienluong.systems.legal.queries.listing import Place, slice_of
from hienluong.systems.legal.rules import Effect, effect_on

__all__ = ["router"]

router = Router(tags=["documents"])

_MOST_ITEMS = 100


class DocumentItem(Schema):
    """A document in short, with its effect today."""

    slug: str
    symbol: str = Field(description="number and symbol as printed, e.g. 36/2024/QĐ-UBND")
    type: str
    family: str = Field(description="normative, directive")
    issuer: str = Field(description="name of the issuer on the day of issue")
    field: str
    territory: str = Field(
        description="where it holds; documents of a former province hold in its old territory"
    )
    summary: str
    issued_on: date
    in_force_from: date | None
    effect: Effect = Field(description="computed for today from dated facts")
    url: str


class DocumentsOut(Schema):
    """A page of documents; `next` is the value of `after` for the page that follows, empty on the last."""

    items: list[DocumentItem]
    count: int
    next: str


class RelationOut(Schema):
    """A relation as seen from the document asked for."""

    kind: str = Field(description="amends, replaces, annuls, guides, based_on")
    acting: bool = Field(
        description="true: this document does it to the other; false: the other does it to this one"
    )
    symbol: str
    slug: str = Field(description="empty for a document elsewhere")
    extent: str = Field(description="whole, part")
    part: str
    from_day: date | None


class DocumentFileOut(Schema):
    """A PDF of the document."""

    label: str
    url: str
    size: int = Field(description="bytes")
    sha256: str
    pages: int | None


class DocumentOut(DocumentItem):
    """A document in full."""

    signer_title: str
    signer_name: str
    published_on: date | None
    ends_from: date | None = Field(description="first day without effect, when known")
    ended_by: str = Field(description="term, replaced, annulled; empty when it does not end")
    partly_from: date | None = Field(description="first day on which a part has no effect")
    relations: list[RelationOut]
    files: list[DocumentFileOut]


class DocumentFilter(Schema):
    """What to look for; codes are those of the list's own addresses."""

    q: str = Field("", max_length=LONGEST_QUERY, description="symbol or words, accents or not")
    family: str = Field("", max_length=20, description="normative, directive")
    type: str = Field("", max_length=40, description="e.g. quyet-dinh")
    issuer: str = Field("", max_length=200, description="e.g. uy-ban-nhan-dan-tinh-quang-tri")
    field: str = Field("", max_length=40, description="e.g. dat-dai-moi-truong")
    year: int | None = Field(None, ge=1900, le=2200, description="of issue")
    effect: Effect | None = Field(None, description="as of today")
    territory: str = Field("", max_length=40, description="e.g. toan-tinh")


@router.get("/documents", response={200: DocumentsOut, **refusals(422)})
def find_documents(
    request: HttpRequest,  # noqa: ARG001 - public: the reader does not matter
    filters: Annotated[DocumentFilter, Query()],
    limit: Annotated[int, Query(ge=1, le=_MOST_ITEMS)] = 20,
    after: Annotated[str, Query(max_length=60, description="`next` of the page before")] = "",
) -> DocumentsOut:
    """Published documents, the newest first; with words, the most fitting first."""
    asked = filters.dict()
    words = {name: clean_line(str(value)) for name, value in asked.items() if value is not None}
    chosen = {name: value for name, value in words.items() if name != "q" and value}
    place = Place.read(after)
    if after and place is None:
        raise Invalid({"after": gettext_noop("Giá trị không đúng quy định.")})
    question = Asked(words["q"], chosen)
    found = slice_of(question, limit, after=place)
    return DocumentsOut(
        items=[DocumentItem(**_item(one)) for one in found.documents],
        count=matching(question).count(),
        next=str(found.after) if found.after else "",
    )


@router.get("/documents/{slug}", response={200: DocumentOut, **refusals(404, 410)})
def show_document(request: HttpRequest, slug: str) -> DocumentOut:  # noqa: ARG001 - public
    """One published document with its relations in both directions and its files."""
    document = document_by_slug(slug)
    files = document.files.select_related("file__blob").order_by("position").defer("text")
    return DocumentOut(
        **_item(document),
        signer_title=document.signer_title,
        signer_name=document.signer_name,
        published_on=document.published_on,
        ends_from=document.ends_from,
        ended_by=document.ended_by,
        partly_from=document.partly_from,
        relations=[_relation(link) for link in links_of(document, clock.today())],
        files=[
            DocumentFileOut(
                label=held.label,
                url=f"{document.url}tep/{held.position}/{held.file.name}",
                size=held.file.blob.size,
                sha256=held.file.blob.sha256,
                pages=held.pages,
            )
            for held in files
        ],
    )


def _item(document: Document) -> Mapping[str, Any]:
    return {
        "slug": document.slug,
        "symbol": document.symbol,
        "type": document.type.name,
        "family": document.family,
        "issuer": document.issuer_name,
        "field": document.field.name,
        "territory": document.territory.name,
        "summary": document.summary,
        "issued_on": document.issued_on,
        "in_force_from": document.in_force_from,
        "effect": effect_on(document, clock.today()),
        "url": document.url,
    }


def _relation(link: Link) -> RelationOut:
    return RelationOut(
        kind=link.kind,
        acting=link.is_acting,
        symbol=link.other.symbol if link.other else link.relation.outside,
        slug=link.other.slug if link.other is not None and link.other.is_published else "",
        extent=link.relation.extent,
        part=link.relation.part,
        from_day=link.from_day,
    )
