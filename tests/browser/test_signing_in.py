"""Signing in as people do it: with a passkey, with keys alone, on a phone."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from hienluong.base import clock
from hienluong.kernel.people.public import Account, AccountKind, Officer

PASSWORD = "cau-hien-luong-1967"
Axe = Callable[[Page], None]
Shot = Callable[[Page, str], None]


@pytest.fixture
def officer(transactional_db: None) -> Account:
    account = Account.objects.create(
        username="chuyenvien", kind=AccountKind.OFFICER, password=PASSWORD, created_at=clock.now()
    )
    Officer.objects.create(account=account, full_name="Lê Thị An", search_key="le thi an", sort_key="an")
    return account


@pytest.fixture
def desk(chromium: Browser, settings: Settings, transactional_db: None) -> Iterator[Page]:
    """A desk whose machine has a fingerprint reader. Passkeys need a name, so the site is localhost."""
    server = LiveServer("localhost")
    context: BrowserContext = chromium.new_context(
        base_url=server.url, locale="vi-VN", reduced_motion="reduce"
    )
    page = context.new_page()
    _with_fingerprint(context.new_cdp_session(page))
    yield page
    context.close()
    server.stop()


def _with_fingerprint(session: CDPSession) -> None:
    session.send("WebAuthn.enable")
    facts = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": facts})


def sign_in_with_password(page: Page) -> None:
    page.goto("/dang-nhap/can-bo/")
    page.get_by_label("Tên đăng nhập").fill("chuyenvien")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()


def add_passkey(page: Page, *, alone: bool) -> None:
    page.goto("/tai-khoan/bao-mat/khoa/them/")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Xác nhận").click()
    page.get_by_label("Tên để nhận ra khóa này").fill("Máy ở cơ quan")
    if alone:
        page.get_by_label("Đăng nhập chỉ bằng khóa này").check()
    page.get_by_role("button", name="Thêm", exact=True).click()
    expect(page.get_by_role("heading", name="Mã dự phòng")).to_be_visible()


def sign_out(page: Page) -> None:
    page.goto("/dang-xuat/")
    page.locator("main").get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("heading", name="Đã đăng xuất")).to_be_visible()


def test_a_passkey_is_the_second_step(desk: Page, officer: Account, axe: Axe) -> None:
    sign_in_with_password(desk)
    add_passkey(desk, alone=False)
    sign_out(desk)
    sign_in_with_password(desk)
    axe(desk)
    desk.get_by_role("button", name="Dùng khóa truy cập").click()
    desk.wait_for_url(lambda address: "/dang-nhap/" not in address)
    desk.goto("/tai-khoan/")
    expect(desk.get_by_text("bước xác thực thứ hai", exact=False).first).to_be_visible()


def test_a_passkey_alone_opens_the_door(desk: Page, officer: Account) -> None:
    sign_in_with_password(desk)
    add_passkey(desk, alone=True)
    sign_out(desk)
    desk.goto("/dang-nhap/can-bo/")
    desk.get_by_role("button", name="Đăng nhập bằng khóa truy cập").click()
    desk.wait_for_url(lambda address: "/dang-nhap/" not in address)
    desk.goto("/tai-khoan/")
    expect(desk.get_by_text("Lê Thị An").first).to_be_visible()


@pytest.mark.parametrize("door", ["/dang-nhap/", "/dang-nhap/can-bo/", "/dang-xuat/", "/dang-xuat/xong/"])
def test_the_doors_are_open_to_everybody(page: Page, phone: Page, axe: Axe, shot: Shot, door: str) -> None:
    name = door.strip("/").replace("/", "-")
    for reader, width in ((page, "desk"), (phone, "phone")):
        reader.goto(door)
        axe(reader)
        shot(reader, f"signin-{name}-{width}")
        wide = reader.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{door} scrolls sideways"


@pytest.mark.parametrize("part", ["", "mat-khau/", "khoa/", "khoa/them/", "ung-dung/"])
def test_the_pages_of_safety_can_be_read_by_everybody(
    desk: Page, officer: Account, axe: Axe, shot: Shot, part: str
) -> None:
    sign_in_with_password(desk)
    desk.goto("/tai-khoan/xac-nhan/?next=/tai-khoan/bao-mat/")
    axe(desk)
    desk.get_by_label("Mật khẩu").fill(PASSWORD)
    desk.get_by_role("button", name="Xác nhận").click()
    desk.goto(f"/tai-khoan/bao-mat/{part}")
    axe(desk)
    shot(desk, f"signin-bao-mat-{part.strip('/').replace('/', '-') or 'chinh'}")


def test_without_scripts_an_officer_still_enters(
    new_context: Callable[..., BrowserContext], officer: Account
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    sign_in_with_password(page)
    page.goto("/tai-khoan/")
    expect(page.get_by_text("Lê Thị An").first).to_be_visible()
    page.goto("/dang-xuat/")
    expect(page.get_by_role("heading", name="Đăng xuất khỏi trang này?")).to_be_visible()
