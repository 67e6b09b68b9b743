"""Agencies of other installations, by identifier and by name."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from hienluong.base import clock
from hienluong.base.fresh import fresh
from hienluong.systems.documents.public import OutsidePlace
from hienluong.systems.exchange.models import OutsideAgency, PeerState

__all__ = ["Destination", "destination_of", "named_outside"]

_LIVES = 5.0
_FURTHEST = 20
"""Successors of successors; more are a circle."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where something goes that is addressed to an identifier; `instead_of` when its agency is no more."""

    agency: OutsideAgency
    instead_of: str = ""


@fresh(_LIVES)
def named_outside() -> Mapping[str, OutsidePlace]:
    """The agencies of today that can be reached, by their folded names."""
    today = clock.today()
    found = OutsideAgency.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=today), valid_from__lte=today
    ).exclude(peer__state=PeerState.CLOSED)
    return {each.name_key: OutsidePlace(each.name, each.identifier) for each in found}


def destination_of(identifier: str) -> Destination | None:
    """Who gets what is addressed to this identifier today: the agency, or who carries its duties on."""
    today, asked = clock.today(), identifier
    for _ in range(_FURTHEST):
        agency = (
            OutsideAgency.objects.filter(identifier=asked, valid_from__lte=today)
            .select_related("peer")
            .order_by("-valid_from")
            .first()
        )
        if agency is None:
            return None
        if agency.valid_until is None or agency.valid_until > today:
            return Destination(agency, "" if asked == identifier else identifier)
        asked = agency.successor
    return None
