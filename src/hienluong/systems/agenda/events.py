"""Names of what happens in the agenda. Payloads hold ids, weeks and versions, never what a line says."""

from hienluong.base import clock
from hienluong.kernel.jobs.public import emit
from hienluong.systems.agenda.models import Version

__all__ = ["PUBLISHED", "TOPIC", "tell_published"]

PUBLISHED = "agenda.published"
TOPIC = "agenda"
"""The topic of `face.ready_made` under which public calendars are kept."""


def tell_published(version: Version) -> None:
    """A version is public: agency, monday, version, previous (its id or None), at."""
    emit(
        PUBLISHED,
        {
            "event": PUBLISHED,
            "version": version.pk,
            "agency": version.week.agency_id,
            "monday": version.week.monday.isoformat(),
            "number": version.number,
            "at": clock.now().isoformat(),
        },
    )
