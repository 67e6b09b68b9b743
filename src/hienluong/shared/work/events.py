"""Names of what happens to deadlines.

Payload: event, clock, kind and id of the matter, agency (whose calendar counts), due_at, promise (1 until a
later due time was promised).
"""

from hienluong.kernel.jobs.public import emit
from hienluong.shared.work.models import Clock

__all__ = ["DUE_SOON", "ORPHANED", "OVERDUE", "tell"]

DUE_SOON = "work.due_soon"
OVERDUE = "work.overdue"

ORPHANED = "work.orphaned"
"""{kind, id (of the matter), agency (the ended one)}: somebody must carry it on."""


def tell(name: str, clock: Clock) -> None:
    """Emit `name` about a clock."""
    payload = {
        "event": name,
        "clock": clock.pk,
        "kind": clock.subject_kind,
        "id": clock.subject_id,
        "agency": clock.calendar_agency,
        "due_at": clock.due_at.isoformat(),
        "promise": clock.promise,
    }
    emit(name, payload)
