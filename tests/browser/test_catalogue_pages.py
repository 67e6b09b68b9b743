"""The catalogue as people meet it: at a desk, on a phone, with scripts off."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from hienluong.province.loaders.catalogue import load_catalogue
from hienluong.systems.catalogue.queries.snapshot import forget_snapshot

Axe = Callable[[Page], None]
Shot = Callable[[Page, str], None]
NewContext = Callable[..., BrowserContext]

ADDRESSES = {
    "browse": "/thu-tuc/",
    "search": "/thu-tuc/?q=khai+sinh",
    "refused": "/thu-tuc/?q=ly+hôn",
    "nothing": "/thu-tuc/?q=zzzz",
    "event": "/thu-tuc/viec/sinh-con/",
    "group": "/thu-tuc/linh-vuc/dat-dai-nha-o-xay-dung/",
    "procedure": "/thu-tuc/1.001193/",
    "ministry": "/thu-tuc/1.004222/",
}


@pytest.fixture(autouse=True)
def _catalogue(address: str) -> None:
    load_catalogue()
    forget_snapshot()


def test_pages_have_no_grave_fault_at_a_desk(page: Page, axe: Axe, shot: Shot) -> None:
    for name, address in ADDRESSES.items():
        page.goto(address)
        axe(page)
        shot(page, f"catalogue-{name}")


def test_pages_have_no_grave_fault_and_no_sideways_scroll_on_a_phone(
    phone: Page, axe: Axe, shot: Shot
) -> None:
    for name, address in ADDRESSES.items():
        phone.goto(address)
        axe(phone)
        shot(phone, f"catalogue-{name}-phone")
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_search_leads_to_a_procedure_and_to_filing_with_scripts_off(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/thu-tuc/")
    page.get_by_role("searchbox").fill("vợ mới sinh cần giấy tờ gì")
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("link", name="Thủ tục đăng ký khai sinh", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Thủ tục đăng ký khai sinh"
    assert page.get_by_role("link", name="Nộp hồ sơ").get_attribute("href") == "/nop-ho-so/1.001193/"
