"""The modules that the house has behind menu entries."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from hienluong.base import clock
from hienluong.kernel.organisation.public import agency_as_of, children
from hienluong.systems.agenda.public import agency_calendar
from hienluong.systems.legal.public import agency_documents
from hienluong.systems.portal.modules import register_module
from hienluong.systems.portal.queries.heads import leaders_of
from hienluong.systems.portal.queries.procedures import procedures_of
from hienluong.systems.voice.public import answer_list

__all__: list[str] = []


def procedures(request: HttpRequest, agency_id: int) -> HttpResponseBase:
    """What people can have done at this agency, each leading to the procedure's own page."""
    return render(request, "portal/procedures.html", {"procedures": procedures_of(agency_id)})


def staff(request: HttpRequest, agency_id: int) -> HttpResponseBase:
    """Who leads the agency, and the parts it is made of (NĐ 42/2022/NĐ-CP, điều 4)."""
    today = clock.today()
    facts = {
        "agency": agency_as_of(agency_id, today), "parts": children(agency_id, today),
        "leaders": [one for one in leaders_of([agency_id]).get(agency_id, ()) if one.name],
    }  # fmt: skip
    return render(request, "portal/staff.html", facts)


register_module("agenda", agency_calendar)
register_module("procedures", procedures)
register_module("legal", agency_documents)
register_module("questions", answer_list)
register_module("staff", staff)
