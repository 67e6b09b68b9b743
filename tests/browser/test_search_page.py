"""The one search as people meet it: at a desk, on a phone, with scripts off."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from hienluong.base import clock
from hienluong.shared.search.public import Entry, index

Axe = Callable[[Page], None]
Shot = Callable[[Page, str], None]
NewContext = Callable[..., BrowserContext]

ADDRESSES = {
    "empty": "/tim-kiem/",
    "found": "/tim-kiem/?q=gia+dat",
    "kind": "/tim-kiem/?q=giá+đất&loai=news",
    "partly": "/tim-kiem/?q=bảng+giá+đất+vùng+núi+xa",
    "nothing": "/tim-kiem/?q=zzzz",
}


@pytest.fixture(autouse=True)
def _pages(address: str) -> None:
    facts = {"agency_id": None, "summary": "Áp dụng từ ngày 01/01/2027", "at": clock.now()}
    index(
        *(
            Entry(kind="news", key=str(n), title=f"Bảng giá đất năm {n}", url=f"/tin/{n}/", **facts)
            for n in range(12)
        ),
        Entry(kind="document", key="qd", title="Quyết định về giá đất", url="/van-ban/qd/", **facts),
    )


def test_pages_have_no_grave_fault_at_a_desk(page: Page, axe: Axe, shot: Shot) -> None:
    for name, address in ADDRESSES.items():
        page.goto(address)
        axe(page)
        shot(page, f"search-{name}")


def test_pages_have_no_grave_fault_and_no_sideways_scroll_on_a_phone(
    phone: Page, axe: Axe, shot: Shot
) -> None:
    for name, address in ADDRESSES.items():
        phone.goto(address)
        axe(phone)
        shot(phone, f"search-{name}-phone")
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_searching_and_paging_go_with_scripts_off(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/")
    page.get_by_role("link", name="Tìm kiếm").first.click()
    page.get_by_role("searchbox").fill("gia dat")
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("link", name="Xem thêm: tin tức").click()
    page.get_by_role("link", name="Trang sau").click()
    assert page.locator(".found-list > li").count() == 2
