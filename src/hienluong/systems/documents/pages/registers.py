"""Registers to print: which there are, and one as a book."""

from django.http import HttpResponse
from django.shortcuts import render as render_page
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hienluong.base import clock
from hienluong.face.language import vietnamese
from hienluong.face.tables import Cell, Column, Table
from hienluong.kernel.access.public import HouseRequest
from hienluong.kernel.organisation.public import standing
from hienluong.shared.printing.public import render
from hienluong.systems.documents.queries.registers import YearOfBook, book_paper, years_of_books
from hienluong.systems.documents.rights import READ

__all__ = ["register", "registers"]


@require_safe
@never_cache
def registers(request: HouseRequest) -> HttpResponse:
    """Every register that has a number, by year."""
    request.actor.require(READ)
    columns = [
        Column(_("Sổ")),
        Column(_("Cơ quan")),
        Column(_("Năm"), numeric=True),
        Column(_("Số cuối"), numeric=True),
    ]
    rows = [_row(each) for each in years_of_books(request.actor)]
    table = Table(
        caption=_("Sổ đăng ký"), columns=columns, rows=rows, empty=_("Chưa có văn bản nào được vào sổ.")
    )
    return render_page(request, "documents/registers.html", {"table": table})


@require_safe
@never_cache
def register(request: HouseRequest, book: int, year: int) -> HttpResponse:
    """A year of a register as PDF. Raises NotAllowed, NotFound."""
    request.actor.require_signed_in()
    return HttpResponse(render(book_paper(request.actor, book, year)), content_type="application/pdf")


def _row(each: YearOfBook) -> list[object]:
    agency = standing(clock.today()).get(each.book.agency_id)
    address = reverse("documents:book", args=[each.book.pk, each.year])
    return [
        Cell(vietnamese(each.book.name), address),
        vietnamese(agency.name) if agency else "–",
        each.year,
        each.last,
    ]
