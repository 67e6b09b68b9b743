"""An article from the writer's desk to its readers: written, reviewed, published, seen on every web process."""

import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page
from tests.browser.conftest import DESK
from tests.faults.program import Program, free_port

from hienluong.config.home import Home, Mode
from hienluong.province.demo import DEMO_PASSWORD

TITLE = "Lễ hội mùa xuân năm nay"
SECTION = "/trang/so-van-hoa-the-thao-va-du-lich/tin-tuc/"
ARTICLE = f"{SECTION}le-hoi-mua-xuan-nam-nay/"
STALE_AT_MOST = 1.0
READERS = 40
"""Each with a connection of its own: both web processes are met."""


@pytest.fixture(scope="module")
def program() -> Iterator[str]:
    """The real program with its sample province and two web processes."""
    root = Path(tempfile.mkdtemp(prefix="hienluong-desk-"))
    root.chmod(0o755)
    program = Program(Home(root=root, port=free_port(), mode=Mode.DEMO, outside_database=""))
    program.start()
    yield f"http://127.0.0.1:{program.home.port}"
    program.stop()
    shutil.rmtree(root)


def at_the_desk(chromium: Browser, program: str, name: str) -> Page:
    page = chromium.new_context(base_url=program, viewport=DESK, locale="vi-VN").new_page()
    page.set_default_timeout(20_000)
    page.goto("/dang-nhap/can-bo/?next=/bien-tap/")
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.wait_for_url(re.compile(r"^[^?]*/bien-tap/$"), wait_until="networkidle")
    return page


def write(desk: Page) -> None:
    desk.goto("/bien-tap/pages/", wait_until="networkidle")
    desk.get_by_role("link", name="Tin tức").first.click()
    desk.wait_for_url("**/edit/")
    section = desk.url.rstrip("/").split("/")[-2]
    desk.goto(f"/bien-tap/pages/add/portal/articlepage/{section}/", wait_until="networkidle")
    desk.locator("[name=title]").fill(TITLE)
    desk.locator("[name=lead]").fill("Ba ngày hội. Người dân vào cửa tự do.")
    desk.locator("footer .w-dropdown__toggle").click()
    desk.locator("button[name=action-submit]").click()
    desk.wait_for_url("**/bien-tap/pages/*/")


def approve(head: Page, shot: Callable[[Page, str], None]) -> None:
    head.goto("/viec/")
    head.get_by_role("link", name=TITLE).first.click()
    head.wait_for_load_state("networkidle")
    shot(head, "desk-review")
    head.locator("footer .w-dropdown__toggle").click()
    head.locator("footer [data-workflow-action-name=approve]").click()
    head.wait_for_url(re.compile(r"/bien-tap/pages/\d+/$|/bien-tap/$"))
    head.wait_for_load_state("networkidle")


def read_by_many(program: str, path: str) -> list[int]:
    answers = []
    for _ in range(READERS):
        with httpx.Client(base_url=program) as reader:
            answers.append(reader.get(path).text.count(TITLE))
    return answers


def test_what_a_head_approves_is_seen_on_both_web_processes_within_a_second(
    chromium: Browser, program: str, shot: Callable[[Page, str], None]
) -> None:
    assert set(read_by_many(program, SECTION)) == {0}
    write(at_the_desk(chromium, program, "chuyenvien.svhttdl"))
    assert set(read_by_many(program, SECTION)) == {0}
    approve(at_the_desk(chromium, program, "giamdoc.svhttdl"), shot)
    time.sleep(STALE_AT_MOST)
    assert 0 not in read_by_many(program, SECTION)
    assert 0 not in read_by_many(program, ARTICLE)
