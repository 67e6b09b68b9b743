"""Types in force, and the books of an agency."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_noop

from hienluong.base.errors import Invalid
from hienluong.systems.documents.models import Book, DocumentType, Flow

__all__ = ["book_for", "books_of", "type_coded", "types_on"]


def types_on(day: date) -> Sequence[DocumentType]:
    """In the order of the decree."""
    return list(DocumentType.objects.as_of(day).order_by("position"))


def type_coded(code: str, day: date) -> DocumentType:
    """Raises Invalid."""
    found = DocumentType.objects.as_of(day).filter(code=code).first()
    if found is None:
        raise Invalid({"type": gettext_noop("Chọn loại văn bản.")})
    return found


def books_of(agency_id: int, flow: str, day: date) -> Sequence[Book]:
    """The registers that an agency keeps on `day`."""
    return list(Book.objects.as_of(day).filter(agency=agency_id, flow=flow).order_by("council", "pk"))


def book_for(agency_id: int, flow: str, day: date, group: str = "") -> Book:
    """The agency's own register for types of a group. Raises Invalid when it keeps none."""
    own = [book for book in books_of(agency_id, flow, day) if not book.council]
    fitting = [book for book in own if book.group in {"", group}] if flow == Flow.OUTGOING else own
    if not fitting:
        raise Invalid({"book": gettext_noop("Cơ quan chưa mở sổ cho loại văn bản này.")})
    return fitting[0]
