"""The page of a procedure: plain summary first, official text below."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.face.ready_made import ready_made
from hienluong.shared.visits.public import PROVINCE_SITE, counted
from hienluong.systems.catalogue.errors import NoSuchProcedure
from hienluong.systems.catalogue.models import ProcedureVersion, Route
from hienluong.systems.catalogue.pages.linked_data import service_as_json
from hienluong.systems.catalogue.queries.deciding import deciders_by_level
from hienluong.systems.catalogue.queries.search import siblings
from hienluong.systems.catalogue.queries.snapshot import TOPIC
from hienluong.systems.catalogue.queries.versions import national_code, procedure_in_force, versions_of
from hienluong.systems.catalogue.summary import summary_of

__all__ = ["procedure"]


@require_safe
@counted(PROVINCE_SITE)
@ready_made(TOPIC)
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """A procedure today, or on the day `ngay` (YYYY-MM-DD); an abolished one as it last was.

    Raises NoSuchProcedure, Invalid.
    """
    national = national_code(code)
    day = _read_day(request.GET.get("ngay", ""))
    version = _version(national, day)
    summary = summary_of(version)
    context = {
        "version": version,
        "summary": summary,
        "today": day is None and _in_force(version, clock.today()),
        "day": day,
        "withdrawn_from": version.procedure.withdrawn_from,
        "withdrawal_decision": version.procedure.withdrawal_decision,
        "deciders": deciders_by_level(version, day or clock.today()),
        "by_ministry": summary.route is Route.MINISTRY,
        "versions": versions_of(national),
        "family": siblings(national),
        "filing_address": f"/nop-ho-so/{national}/",
        "linked_data": service_as_json(summary, request.build_absolute_uri(request.path)),
    }
    return render(request, "catalogue/procedure.html", context)


def _read_day(typed: str) -> date | None:
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError as wrong:
        raise Invalid({"ngay": "Ngày viết theo dạng năm-tháng-ngày, ví dụ 2026-01-31."}) from wrong


def _version(code: str, day: date | None) -> ProcedureVersion:
    try:
        return procedure_in_force(code, day)
    except NoSuchProcedure:
        last = versions_of(code)[:1] if day is None else []
        if not last or last[0].procedure.withdrawn_from is None:
            raise
        return last[0]


def _in_force(version: ProcedureVersion, day: date) -> bool:
    return (version.valid_from is None or version.valid_from <= day) and (
        version.valid_to is None or version.valid_to >= day
    )
