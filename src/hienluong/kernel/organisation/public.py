"""Front door of the organisation."""

from hienluong.kernel.organisation.models import (
    Agency,
    AgencyKind,
    AgencyState,
    Appointment,
    Dated,
    DatedQuerySet,
    Delegation,
    DelegationMode,
    Post,
    PostKind,
    Unit,
    UnitKind,
    UnitState,
)

__all__ = [
    "Agency",
    "AgencyKind",
    "AgencyState",
    "Appointment",
    "Dated",
    "DatedQuerySet",
    "Delegation",
    "DelegationMode",
    "Post",
    "PostKind",
    "Unit",
    "UnitKind",
    "UnitState",
]
