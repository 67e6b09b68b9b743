"""Every page of the sites, for everyone: with a screen reader, with keys alone, enlarged, on a small phone, on paper."""

import re
from collections.abc import Callable, Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, ViewportSize
from tests.browser.conftest import DESK
from tests.support.whole_article import ADDRESS as ARTICLE
from tests.support.whole_article import SLUG

from hienluong.province.demo import DEMO_PASSWORD

Axe = Callable[[Page], None]

SITE = f"/trang/{SLUG}/"
OWN = "/quan-ly-trang/so-van-hoa-the-thao-va-du-lich/"
PUBLIC = {
    "home of the portal": "/trang/cong-thong-tin/",
    "home of a department": SITE,
    "home of a commune": "/trang/phuong-dong-ha/",
    "all sites": "/trang/",
    "section with news": f"{SITE}tin-tuc/",
    "section with sections": f"{SITE}cai-cach-hanh-chinh/",
    "section without anything": f"{SITE}bao-cao-tai-chinh/",
    "article": ARTICLE,
    "who leads": f"{SITE}tong-quan/co-cau-to-chuc/",
    "procedures": f"{SITE}thu-tuc-hanh-chinh/",
    "documents of a site": f"{SITE}van-ban/",
    "questions of a site": f"{SITE}hoi-dap/",
    "calendar of a site": f"{SITE}lich-cong-tac/",
    "search in a site": f"{SITE}tim-kiem/?q=ho+so",
    "search without result": f"{SITE}tim-kiem/?q=zzzzqq",
    "search everywhere": "/tim-kiem/?q=khai+sinh",
    "documents": "/van-ban/",
    "consultations": "/lay-y-kien/",
    "answers": "/hoi-dap/",
    "ask": "/hoi-dap/dat-cau-hoi/",
    "results of feedback": "/phan-anh/",
    "feedback": "/phan-anh/gui/",
    "follow feedback": "/phan-anh/theo-doi/",
    "calendars": "/lich-cong-tac/",
    "not there": f"{SITE}khong-co/",
}
ONE_OF = {
    "/van-ban/": r'href="(/van-ban/\d[a-z0-9-]+/)"',
    "/lay-y-kien/": r'href="(/lay-y-kien/[a-z0-9-]+/)"',
    "/hoi-dap/": r'href="(/hoi-dap/(?!dat-cau-hoi|theo-doi)[a-z0-9-]+/)"',
    "/phan-anh/": r'href="(/phan-anh/(?!gui|theo-doi)[a-z0-9-]+/)"',
}
"""The first of each list."""
OFFICERS = {
    "ranking": "/quan-ly-trang/cham-trang/",
    "statistics": OWN,
    "compliance": f"{OWN}cham-trang/",
    "settings": f"{OWN}thiet-lap/",
    "old addresses": f"{OWN}dia-chi-cu/",
}
PATTERNS = (
    "home of a department",
    "section with news",
    "article",
    "documents of a site",
    "calendar of a site",
    "ask",
)
LOOKS = {
    "more contrast": {"contrast": "more"},
    "large letters": {"text": "large"},
    "night": {"theme": "dark"},
    "night with more contrast and large letters": {"theme": "dark", "contrast": "more", "text": "large"},
    "less data": {"data": "less"},
}
SMALLEST: ViewportSize = {"width": 320, "height": 640}
AT_200_PERCENT: ViewportSize = {"width": DESK["width"] // 2, "height": DESK["height"] // 2}
MOST_STOPS = 400

_FOCUS = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    return {
        name: one.outerHTML.slice(0, 120),
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""


@pytest.fixture(scope="module")
def public(house: str) -> dict[str, str]:
    """Every kind of public page, with one of each list."""
    with httpx.Client(base_url=house) as reader:
        found = {f"one of {place}": re.search(way, reader.get(place).text) for place, way in ONE_OF.items()}
    return PUBLIC | {name: match[1] for name, match in found.items() if match}


@pytest.fixture
def reader(chromium: Browser, house: str) -> Iterator[Page]:
    """Somebody at a desk, signed out."""
    context = chromium.new_context(base_url=house, viewport=DESK, locale="vi-VN", reduced_motion="reduce")
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def faults(page: Page, addresses: dict[str, str], look: Callable[[Page], None]) -> str:
    """What is wrong, on which pages."""
    found = []
    for name, address in addresses.items():
        page.goto(address)
        try:
            look(page)
        except AssertionError as fault:
            found.append(f"{name} ({address}): {fault}")
    return "\n".join(found)


def fits(page: Page) -> None:
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{wide} pixels beyond the screen"


def test_every_kind_of_page_is_walked(public: dict[str, str]) -> None:
    assert public.keys() >= {f"one of {place}" for place in ONE_OF}


def test_no_page_has_a_grave_fault(reader: Page, public: dict[str, str], axe: Axe) -> None:
    found = faults(reader, public, axe)
    assert not found, found


@pytest.mark.parametrize("screen", [SMALLEST, AT_200_PERCENT], ids=["320 pixels", "200 percent"])
def test_nothing_sticks_out(reader: Page, public: dict[str, str], screen: ViewportSize) -> None:
    """WCAG 1.4.10, 1.4.4."""
    reader.set_viewport_size(screen)
    found = faults(reader, public, fits)
    assert not found, found


def test_the_smallest_screen_has_no_grave_fault(reader: Page, public: dict[str, str], axe: Axe) -> None:
    reader.set_viewport_size(SMALLEST)
    found = faults(reader, public, axe)
    assert not found, found


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_every_look_is_sound(reader: Page, house: str, axe: Axe, look: dict[str, str]) -> None:
    reader.context.add_cookies(
        [{"name": f"hl_{name}", "value": value, "url": house} for name, value in look.items()]
    )
    found = faults(reader, {name: PUBLIC[name] for name in PATTERNS}, axe)
    reader.set_viewport_size(SMALLEST)
    found += faults(reader, {name: PUBLIC[name] for name in PATTERNS}, fits)
    assert not found, found


def test_the_pages_of_those_who_run_a_site_are_sound(reader: Page, axe: Axe) -> None:
    reader.goto("/dang-nhap/can-bo/?next=/quan-ly-trang/")
    reader.get_by_label("Tên đăng nhập").fill("giamdoc.svhttdl")
    reader.get_by_label("Mật khẩu").fill(DEMO_PASSWORD)
    reader.get_by_role("button", name="Đăng nhập", exact=True).click()
    reader.wait_for_url(f"**{OWN}")
    found = faults(reader, OFFICERS, axe)
    for screen in (SMALLEST, AT_200_PERCENT):
        reader.set_viewport_size(screen)
        found += faults(reader, OFFICERS, fits)
    assert not found, found


def skips(page: Page) -> None:
    """The first key leads past the menus."""
    page.keyboard.press("Tab")
    assert page.locator(".skip-link").evaluate("one => one === document.activeElement"), "no skip link"
    page.keyboard.press("Enter")
    page.locator("main:focus").wait_for()


def walks(page: Page) -> None:
    """Key by key from the first stop to the last: each is seen and marked, and the last leads out of the page."""
    page.evaluate("document.activeElement.blur()")
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        focus = page.evaluate(_FOCUS)
        if focus is None:
            return
        assert focus["outlined"], f"no mark: {focus['name']}"
        assert focus["seen"], f"out of sight: {focus['name']}"
    pytest.fail(f"no way out of {page.url}")


def test_the_first_key_leads_past_the_menus(reader: Page, public: dict[str, str]) -> None:
    found = faults(reader, public, skips)
    assert not found, found


def test_keys_alone_lead_everywhere_and_out_again(reader: Page) -> None:
    """WCAG 2.1.2, 2.4.7, 2.4.11."""
    found = faults(reader, {name: PUBLIC[name] for name in PATTERNS}, walks)
    assert not found, found


def test_the_menu_opens_and_closes_with_keys(reader: Page) -> None:
    reader.goto(SITE)
    entry = reader.locator(".site-menu.masthead-wide summary").first
    below = reader.locator(".site-menu.masthead-wide details a").first
    entry.focus()
    reader.keyboard.press("Enter")
    assert below.is_visible()
    reader.keyboard.press("Tab")
    assert below.evaluate("one => one === document.activeElement")
    reader.keyboard.press("Escape")
    assert below.is_hidden()
    assert entry.evaluate("one => one === document.activeElement")


def test_the_first_thing_on_a_site_is_what_one_wants_to_do(reader: Page) -> None:
    reader.set_viewport_size({"width": 360, "height": 740})
    reader.goto(SITE)
    assert reader.locator("main h2").first.inner_text() == "Cần làm việc gì?"
    assert reader.locator("main [type=search]").bounding_box()["y"] < 740  # type: ignore[index]


def test_paper_holds_the_article_and_nothing_to_click(reader: Page) -> None:
    reader.goto(ARTICLE)
    reader.emulate_media(media="print")
    for gone in (".masthead", ".site-menu >> nth=0", ".colophon", ".aloud", "video >> nth=0", "[data-print]"):
        assert reader.locator(gone).first.is_hidden(), gone
    assert reader.get_by_role("heading", name="Một nơi nộp hồ sơ").is_visible()
    assert reader.get_by_text("Địa chỉ của bài: http").is_visible()
    assert reader.locator(".words table").is_visible()
