"""State of the organisation: every fact carries its dates, no row of history is edited."""

from hienluong.kernel.organisation.models.agency import Agency, AgencyKind, AgencyState, AgencySuccession
from hienluong.kernel.organisation.models.dated import Dated, DatedQuerySet, dates_in_order
from hienluong.kernel.organisation.models.post import Appointment, Delegation, DelegationMode, Post, PostKind
from hienluong.kernel.organisation.models.unit import Unit, UnitAlias, UnitKind, UnitState, UnitSuccession

__all__ = [
    "Agency",
    "AgencyKind",
    "AgencyState",
    "AgencySuccession",
    "Appointment",
    "Dated",
    "DatedQuerySet",
    "Delegation",
    "DelegationMode",
    "Post",
    "PostKind",
    "Unit",
    "UnitAlias",
    "UnitKind",
    "UnitState",
    "UnitSuccession",
    "dates_in_order",
]
