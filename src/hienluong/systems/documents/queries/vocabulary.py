"""Types in force, and the books of an agency."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.text import fold
from hienluong.systems.documents.models import Book, DocumentType, Flow, TypeGroup

__all__ = ["book_for", "books_of", "type_coded", "type_of_packet", "types_on"]


def types_on(day: date) -> Sequence[DocumentType]:
    """In the order of the decree."""
    return list(DocumentType.objects.as_of(day).order_by("position"))


def type_coded(code: str, day: date) -> DocumentType:
    """Raises Invalid."""
    found = DocumentType.objects.as_of(day).filter(code=code).first()
    if found is None:
        raise Invalid({"type": gettext_noop("Chọn loại văn bản.")})
    return found


def type_of_packet(kind: int, detail: int | None, name: str) -> str:
    """The code of the type that a packet names: by its name first, since numbers differ between builders; "" if none.

    `kind` is 1 for normative and 2 for administrative documents, `detail` the number of QCVN 102:2016/BTTTT.
    """
    known = types_on(clock.today())
    named = fold(name)
    for each in known:
        if named and fold(each.name) == named:
            return each.code
    group = TypeGroup.NORMATIVE if kind == 1 else TypeGroup.ADMINISTRATIVE
    return next(
        (each.code for each in known if each.group == group and detail and each.packet_code == detail), ""
    )


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
