"""Two agencies with a site each, and those who work there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from tests.support.commune import make_agency, make_citizen, make_officer

from hienluong.base import clock
from hienluong.base.fresh import forget_all
from hienluong.kernel.access.models import PostRight, Reach
from hienluong.kernel.access.public import SYSTEM, Actor
from hienluong.kernel.organisation.public import AgencyKind, PostKind
from hienluong.systems.portal.models import AgencySite
from hienluong.systems.portal.public import NewSite, create_sites

MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
RIGHTS = {
    PostKind.SPECIALIST: ["portal.edit"],
    PostKind.DIRECTOR: ["portal.edit", "portal.publish"],
}


@dataclass(frozen=True, slots=True)
class Place:
    """An agency's site, who writes for it and who publishes."""

    site: AgencySite
    editor: Actor
    publisher: Actor


@dataclass(frozen=True, slots=True)
class Places:
    """Two sites that have nothing to do with one another."""

    interior: Place
    justice: Place
    stranger: Actor
    citizen: Actor


@pytest.fixture
def places(db: None) -> Iterator[Places]:
    with clock.frozen(MONDAY):
        for kind, rights in RIGHTS.items():
            PostRight.objects.bulk_create(
                PostRight(post_kind=kind, right=right, reach=Reach.BODY) for right in rights
            )
        forget_all()
        found = Places(
            interior=_place("Sở Nội vụ", "so-noi-vu", "H50.4"),
            justice=_place("Sở Tư pháp", "so-tu-phap", "H50.5"),
            stranger=make_officer(
                "nguoi-la",
                "Lê Văn Lạ",
                (make_agency("Sở Y tế", AgencyKind.DEPARTMENT, "H50.13"), PostKind.CLERK),
            ),
            citizen=make_citizen(),
        )
        forget_all()
        yield found


def _place(name: str, slug: str, identifier: str) -> Place:
    agency = make_agency(name, AgencyKind.DEPARTMENT, identifier)
    (site,) = create_sites(
        SYSTEM, [NewSite(agency_id=agency.pk, slug=slug, name=name, preset="department-2018")]
    )
    return Place(
        site,
        editor=make_officer(f"bien-tap.{slug}", "Trần Thị Viết", (agency, PostKind.SPECIALIST)),
        publisher=make_officer(f"duyet.{slug}", "Phạm Văn Duyệt", (agency, PostKind.DIRECTOR)),
    )
