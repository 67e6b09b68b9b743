"""The procedures that an agency decides, as lines of a list."""

from dataclasses import dataclass

from django.urls import reverse

from hienluong.base.text import sort_key
from hienluong.systems.catalogue.public import ProcedureVersion, decided_by

__all__ = ["Offered", "procedures_of"]


@dataclass(frozen=True, slots=True)
class Offered:
    """A procedure as a line of a list."""

    name: str
    sector: str
    url: str


def procedures_of(agency_id: int) -> list[Offered]:
    """What people can have done at an agency, fields together, those of no field last."""
    offered = [_offered(version) for version in decided_by(agency_id)]
    return sorted(offered, key=lambda one: (not one.sector, sort_key(one.sector), sort_key(one.name)))


def _offered(version: ProcedureVersion) -> Offered:
    sector = version.procedure.sector
    return Offered(
        version.shown_name, sector.name if sector else "", reverse("catalogue:procedure", args=[version.code])
    )
