"""An officer files for a walk-in: readable, reachable by keys, nothing lost on an error."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.support.loaded import whole_province

from hienluong.province.demo import DEMO_PASSWORD


@pytest.fixture
def desk(address: str, settings: Any, new_context: Callable[..., BrowserContext]) -> Page:
    """The reception of phường Đông Hà."""
    settings.DEMO = True
    whole_province()
    page = new_context(viewport={"width": 1366, "height": 768}).new_page()
    page.goto("/dang-nhap/can-bo/")
    page.get_by_label("Tên đăng nhập").fill("tiepnhan.dongha")
    page.get_by_label("Mật khẩu").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    return page


def test_the_page_of_the_counter_is_sound_and_keeps_what_was_typed(
    desk: Page, axe: Callable[[Page], None], shot: Callable[[Page, str], None]
) -> None:
    desk.goto("/nop-ho-so/1.001193/")
    desk.get_by_role("link", name="Nộp giúp tại quầy").click()
    axe(desk)
    name = desk.locator('[name="child.name"]')
    name.fill("Hồ Văn Ơn")
    name.press("Enter")
    expect(desk.get_by_role("heading", name="Có lỗi cần sửa")).to_be_visible()
    expect(desk.locator('[name="child.name"]')).to_have_value("Hồ Văn Ơn")
    assert desk.title().startswith("Lỗi:")
    axe(desk)
    shot(desk, "counter-filing")
    desk.set_viewport_size({"width": 360, "height": 740})
    assert desk.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    shot(desk, "counter-filing-narrow")
