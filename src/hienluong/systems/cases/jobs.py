"""Tell the party of each change that matters to them, and connected systems where the case stands."""

from collections.abc import Mapping

from django.urls import reverse

from hienluong.base import clock
from hienluong.base.text import short_date
from hienluong.kernel.jobs.public import consumer, every
from hienluong.shared.notices.public import ToParty, notify
from hienluong.systems.cases import events
from hienluong.systems.cases.actions.sync import note_change, send_waiting
from hienluong.systems.cases.models import Case

_TEMPLATES: Mapping[str, str] = {
    events.FILED: "case_filed",
    events.RECEIVED: "case_received",
    events.REFUSED: "case_refused",
    events.SUPPLEMENT_REQUESTED: "case_supplement",
    events.EXTENDED: "case_extended",
    events.PAYMENT_ASKED: "case_payment",
    events.ISSUED: "case_issued",
    events.STOPPED: "case_stopped",
    events.WITHDRAWN: "case_withdrawn",
}


@consumer("cases.notices", *_TEMPLATES)
def tell_party(payload: Mapping[str, object]) -> None:
    """One notice for one change: code, procedure and dates only; the rest is read after signing in."""
    case = Case.objects.get(pk=str(payload["case"]))
    facts = {
        "code": case.code,
        "procedure": case.procedure_name,
        "due": short_date(clock.local(case.due_at).date()) if case.due_at else "",
        "centre": case.receiving_name,
    }
    path = reverse("cases:my-case", args=[case.code])
    notify(ToParty(case.applicant_id), _TEMPLATES[str(payload["event"])], facts, path=path)


@consumer("cases.sync", *events.EVENTS)
def note_for_others(payload: Mapping[str, object]) -> None:
    """Nothing to do while no system is connected."""
    note_change(int(str(payload["case"])))


@every(30, "cases.sync")
def tell_others() -> None:
    """Send what waits for connected systems."""
    send_waiting()
