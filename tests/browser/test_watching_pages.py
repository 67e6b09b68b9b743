"""Figures and checklist of sites: readable at a desk and on a phone, sound for everybody."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.browser.test_work_pages import enter, look
from tests.support.commune import make_agency, make_officer
from tests.systems.portal.conftest import Places, places
from tests.systems.portal.test_broken_links import article
from tests.systems.portal.test_statistics import asked_in_vain, read

from hienluong.base import clock
from hienluong.kernel.access.models import PostRight, Reach
from hienluong.kernel.organisation.public import AgencyKind, PostKind
from hienluong.systems.portal.jobs import record_what_sites_lack
from hienluong.systems.portal.models import SectionPage

__all__ = ["places"]

NewContext = Callable[..., BrowserContext]


@pytest.fixture
def watched(places: Places) -> Iterator[Places]:
    """A month of visits, a search in vain, a section left alone, and one night's judgement."""
    for ago in range(30):
        read("so-noi-vu", "/trang/so-noi-vu/tin-tuc/", 40 + ago % 7, days_ago=ago)
    read("so-noi-vu", "/trang/so-noi-vu/da-go-tu-lau-nhung-van-con-nguoi-tim-den/", 3)
    asked_in_vain(places.interior, "thi nâng ngạch công chức năm nay ở đâu", 12)
    SectionPage.objects.filter(url_path="/so-noi-vu/quan-ly-nha-nuoc/").update(
        last_published_at=clock.now() - timedelta(days=400)
    )
    record_what_sites_lack()
    return places


def test_the_figures_of_a_site(
    watched: Places, new_context: NewContext, address: str, axe: Any, shot: Any
) -> None:
    page = enter(new_context, address, watched.interior.editor)
    look(page, f"{address}/quan-ly-trang/so-noi-vu/", axe, shot, "site-figures")
    page.get_by_role("link", name="7 ngày").click()
    expect(page.get_by_role("link", name="7 ngày")).to_have_attribute("aria-current", "page")


def test_the_sites_side_by_side(
    watched: Places, new_context: NewContext, address: str, axe: Any, shot: Any
) -> None:
    PostRight.objects.create(post_kind=PostKind.ADMINISTRATOR, right="portal.manage", reach=Reach.PROVINCE)
    office = make_agency("Văn phòng", AgencyKind.OFFICE, "H50.1")
    manager = make_officer("quan-tri", "Võ Quản Trị", (office, PostKind.ADMINISTRATOR))
    page = enter(new_context, address, manager)
    look(page, f"{address}/quan-ly-trang/", axe, shot, "sites-side-by-side")
    page.get_by_role("link", name="Sở Tư pháp", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sở Tư pháp")


def test_what_a_site_lacks(
    watched: Places, new_context: NewContext, address: str, axe: Any, shot: Any
) -> None:
    page = enter(new_context, address, watched.interior.publisher)
    look(page, f"{address}/quan-ly-trang/so-noi-vu/cham-trang/", axe, shot, "site-checklist")


def test_the_ranking_opens_what_is_missing_without_scripts(
    watched: Places, new_context: NewContext, address: str, axe: Any, shot: Any
) -> None:
    ranking = f"{address}/quan-ly-trang/cham-trang/"
    look(enter(new_context, address, watched.interior.editor), ranking, axe, shot, "site-ranking")
    page: Page = enter(new_context, address, watched.interior.editor, java_script_enabled=False)
    page.goto(ranking)
    lacking = page.get_by_role("row").filter(has_text="Sở Nội vụ").locator("details")
    expect(lacking.get_by_role("listitem").first).to_be_hidden()
    lacking.locator("summary").click()
    expect(lacking.get_by_role("listitem").first).to_be_visible()


def test_the_links_that_lead_nowhere(
    watched: Places, new_context: NewContext, address: str, axe: Any, shot: Any
) -> None:
    article(
        "Bài có liên kết hỏng",
        ("text", '<p><a href="/trang/so-noi-vu/khong-con-nua/mau-don-cu/">mẫu đơn</a></p>'),
    )
    page = enter(new_context, address, watched.interior.editor)
    look(page, f"{address}/quan-ly-trang/so-noi-vu/lien-ket-hong/", axe, shot, "broken-links")
    expect(page.get_by_text("mẫu đơn", exact=True)).to_be_visible()
