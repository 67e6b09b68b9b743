"""Names of what happens to cases. Payloads hold ids, codes and states, never personal data.

Every event carries: event, case (id), code, procedure, receiving and deciding (agency ids), business (state
after), before (state before), channel, assisted, first_due_at, at (ISO times). Ratings add score and complaint.
"""

from collections.abc import Mapping

from hienluong.base import clock
from hienluong.kernel.jobs.public import emit
from hienluong.systems.cases.models import Case

__all__ = [
    "DELIVERED",
    "EVENTS",
    "EXTENDED",
    "FILED",
    "ISSUED",
    "MOVED",
    "PAYMENT_ASKED",
    "RATED",
    "RECEIVED",
    "REFUSED",
    "STOPPED",
    "SUPPLEMENTED",
    "SUPPLEMENT_REQUESTED",
    "WITHDRAWN",
    "tell",
]

FILED = "cases.filed"
RECEIVED = "cases.received"
REFUSED = "cases.refused"
MOVED = "cases.moved"
SUPPLEMENT_REQUESTED = "cases.supplement_requested"
SUPPLEMENTED = "cases.supplemented"
EXTENDED = "cases.extended"
PAYMENT_ASKED = "cases.payment_asked"
ISSUED = "cases.issued"
DELIVERED = "cases.delivered"
WITHDRAWN = "cases.withdrawn"
STOPPED = "cases.stopped"
RATED = "cases.rated"

EVENTS = (
    FILED, RECEIVED, REFUSED, MOVED, SUPPLEMENT_REQUESTED, SUPPLEMENTED, EXTENDED, ISSUED, DELIVERED,
    WITHDRAWN, STOPPED, RATED, PAYMENT_ASKED,
)  # fmt: skip


def tell(name: str, case: Case, before: str = "", more: Mapping[str, object] | None = None) -> None:
    """Emit `name` about a case with the facts every consumer needs."""
    payload: dict[str, object] = {
        "event": name,
        "case": case.pk,
        "code": case.code,
        "procedure": case.procedure_code,
        "receiving": case.receiving_agency_id,
        "deciding": case.deciding_agency_id,
        "before": before,
        "business": case.business,
        "channel": case.channel,
        "assisted": case.assisted_by_id is not None,
        "at": clock.now().isoformat(),
        "first_due_at": case.first_due_at.isoformat() if case.first_due_at else None,
    }
    emit(name, payload | dict(more or {}))
