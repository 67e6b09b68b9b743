"""What systems outside know of a case, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hienluong.systems.cases.destinations import connected
from hienluong.systems.cases.models import Case

__all__ = ["SyncLine", "sync_lines"]


@dataclass(frozen=True, slots=True)
class SyncLine:
    """One destination and how far it is."""

    name: str
    words: str


def sync_lines(case: Case) -> Sequence[SyncLine]:
    """Each connected system; without any, that none is. A state kept from an earlier connection is not shown as today's."""
    destinations = connected()
    if not destinations:
        return [SyncLine(_("Hệ thống quốc gia"), _("Chưa kết nối"))]
    told = {
        row.destination: row.get_state_display() for row in case.syncs.filter(destination__in=destinations)
    }
    return [SyncLine(one.name, told.get(key, _("Chưa gửi"))) for key, one in destinations.items()]
