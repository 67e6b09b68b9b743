"""The officers' pages of work, absence and calendars: readable, reachable by keys, sound on a phone."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.support.commune import make_officer
from tests.support.office import MONDAY, Office, away, make_office, one_for, post_of, signed_in

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import PostKind, delegate
from hienluong.shared.work.actions.load import load_warnings
from hienluong.shared.work.public import Line, Urgency, WorkItem, register_subject
from hienluong.shared.worktime.actions.override import NewOverride, override_day

NewContext = Callable[..., BrowserContext]
Axe = Callable[[Page], None]
Shot = Callable[[Page, str], None]
DESK, PHONE = {"width": 1366, "height": 768}, {"width": 360, "height": 740}


@pytest.fixture
def office(db: None) -> Iterator[Office]:
    """Eight tasks, late and pressing and far, shared by two officers."""
    with clock.frozen(MONDAY):
        register_subject("task", _lines)
        office = make_office()
        for number in range(1, 9):
            one_for(
                office.son if number % 2 else office.hoa,
                number,
                due_at=MONDAY + timedelta(hours=9 * (number - 3)),
                title="Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ",
                why="Thẩm định hồ sơ",
                urgency=Urgency.EXPRESS if number == 3 else Urgency.NORMAL,
            )
        yield office


def _lines(ids: Any) -> dict[int, Line]:
    return {pk: Line(f"H50.31-261130-{pk:05}", "Nguyễn Thị Bình", "/viec/") for pk in ids}


def enter(new_context: NewContext, address: str, actor: Actor, **facts: Any) -> Page:
    """A browser in which the officer is signed in already."""
    context = new_context(**({"viewport": DESK} | facts))
    for name, cookie in signed_in(actor).cookies.items():
        context.add_cookies([{"name": name, "value": cookie.value, "url": address}])
    return context.new_page()


def look(page: Page, path: str, axe: Axe, shot: Shot, name: str) -> None:
    """At the desk and on a phone: nothing sticks out, axe finds nothing, a picture is kept."""
    for size, suffix in ((DESK, ""), (PHONE, "-narrow")):
        page.set_viewport_size(size)
        page.goto(path)
        axe(page)
        shot(page, f"{name}{suffix}")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/viec/", "desk"),
        ("/viec/?xem=don-vi", "desk-of-the-unit"),
        ("/viec/?xem=don-vi&han=qua-han", "desk-overdue"),
        ("/viec/?xem=tam-dung", "desk-empty"),
        ("/uy-quyen/", "standing-in"),
    ],
)
def test_pages_of_a_head_are_sound(
    office: Office, address: str, new_context: NewContext, axe: Axe, shot: Shot, path: str, name: str
) -> None:
    delegate(office.son, away(office.son, office.head))
    look(enter(new_context, address, office.head), path, axe, shot, name)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/lich-lam-viec/?nam=2026", "calendar"),
        ("/lich-lam-viec/thay-doi/", "calendar-change"),
        ("/canh-bao-thoi-han/", "warnings"),
    ],
)
def test_pages_of_the_calendar_are_sound(
    office: Office, address: str, new_context: NewContext, axe: Axe, shot: Shot, path: str, name: str
) -> None:
    admin = make_officer("quantri", "Đỗ Văn Quản", (office.committee, PostKind.ADMINISTRATOR))
    load_warnings()
    half = NewOverride(MONDAY.date() + timedelta(days=1), (("07:00", "11:30"),), "Họp mặt", "Thông báo 4")
    override_day(admin, half)
    look(enter(new_context, address, admin), path, axe, shot, name)


@pytest.mark.parametrize("scripts", ["with scripts", "without"])
def test_a_head_gives_ticked_work_away_with_the_keyboard(
    office: Office, address: str, new_context: NewContext, axe: Axe, shot: Shot, scripts: str
) -> None:
    page = enter(new_context, address, office.head, java_script_enabled=scripts == "with scripts")
    page.goto("/viec/?xem=don-vi")
    boxes = page.locator('input[name="viec"]')
    for number in (0, 1):
        boxes.nth(number).focus()
        page.keyboard.press("Space")
    page.get_by_role("button", name="Giao việc đã chọn…").press("Enter")
    expect(page.get_by_role("heading", name="Giao 2 việc")).to_be_visible()
    if scripts == "with scripts":
        axe(page)
        shot(page, "assigning")
    page.get_by_role("radio", name="Hồ Thị Lan").focus()
    page.keyboard.press("Space")
    page.get_by_label("Lời dặn").fill("Làm trong buổi sáng")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã giao 2 việc cho Hồ Thị Lan")).to_be_visible()
    assert WorkItem.objects.filter(post=post_of(office.head), note="Làm trong buổi sáng").count() == 2


def test_a_change_of_calendar_is_seen_before_it_is_made(
    office: Office, address: str, new_context: NewContext, axe: Axe, shot: Shot
) -> None:
    admin = make_officer("quantri", "Đỗ Văn Quản", (office.committee, PostKind.ADMINISTRATOR))
    page = enter(new_context, address, admin)
    page.goto("/lich-lam-viec/thay-doi/")
    page.get_by_label("Ngày", exact=True).fill("2026-12-02")
    page.get_by_label("Nghỉ cả ngày").check()
    page.get_by_label("Lý do").fill("Bão số 12")
    page.get_by_label("Căn cứ").fill("Công điện 15/CĐ-UBND ngày 30/11/2026")
    page.get_by_role("button", name="Xem trước thay đổi").click()
    expect(page.get_by_text("Hạn đã hẹn không thay đổi")).to_be_visible()
    axe(page)
    shot(page, "calendar-check")
    page.get_by_role("button", name="Thay đổi lịch").click()
    expect(page.get_by_text("Đã thay đổi lịch làm việc.")).to_be_visible()
    page.get_by_role("link", name="Thu hồi thay đổi ngày 02/12/2026").click()
    axe(page)
    shot(page, "calendar-withdraw")
