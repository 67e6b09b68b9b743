"""What the desk asks of the database does not grow with the number of sites, neither for who has one nor for who has all."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.support.commune import make_agency, make_officer
from tests.systems.portal.conftest import Places
from tests.systems.portal.test_approval import at_the_desk
from wagtail.images.models import Image
from wagtail.models import Page
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from hienluong.base.fresh import forget_all
from hienluong.kernel.access.models import PostRight, Reach
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.organisation.public import AgencyKind, PostKind
from hienluong.kernel.people.public import Account
from hienluong.systems.portal.many_sites import FilesOfManySites, PagesOfManySites
from hienluong.systems.portal.models import AgencySite, Picture, SectionPage
from hienluong.systems.portal.public import NewSite, create_sites

MORE = 12
PAGES: dict[str, Callable[[AgencySite], str]] = {
    "home": lambda _site: "/bien-tap/",
    "trunk": lambda _site: "/bien-tap/pages/",
    "site": lambda site: f"/bien-tap/pages/{site.root_id}/",
    "section": lambda site: f"/bien-tap/pages/{_news(site).pk}/",
    "edit": lambda site: f"/bien-tap/pages/{_news(site).pk}/edit/",
    "add": lambda site: f"/bien-tap/pages/add/portal/articlepage/{_news(site).pk}/",
    "menu": lambda site: f"/bien-tap/api/main/pages/?child_of={site.root_id}&for_explorer=1",
    "search": lambda _site: "/bien-tap/pages/search/?q=tin",
    "pictures": lambda _site: "/bien-tap/images/",
    "files": lambda _site: "/bien-tap/documents/",
    "choose a picture": lambda _site: "/bien-tap/images/chooser/",
    "choose a file": lambda _site: "/bien-tap/documents/chooser/",
}


def _news(site: AgencySite) -> SectionPage:
    return SectionPage.objects.get(url_path=f"/{site.slug}/tin-tuc/")


def more_sites() -> None:
    """A dozen further agencies with a site each."""
    news = [
        NewSite(
            agency_id=make_agency(f"Xã {number}", AgencyKind.DEPARTMENT, f"H50.{number + 100}").pk,
            slug=f"xa-{number}", name=f"Xã {number}", preset="department-2018",
        )
        for number in range(MORE)
    ]  # fmt: skip
    create_sites(SYSTEM, news)
    forget_all()


@pytest.fixture
def of_all(places: Places) -> Client:
    """Somebody who writes and publishes on every site of the province."""
    for right in ("portal.edit", "portal.publish"):
        PostRight.objects.create(post_kind=PostKind.ADMINISTRATOR, right=right, reach=Reach.PROVINCE)
    office = make_agency("Văn phòng", AgencyKind.OFFICE, "H50.1")
    return at_the_desk(make_officer("quan-tri", "Võ Quản Trị", (office, PostKind.ADMINISTRATOR)))


def statements(client: Client, at: str) -> int:
    client.get("/bien-tap/")
    client.get(at, follow=True)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(at, follow=True)
    assert answer.status_code == 200
    return len(asked)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_the_desk_costs_the_same_with_many_sites(places: Places, of_all: Client, page: str) -> None:
    of_one = at_the_desk(places.interior.publisher)
    at = PAGES[page](places.interior.site)
    before = [statements(client, at) for client in (of_one, of_all)]
    more_sites()
    after = [statements(client, at) for client in (of_one, of_all)]
    assert after == before


def test_the_desk_counts_the_pages_of_the_own_sites(places: Places, of_all: Client) -> None:
    more_sites()
    clerk = make_officer(
        "hai-noi", "Lê Hai Nơi",
        (places.interior.site.agency, PostKind.SPECIALIST), (places.justice.site.agency, PostKind.SPECIALIST),
    )  # fmt: skip
    each = Page.objects.descendant_of(places.interior.site.root, inclusive=True).count()
    for client, sites in (
        (at_the_desk(places.interior.editor), 1),
        (at_the_desk(clerk), 2),
        (of_all, MORE + 2),
    ):
        words = client.get("/bien-tap/").content.decode()
        counted = re.search(r"(\d+)\s+(?:Pages?|trang) <span class=\"w-sr-only\">", words)
        assert counted is not None
        assert int(counted[1]) == each * sites


def test_the_chooser_asks_once_for_each_row_of_its_page_and_no_more(places: Places, of_all: Client) -> None:
    before = statements(of_all, "/bien-tap/choose-page/")
    more_sites()
    assert statements(of_all, "/bien-tap/choose-page/") <= before + MORE


def test_rights_as_one_predicate_are_the_rights_that_wagtail_finds(places: Places, of_all: Client) -> None:
    more_sites()
    writer = Account.objects.get(pk=places.interior.editor.account_id)
    SectionPage.objects.filter(url_path="/so-noi-vu/tin-tuc/").update(owner=writer)
    at_the_desk(places.interior.editor)
    ours, theirs = PagesOfManySites(Page), PagePermissionPolicy(Page)
    for person in Account.objects.exclude(groups=None):
        assert _keys(ours.explorable_instances(person)) == _keys(theirs.explorable_instances(person)) != set()
        for actions in ({"change"}, {"publish"}, {"add"}, {"add", "change"}, {"delete"}):
            found = [
                policy.instances_user_has_any_permission_for(person, actions) for policy in (ours, theirs)
            ]
            assert _keys(found[0]) == _keys(found[1])
        for actions in ({"add"}, {"change"}, {"choose"}, {"delete"}):
            files = FilesOfManySites(Picture, auth_model=Image, owner_field_name="uploaded_by_user")
            usual = CollectionOwnershipPermissionPolicy(
                Picture, auth_model=Image, owner_field_name="uploaded_by_user"
            )
            assert _keys(files._collections_with_perm(person, actions)) == _keys(
                usual._collections_with_perm(person, actions)
            )


@pytest.mark.parametrize("page", PAGES)
def test_no_question_grows_long_with_many_sites(places: Places, of_all: Client, page: str) -> None:
    more_sites()
    of_all.get("/bien-tap/")
    with CaptureQueriesContext(connection) as asked:
        of_all.get(PAGES[page](places.interior.site), follow=True)
    assert max(len(one["sql"]) for one in asked) < 8_000


def _keys(rows: Any) -> set[int]:
    return set(rows.values_list("pk", flat=True))
