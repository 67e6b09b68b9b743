"""All sites on one page, each where a reader looks for it."""

from django.test import Client
from tests.support.commune import make_agency
from tests.systems.portal.conftest import Places

from hienluong.base.fresh import forget_all
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.organisation.public import AgencyKind
from hienluong.systems.portal.public import NewSite, create_sites
from hienluong.systems.portal.queries.directory import sites_by_kind


def test_centres_stand_apart_from_departments(places: Places, client: Client) -> None:
    centre = make_agency("Trung tâm phục vụ tỉnh", AgencyKind.SERVICE_CENTRE, "H50.90")
    create_sites(
        SYSTEM, [NewSite(agency_id=centre.pk, slug="trung-tam", name="Trung tâm", preset="department-2018")]
    )
    forget_all()
    found = {str(kind.label): [site.name for site in kind.sites] for kind in sites_by_kind()}
    assert found["Tỉnh, sở, ban, ngành"] == ["Sở Nội vụ", "Sở Tư pháp"]
    assert found["Trung tâm phục vụ hành chính công"] == ["Trung tâm"]
    assert "Xã, phường, đặc khu" not in found
    assert client.get("/trang/").content.decode().count("<h2>") == len(found)


def test_a_province_without_sites_says_so(db: None, client: Client) -> None:
    forget_all()
    assert "Chưa có trang nào." in client.get("/trang/").content.decode()
