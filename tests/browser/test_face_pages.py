"""Pages of the face as people meet them: at a desk, on a phone, at night, with scripts off, with keys."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from hienluong.face import nav
from hienluong.face.nav import Area, NavItem

Axe = Callable[[Page], None]
Shot = Callable[[Page, str], None]
NewContext = Callable[..., BrowserContext]

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


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_has_no_grave_fault_by_day_or_night_at_a_desk(
    page: Page, axe: Axe, shot: Shot, name: str
) -> None:
    page.goto(ADDRESSES[name])
    _check_in_both_themes(page, axe, shot, f"face-{name}-1366")


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_has_no_grave_fault_by_day_or_night_on_a_phone(
    phone: Page, axe: Axe, shot: Shot, name: str
) -> None:
    phone.goto(ADDRESSES[name])
    _check_in_both_themes(phone, axe, shot, f"face-{name}-360")


def _check_in_both_themes(page: Page, axe: Axe, shot: Shot, name: str) -> None:
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        shot(page, f"{name}-{theme}")
        axe(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_high_contrast_and_large_type_stay_sound(
    new_context: NewContext, address: str, axe: Axe, shot: Shot, theme: str
) -> None:
    context = new_context(viewport={"width": 1366, "height": 768})
    wishes = {"hl_text": "large", "hl_contrast": "more", "hl_theme": theme}
    context.add_cookies([{"name": name, "value": value, "url": address} for name, value in wishes.items()])
    page = context.new_page()
    page.goto("/thanh-phan/")
    page.get_by_text("Hiển thị", exact=True).filter(visible=True).click()
    shot(page, f"face-wishes-{theme}")
    axe(page)
