"""Legal documents: found and read on any screen, entered by a clerk with a keyboard."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page
from tests.browser.test_work_pages import enter
from tests.systems.legal.register import Register, draft, make_register, published, relate

from hienluong.systems.legal.models import Document

Axe = Callable[[Page], None]
Shot = Callable[[Page, str], None]
NewContext = Callable[..., BrowserContext]
DESK, PHONE, NARROW = (
    {"width": 1366, "height": 768},
    {"width": 360, "height": 740},
    {"width": 320, "height": 640},
)

PUBLIC = {
    "list": "/van-ban/",
    "narrowed": "/van-ban/?q=tach+thua&nam=2026",
    "nothing": "/van-ban/?q=zzzz",
    "document": "/van-ban/36-2026-qd-ubnd/",
    "text": "/van-ban/36-2026-qd-ubnd/toan-van/",
}
OFFICERS = {
    "desk": "/quan-ly-van-ban/",
    "form": "/quan-ly-van-ban/them/",
    "manage": "/quan-ly-van-ban/36-2026-qd-ubnd/",
    "draft": "/quan-ly-van-ban/40-2026-qd-ubnd/",
    "rates": "/quan-ly-van-ban/ty-le/",
}


@pytest.fixture
def register(db: None) -> Register:
    """Two documents, one replacing the other, and a draft."""
    register = make_register()
    old = published(
        register, symbol="12/2026/QĐ-UBND", issued_on=date(2026, 1, 5), in_force_from=date(2026, 1, 20)
    )
    relate(register, published(register), "replaces", old)
    draft(register, symbol="40/2026/QĐ-UBND", issued_on=date(2026, 4, 6), in_force_from=date(2026, 4, 20))
    return register


def look(page: Page, addresses: dict[str, str], axe: Axe, shot: Shot) -> None:
    """At the desk, on a phone, on the narrowest screen: nothing sticks out, axe finds nothing grave."""
    for name, address in addresses.items():
        for size in (DESK, PHONE, NARROW):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            page.goto(address)
            if size is not PHONE:  # what axe finds there it finds on the narrowest screen too
                axe(page)
            shot(page, f"legal-{name}-{size['width']}")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (name, size)


@pytest.mark.usefixtures("register")
def test_public_pages_are_sound_on_every_screen(page: Page, axe: Axe, shot: Shot) -> None:
    look(page, PUBLIC, axe, shot)


def test_pages_of_officers_are_sound_on_every_screen(
    register: Register, new_context: NewContext, address: str, axe: Axe, shot: Shot
) -> None:
    look(enter(new_context, address, register.clerk), OFFICERS, axe, shot)


@pytest.mark.usefixtures("register")
def test_a_document_is_found_and_its_successor_reached_with_scripts_off(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/van-ban/")
    page.get_by_role("searchbox").fill("12 2026 qd ubnd")
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("link", name="Quyết định 12/2026/QĐ-UBND").click()
    assert "được thay thế bởi" in page.get_by_role("main").inner_text()
    page.get_by_role("link", name="Quyết định 36/2026/QĐ-UBND").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Quyết định 36/2026/QĐ-UBND"


def test_a_clerk_enters_and_publishes_a_directive_within_one_form(
    register: Register, new_context: NewContext, address: str
) -> None:
    page = enter(new_context, address, register.clerk)
    page.goto("/quan-ly-van-ban/")
    page.get_by_role("link", name="Nhập văn bản").click()
    answers: dict[str, Any] = {"Số, ký hiệu": "15/CT-UBND", "Trích yếu": "Về phòng, chống lụt bão"}
    for label, words in answers.items():
        page.get_by_label(label, exact=True).fill(words)
    page.get_by_label("Lĩnh vực").select_option("thien-tai-cuu-ho")
    page.get_by_role("button", name="Lưu và công bố").click()
    page.get_by_text("Đã công bố 15/CT-UBND.").wait_for()
    assert Document.objects.get(symbol="15/CT-UBND").is_published
