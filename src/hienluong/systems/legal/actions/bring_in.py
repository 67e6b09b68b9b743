"""Many documents at once: from an older system, or a sample."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import HouseError, Invalid
from hienluong.base.symbols import tight
from hienluong.face.ready_made import touch
from hienluong.kernel.access.public import Actor
from hienluong.kernel.jobs.public import emit
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.files.public import Purpose, keep
from hienluong.systems.legal import events, rules
from hienluong.systems.legal.actions.add_file import FILE_PURPOSE
from hienluong.systems.legal.actions.effects import refresh_effects
from hienluong.systems.legal.actions.register import free_slug
from hienluong.systems.legal.actions.telling import PUBLISH, TOPIC, lock_register
from hienluong.systems.legal.composing import compose
from hienluong.systems.legal.finding import find_all
from hienluong.systems.legal.models import Document, DocumentFile, Relation
from hienluong.systems.legal.values import DocumentFacts, RelationFacts

__all__ = ["Brought", "LineFault", "Tie", "bring_in"]


@dataclass(frozen=True, slots=True)
class Tie:
    """What a brought document does to another, named by its symbol; unknown symbols are documents elsewhere."""

    kind: str
    symbol: str
    extent: str = "whole"
    part: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """One document of the batch: where it stood (a line number), what it says, since when it is published."""

    line: int
    facts: DocumentFacts
    published_on: date | None = None
    ties: Sequence[Tie] = ()
    paper: bytes = b""
    """Its PDF, when the house itself made it; what others made comes through `add_file`."""


@dataclass(frozen=True, slots=True)
class LineFault:
    """What is wrong with one line."""

    line: int
    words: str


@dataclass(slots=True)
class _Batch:
    documents: list[Document] = field(default_factory=list)
    lines: list[Brought] = field(default_factory=list)
    faults: list[LineFault] = field(default_factory=list)
    slugs: set[str] = field(default_factory=set)
    names: set[tuple[int, str, str, int]] = field(default_factory=set)


@transaction.atomic
def bring_in(actor: Actor, brought: Sequence[Brought]) -> tuple[list[Document], list[LineFault]]:
    """Register all, with their publication days and relations; documents that are there already are left alone.

    When a line is wrong nothing is written and every wrong line is told. Right `legal.publish` of each agency.
    Raises NotAllowed. One journal entry and one event for the batch; the files come later, by `add_file`.
    """
    lock_register()
    for each in brought:
        actor.require(PUBLISH, each.facts.agency_id)
    batch = _composed(brought)
    relations = [] if batch.faults else _saved(batch)
    if batch.faults:
        transaction.set_rollback(True)  # the documents of the right lines are gone with the savepoint
        return [], batch.faults
    Relation.objects.bulk_create(relations, ignore_conflicts=True)
    _attach(actor, batch)
    refresh_effects([document.pk for document in batch.documents])
    refresh_effects([pk for one in relations if (pk := one.target_id) is not None])
    find_all(batch.documents)
    if batch.documents:
        _tell(actor, len(batch.documents))
    return batch.documents, []


def _composed(brought: Sequence[Brought]) -> _Batch:
    batch = _Batch(names=set(_known_names()))
    for each in brought:
        try:
            document = compose(each.facts)
        except HouseError as error:
            batch.faults.append(LineFault(each.line, _words(error)))
            continue
        name = (document.agency_id, document.issuer_name, document.symbol_key, document.year)
        if name in batch.names:
            continue
        document.slug = free_slug(document, batch.slugs)
        _publish(document, each.published_on)
        batch.names.add(name)
        batch.slugs.add(document.slug)
        batch.documents.append(document)
        batch.lines.append(each)
    return batch


def _known_names() -> Sequence[tuple[int, str, str, int]]:
    rows = Document.objects.values_list("agency", "issuer_name", "symbol_key", "issued_on")
    return [(agency, issuer, key, day.year) for agency, issuer, key, day in rows]


def _words(error: HouseError) -> str:
    return " ".join(error.fields.values()) if isinstance(error, Invalid) and error.fields else str(error)


def _publish(document: Document, day: date | None) -> None:
    if day is not None:
        document.published_on = day
        document.published_at = min(datetime.combine(day, time(3), UTC), clock.now())


def _saved(batch: _Batch) -> list[Relation]:
    """The documents written, and their relations, not yet written."""
    Document.objects.bulk_create(batch.documents)
    wanted = {tight(tie.symbol) for each in batch.lines for tie in each.ties}
    known: dict[str, list[Document]] = {}
    rows = Document.objects.filter(symbol_tight__in=wanted).defer("text_key", "facts_key", "search")
    for row in rows.order_by("issued_on"):
        known.setdefault(row.symbol_tight, []).append(row)
    return [
        relation
        for document, each in zip(batch.documents, batch.lines, strict=True)
        for tie in each.ties
        if (relation := _relation(batch, each.line, document, tie, known)) is not None
    ]


def _relation(
    batch: _Batch, line: int, document: Document, tie: Tie, known: dict[str, list[Document]]
) -> Relation | None:
    target = _nearest(document, known.get(tight(tie.symbol), []))
    facts = RelationFacts(
        source_id=document.pk, kind=tie.kind, target_id=target.pk if target else None,
        outside="" if target else tie.symbol, extent=tie.extent, part=tie.part,
    )  # fmt: skip
    try:
        rules.ensure_relatable(facts, document, target)
    except Invalid as error:
        batch.faults.append(LineFault(line, f"{tie.symbol}: {_words(error)}"))
        return None
    return Relation(
        source=document, kind=facts.kind, target=target, outside=facts.outside, extent=facts.extent,
        part=facts.part, added_at=clock.now(),
    )  # fmt: skip


def _nearest(document: Document, candidates: Sequence[Document]) -> Document | None:
    """Of documents that bear the same symbol: the same agency's before others', the newest of those issued before."""
    fitting = [
        one for one in candidates if one.uid != document.uid and one.issued_on <= document.issued_on
    ] or [one for one in candidates if one.uid != document.uid]
    return max(
        fitting, key=lambda one: (one.agency_id == document.agency_id, one.issued_on, one.pk), default=None
    )


def _attach(actor: Actor, batch: _Batch) -> None:
    DocumentFile.objects.bulk_create(
        [
            DocumentFile(
                document=document,
                file=keep(
                    actor,
                    f"{document.slug}.pdf",
                    each.paper,
                    Purpose(FILE_PURPOSE, agency_id=document.agency_id),
                ),
                label=f"{document.type.name} {document.symbol}",
                position=1,
                added_at=clock.now(),
            )
            for document, each in zip(batch.documents, batch.lines, strict=True)
            if each.paper
        ]
    )


def _tell(actor: Actor, number: int) -> None:
    record(
        actor, events.IMPORTED, Subject("legal_document", "batch"), right=PUBLISH, facts={"documents": number}
    )
    emit(events.IMPORTED, {"documents": number})
    touch(TOPIC)
