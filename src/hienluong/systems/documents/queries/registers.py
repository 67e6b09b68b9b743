"""Registers as books: every column that the decree asks for (NĐ 30/2020/NĐ-CP, Phụ lục IV)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, QuerySet

from hienluong.base import clock
from hienluong.base.errors import NotFound
from hienluong.base.text import short_date
from hienluong.face.language import in_vietnamese
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import AgencyState, agency_as_of, standing
from hienluong.shared.printing.public import DocumentBook, Letterhead, letterhead_of
from hienluong.systems.documents.models import Book, Document, Flow, Part
from hienluong.systems.documents.rights import READ

__all__ = ["MOST_ROWS", "YearOfBook", "book_paper", "years_of_books"]

MOST_ROWS = 5000
_INCOMING = (
    ("Ngày đến", 4), ("Số đến", 3), ("Tác giả", 7), ("Số, ký hiệu", 6), ("Ngày tháng", 4),
    ("Tên loại và trích yếu nội dung", 14), ("Đơn vị hoặc người nhận", 8), ("Ngày chuyển", 4), ("Ký nhận", 4), ("Ghi chú", 4),
)  # fmt: skip
_OUTGOING = (
    ("Số, ký hiệu", 6), ("Ngày tháng", 4), ("Tên loại và trích yếu nội dung", 14), ("Người ký", 6), ("Nơi nhận", 10),
    ("Đơn vị, người nhận bản lưu", 6), ("Số lượng bản", 3), ("Ngày chuyển", 4), ("Ký nhận", 4), ("Ghi chú", 4),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class YearOfBook:
    """One year of one register that the reader may print."""

    book: Book
    year: int
    last: int


def years_of_books(actor: Actor) -> Sequence[YearOfBook]:
    """The registers of agencies whose documents the actor reads, newest year first, with the last number in each."""
    scope = actor.scope(READ)
    books = Book.objects.all() if scope.everywhere else Book.objects.filter(agency__in=list(scope.agencies))
    counted = _last_numbers([book.pk for book in books])
    by_key = {book.pk: book for book in books}
    found = [YearOfBook(by_key[book], year, last) for (book, year), last in counted.items()]
    return sorted(found, key=lambda each: (-each.year, each.book.flow, each.book.pk))


@in_vietnamese
def book_paper(actor: Actor, book_id: int, year: int) -> DocumentBook:
    """A year of a register, in order of its numbers. Raises NotAllowed, NotFound."""
    book = Book.objects.filter(pk=book_id).first()
    if book is None:
        raise NotFound
    actor.require(READ, book.agency_id)
    columns = _INCOMING if book.flow == Flow.INCOMING else _OUTGOING
    rows = Document.objects.filter(book=book, year=year).select_related("type").order_by("series", "serial")
    lines = _incoming_rows(rows) if book.flow == Flow.INCOMING else _outgoing_rows(rows)
    head = letterhead_of(agency_as_of(book.agency_id, clock.today()))
    return DocumentBook(
        letterhead=Letterhead(
            agency=head["agency"], parent=head["parent"], place=head["place"], day=clock.today()
        ),
        title=book.name,
        period=f"Năm {year}",
        columns=tuple(name for name, _share in columns),
        widths=tuple(share for _name, share in columns),
        rows=tuple(lines),
    )


def _incoming_rows(rows: "QuerySet[Document]") -> list[tuple[str, ...]]:
    found = list(rows.prefetch_related("tasks__post")[:MOST_ROWS])
    return [
        (
            _day(each.arrived_at), f"{each.serial:02d}", each.issuer_name, each.symbol, _date(each), _about(each),
            "; ".join(task.post.title for task in each.tasks.all() if task.part == Part.LEAD),
            _day(each.registered_at), "", each.note,
        )
        for each in found
    ]  # fmt: skip


def _outgoing_rows(rows: "QuerySet[Document]") -> list[tuple[str, ...]]:
    names = standing(clock.today())
    found = list(rows.prefetch_related("receivers")[:MOST_ROWS])
    return [
        (
            each.symbol, _date(each), _about(each), each.signer_name,
            "; ".join(receiver.name for receiver in each.receivers.all()),
            _name(names, each.office_id), str(max(1, len(each.receivers.all()))),
            _day(each.issued_at), "", each.ended_why,
        )
        for each in found
    ]  # fmt: skip


def _last_numbers(books: Sequence[int]) -> dict[tuple[int, int], int]:
    rows = Document.objects.filter(book__in=books, serial__isnull=False).values_list("book", "year")
    counted = rows.annotate(last=Max("serial")).order_by()
    return {(book, year): last for book, year, last in counted}


def _about(document: Document) -> str:
    return f"{document.type.name}: {document.subject}" if document.type else document.subject


def _date(document: Document) -> str:
    return short_date(document.issued_on) if document.issued_on else ""


def _day(moment: "datetime | None") -> str:
    return short_date(clock.local(moment).date()) if moment else ""


def _name(names: Mapping[int, AgencyState], agency_id: int | None) -> str:
    state = names.get(agency_id or 0)
    return state.name if state else ""
