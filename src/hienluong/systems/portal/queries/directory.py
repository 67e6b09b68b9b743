"""The sites of the province as a reader looks for them: by what kind of agency it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hienluong.base import clock
from hienluong.base.text import sort_key
from hienluong.kernel.organisation.public import AgencyKind, agencies_as_of
from hienluong.systems.portal.models import AgencySite
from hienluong.systems.portal.queries.sites import sites

__all__ = ["Kind", "sites_by_kind"]

_COMMUNE = 2
"""The level of the committees of wards, communes and the special zone; departments stand on it too."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Sites of one kind of agency, by the Vietnamese alphabet."""

    label: str | Promise
    sites: Sequence[AgencySite]


def sites_by_kind() -> list[Kind]:
    """Sites that stand, kind by kind; a kind without any is left out."""
    states = agencies_as_of(clock.today()).values_list("agency_id", "kind", "level")
    places = {agency: _place(kind, level) for agency, kind, level in states}
    standing = [site for site in sites().values() if site.archived_at is None]
    standing.sort(key=lambda site: sort_key(site.name))
    kinds = [
        Kind(label, [site for site in standing if places.get(site.agency_id, 0) == place])
        for place, label in enumerate(_LABELS)
    ]
    return [kind for kind in kinds if kind.sites]


_LABELS = (_("Tỉnh, sở, ban, ngành"), _("Xã, phường, đặc khu"), _("Trung tâm phục vụ hành chính công"))


def _place(kind: str, level: int) -> int:
    """Which of the labels fits."""
    if kind == AgencyKind.SERVICE_CENTRE:
        return 2
    return 1 if kind == AgencyKind.COMMITTEE and level == _COMMUNE else 0
