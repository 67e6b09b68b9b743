import pytest
from tests.systems.portal.conftest import Places
from wagtail.models import Page

from hienluong.base.errors import NotAllowed
from hienluong.kernel.access.public import SYSTEM
from hienluong.systems.portal.models import SectionPage
from hienluong.systems.portal.public import NewSite, SiteExists, create_sites
from hienluong.systems.portal.queries.presets import presets


def test_a_site_begins_with_the_menu_of_its_preset(places: Places) -> None:
    tops = SectionPage.objects.child_of(places.interior.site.root).order_by("path")
    assert [page.title for page in tops] == [node.title for node in presets()["department-2018"].menu]


def test_the_tree_is_whole_as_the_library_counts_it(places: Places) -> None:
    assert Page.find_problems() == ([], [], [], [], [])
    assert places.interior.site.root.get_parent().depth == 1


def test_pages_added_later_find_their_place(places: Places) -> None:
    section = SectionPage.objects.get(url_path="/so-noi-vu/tin-tuc/")
    added = section.add_child(instance=SectionPage(title="Thông báo", slug="thong-bao"))
    assert added.url_path == "/so-noi-vu/tin-tuc/thong-bao/"
    assert Page.find_problems() == ([], [], [], [], [])


def test_an_agency_has_one_site(places: Places) -> None:
    again = NewSite(
        agency_id=places.interior.site.agency_id, slug="khac", name="Khác", preset="department-2018"
    )
    with pytest.raises(SiteExists):
        create_sites(SYSTEM, [again])


def test_an_address_is_given_once(places: Places) -> None:
    taken = NewSite(
        agency_id=next(iter(places.stranger.agencies)), slug="so-noi-vu", name="X", preset="department-2018"
    )
    with pytest.raises(SiteExists):
        create_sites(SYSTEM, [taken])


def test_only_who_manages_sites_makes_one(places: Places) -> None:
    (agency,) = places.stranger.agencies
    with pytest.raises(NotAllowed):
        create_sites(
            places.interior.publisher,
            [NewSite(agency_id=agency, slug="so-y-te", name="Y tế", preset="department-2018")],
        )


def test_every_preset_gives_each_page_an_address_of_its_own() -> None:
    for found in presets().values():
        slugs = [node.slug for node in found.menu]
        assert len(set(slugs)) == len(slugs)
        for node in found.menu:
            assert len({below.slug for below in node.below}) == len(node.below)
