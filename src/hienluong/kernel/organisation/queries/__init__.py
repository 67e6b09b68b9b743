"""Reads of the organisation: every one says on which day. Names and structure are public facts."""

from hienluong.kernel.organisation.queries.agencies import (
    agencies_as_of,
    agency_as_of,
    agency_by_identifier,
    body_of,
    children,
    parts_of,
)
from hienluong.kernel.organisation.queries.posts import (
    Holder,
    delegations_to,
    holder_of,
    holders_of,
    posts_of,
)
from hienluong.kernel.organisation.queries.standing import line_to_body, standing
from hienluong.kernel.organisation.queries.succession import successors_of, unit_successors_of
from hienluong.kernel.organisation.queries.units import (
    FoundUnit,
    communes_as_of,
    search_units,
    unit_as_of,
    unit_by_code,
    units_as_of,
)

__all__ = [
    "FoundUnit",
    "Holder",
    "agencies_as_of",
    "agency_as_of",
    "agency_by_identifier",
    "body_of",
    "children",
    "communes_as_of",
    "delegations_to",
    "holder_of",
    "holders_of",
    "line_to_body",
    "parts_of",
    "posts_of",
    "search_units",
    "standing",
    "successors_of",
    "unit_as_of",
    "unit_by_code",
    "unit_successors_of",
    "units_as_of",
]
