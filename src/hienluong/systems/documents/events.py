"""Names of what happens to documents. Payloads hold ids and days, never what a document says."""

from hienluong.base import clock
from hienluong.kernel.jobs.public import emit
from hienluong.systems.documents.models import Document

__all__ = [
    "ARRIVED",
    "CLOSED",
    "DIRECTED",
    "ISSUED",
    "RECALLED",
    "REGISTERED",
    "SENT_BACK",
    "WITHDRAWN",
    "tell",
]

ARRIVED = "documents.arrived"
REGISTERED = "documents.registered"
SENT_BACK = "documents.sent_back"
DIRECTED = "documents.directed"
CLOSED = "documents.closed"
RECALLED = "documents.recalled"
ISSUED = "documents.issued"
WITHDRAWN = "documents.withdrawn"


def tell(event: str, document: Document) -> None:
    """document, agency, flow, state, origin, at."""
    emit(
        event,
        {
            "event": event,
            "document": document.pk,
            "agency": document.agency_id,
            "flow": document.flow,
            "state": document.state,
            "origin": document.origin,
            "at": clock.now().isoformat(),
        },
    )
