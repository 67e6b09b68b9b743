"""Pages of the face as people meet them: at a desk, on a phone, at night, with scripts off, with keys."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from hienluong.face import nav
from hienluong.face.nav import Area, NavItem

ADDRESSES = {
    "home": "/",
    "gallery": "/thanh-phan/",
    "desk": "/thanh-phan/can-bo/",
    "missing": "/khong-co-trang-nay/",
}


@pytest.fixture(autouse=True)
def _menus(monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries for all menus, so that the layout is tested at its fullest."""
    officer = ["Việc của tôi", "Hồ sơ", "Tiếp nhận tại quầy", "Báo cáo", "Hạn và lịch làm việc"]
    events = [
        "Sinh con",
        "Kết hôn",
        "Đi học",
        "Làm nhà, đất đai",
        "Mở quán, mở cửa hàng",
        "Nghỉ hưu",
        "Người thân qua đời",
    ]
    items = [
        NavItem(label=label, url_name="face:gallery-officer", area=Area.OFFICER, shortcut=key)
        for label, key in zip(officer, "vhtbl", strict=True)
    ]
    items += [
        NavItem(
            label=label,
            url_name="face:gallery",
            area=Area.LIFE_EVENT,
            hint="Khai sinh, bảo hiểm y tế, hộ khẩu",
        )
        for label in events
    ]
    items += [
        NavItem(label=label, url_name="face:gallery", area=Area.PUBLIC)
        for label in ("Thủ tục", "Tra cứu hồ sơ", "Kiểm tra giấy tờ")
    ]
    monkeypatch.setattr(nav, "_items", items)


PAGES = pytest.mark.parametrize("name", ADDRESSES)


@PAGES
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_page_has_no_grave_fault_at_a_desk(
    page: Page, axe: Callable[[Page], None], shot: Callable[[Page, str], None], name: str, theme: str
) -> None:
    page.emulate_media(color_scheme=theme)
    page.goto(ADDRESSES[name])
    shot(page, f"face-{name}-1366-{theme}")
    axe(page)


@PAGES
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_page_has_no_grave_fault_on_a_phone(
    phone: Page, axe: Callable[[Page], None], shot: Callable[[Page, str], None], name: str, theme: str
) -> None:
    phone.emulate_media(color_scheme=theme)
    phone.goto(ADDRESSES[name])
    shot(phone, f"face-{name}-360-{theme}")
    axe(phone)
