"""The work calendar on every screen, and on paper."""

from collections.abc import Callable
from datetime import time
from pathlib import Path
from subprocess import run

import pytest
from playwright.sync_api import BrowserContext, Page
from tests.browser.test_legal_pages import look
from tests.browser.test_work_pages import enter
from tests.systems.agenda.conftest import Office, office  # noqa: F401 - a fixture

from hienluong.systems.agenda.public import NewResource, add_resource, adjust, publish, put_line, submit

Axe = Callable[[Page], None]
Shot = Callable[[Page, str], None]
NewContext = Callable[..., BrowserContext]
WEEK = "/lich-tuan/H50.4/2026-W48/"
PUBLIC = "/lich-cong-tac/H50.4/?tuan=2026-W48"


@pytest.fixture
def adjusted(office: Office) -> Office:  # noqa: F811
    """A week that was published and adjusted; the next adjustment is being written and has a clash."""
    room = add_resource(office.clerk, NewResource(office.agency.pk, "room", "Phòng họp tầng 2")).pk
    chair = office.leaders[0]
    first = office.week(
        office.line(content="Giao ban", starts=time(8), chair=chair, room=room),
        office.line(content="Tiếp công dân", session="pm", chair=chair),
        office.line(content="Việc nội bộ", session="pm", starts=time(15), is_public=False),
    )
    submit(office.clerk, first.pk)
    publish(office.director, first.pk)
    second = adjust(office.clerk, first.week_id)
    moved = second.lines.get(content="Giao ban")
    put_line(
        office.clerk, second.pk, office.line(key=moved.key, content="Giao ban", starts=time(9), room=room)
    )
    submit(office.clerk, second.pk)
    publish(office.director, second.pk)
    third = adjust(office.clerk, first.week_id)
    put_line(office.clerk, third.pk, office.line(content="Họp đột xuất", starts=time(9, 30), room=room))
    return office


def test_the_public_week_is_sound_on_every_screen(adjusted: Office, page: Page, axe: Axe, shot: Shot) -> None:
    look(page, {"agenda": PUBLIC, "agendas": "/lich-cong-tac/?tuan=2026-W48"}, axe, shot)


def test_the_pages_of_the_office_are_sound_on_every_screen(
    adjusted: Office, new_context: NewContext, address: str, axe: Axe, shot: Shot
) -> None:
    page = enter(new_context, address, adjusted.clerk)
    pages = {
        "agenda-office": WEEK,
        "agenda-version": f"{WEEK}ban/2/",
        "agenda-line": f"{WEEK}viec/",
        "agenda-rooms": "/lich-tuan/H50.4/phong-xe/",
    }
    look(page, pages, axe, shot)
    page.goto(WEEK)
    assert page.get_by_text("Trùng Phòng họp tầng 2").count() == 2


def test_a_week_is_printed_on_a4_across(adjusted: Office, page: Page, tmp_path: Path) -> None:
    page.goto(PUBLIC)
    page.pdf(path=tmp_path / "week.pdf", prefer_css_page_size=True)
    told = run(["pdfinfo", tmp_path / "week.pdf"], capture_output=True, text=True, check=True).stdout
    assert "841." in told.split("Page size:")[1].split("x")[0]
