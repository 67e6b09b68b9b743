"""Takes the pictures of the documents anew from a running demonstration: `python tools/pictures.py http://127.0.0.1:8000`.

Run it after the look has changed, on a province as it is loaded: the pictures show what a newcomer will see. Chromium must be installed.
"""

import io
import re
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from hienluong.province.demo import DEMO_PASSWORD

PICTURES = Path(__file__).resolve().parents[1] / "docs/pictures"
DESK: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 360, "height": 768}
EDITOR = "giamdoc.svhttdl"
TITLE = "Nộp hồ sơ ở bất kỳ nơi nào trong tỉnh"
GAP, GROUND = 24, "#dcdbd5"
WORDS = "Từ ngày 1 tháng 12, người dân nộp hồ sơ ở bất kỳ nơi nào."


def keep(picture: bytes | Image.Image, name: str, width: int = 1100) -> None:
    """As wide as the documents show it, in a format that suits letters."""
    drawn = picture if isinstance(picture, Image.Image) else Image.open(io.BytesIO(picture)).convert("RGB")
    drawn = drawn.resize((width, round(drawn.height * width / drawn.width)), Image.Resampling.LANCZOS)
    drawn.save(PICTURES / name, quality=82)
    print(PICTURES / name)


def beside(left: bytes, right: bytes) -> Image.Image:
    """Two screens of one height on one ground."""
    screens = [Image.open(io.BytesIO(one)).convert("RGB") for one in (left, right)]
    size = (sum(one.width for one in screens) + 3 * GAP, screens[0].height + 2 * GAP)
    ground = Image.new("RGB", size, GROUND)
    place = GAP
    for one in screens:
        ground.paste(one, (place, GAP))
        place += one.width + GAP
    return ground


def page_of(browser: Browser, house: str, size: ViewportSize) -> Page:
    page = browser.new_context(base_url=house, viewport=size, locale="vi-VN").new_page()
    page.set_default_timeout(20_000)
    return page


def public_pages(browser: Browser, house: str) -> None:
    """The first page of the house on a phone beside the portal at a desk."""
    screens = []
    for size, address in ((PHONE, "/trang/phuong-dong-ha/"), (DESK, "/trang/cong-thong-tin/")):
        page = page_of(browser, house, size)
        page.goto(address, wait_until="networkidle")
        screens.append(page.screenshot())
    keep(beside(*screens), "sites.webp", 1176)


def sign_in(page: Page) -> None:
    page.goto("/dang-nhap/can-bo/?next=/bien-tap/")
    page.get_by_label("Tên đăng nhập").fill(EDITOR)
    page.get_by_label("Mật khẩu").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.wait_for_url(re.compile(r"^[^?]*/bien-tap/$"), wait_until="networkidle")


def desk_pages(browser: Browser, house: str) -> None:
    """The form of an article, its blocks, the section that has it, the desk. One draft stays behind."""
    page = page_of(browser, house, DESK)
    sign_in(page)
    page.goto("/bien-tap/pages/", wait_until="networkidle")
    page.get_by_role("link", name="Tin tức").first.click()
    page.wait_for_url("**/edit/")
    section = page.url.rstrip("/").split("/")[-2]
    write(page, f"/bien-tap/pages/add/portal/articlepage/{section}/")
    page.goto(f"/bien-tap/pages/{section}/", wait_until="networkidle")
    keep(page.screenshot(), "site/section.webp")
    page.goto("/bien-tap/", wait_until="networkidle")
    keep(page.screenshot(), "site/desk.webp")


def write(page: Page, address: str) -> None:
    """A draft, and two pictures on the way."""
    page.goto(address, wait_until="networkidle")
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=lead]").fill(
        "Người dân nộp hồ sơ ở nơi gần nhất; hồ sơ tự tới đúng cơ quan giải quyết."
    )
    keep(page.screenshot(), "site/article.webp")
    body = page.locator("[id$=-body-section]")
    body.locator(".c-sf-add-button").first.click()
    page.get_by_role("option", name="Văn bản").click()
    body.locator("[contenteditable=true]").first.fill(WORDS)
    body.locator(".c-sf-add-button").last.click()
    body.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    keep(page.screenshot(), "site/blocks.webp")
    page.keyboard.press("Escape")
    page.locator("footer .action-save").click()
    page.wait_for_url("**/edit/")


def main() -> None:
    """All of them. The house must be a demonstration that answers."""
    house = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        public_pages(browser, house)
        desk_pages(browser, house)
        browser.close()


if __name__ == "__main__":
    main()
