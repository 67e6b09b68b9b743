"""Where a week stands: the office's page and the public one."""

from datetime import date

from django.urls import reverse

from hienluong.base import clock
from hienluong.kernel.organisation.public import agency_as_of
from hienluong.systems.agenda.rules.weeks import week_name

__all__ = ["identifier_of", "office_address", "public_address"]


def identifier_of(agency_id: int) -> str:
    """How addresses name an agency. Raises NoSuchAgency."""
    return agency_as_of(agency_id, clock.today()).identifier


def office_address(agency_id: int, monday: date) -> str:
    """The office's page of a week."""
    return reverse("agenda:office", args=[identifier_of(agency_id), week_name(monday)])


def public_address(agency_id: int, monday: date | None = None) -> str:
    """Everybody's page of an agency's calendar; of the present week when none is named."""
    address = reverse("agenda:public", args=[identifier_of(agency_id)])
    return f"{address}?tuan={week_name(monday)}" if monday else address
