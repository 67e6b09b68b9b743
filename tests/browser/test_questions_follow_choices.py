"""With scripts, a choice brings its questions at once; what was typed stays; on a phone one button holds the menu."""

from collections.abc import Callable

from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect
from tests.support.commune import make_citizen
from tests.support.loaded import whole_province

from hienluong.kernel.people.public import Account
from hienluong.systems.filing.models import Draft

Axe = Callable[[Page], None]
Shot = Callable[[Page, str], None]


def birth_registration(new_context: Callable[..., BrowserContext], address: str) -> tuple[Page, Draft]:
    whole_province()
    client = Client()
    client.force_login(Account.objects.get(pk=make_citizen("Hồ Thị Kăn Ơi").account_id))
    context = new_context(viewport={"width": 360, "height": 740})
    name = django_settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])
    page = context.new_page()
    page.goto("/nop-ho-so/1.001193/")
    page.get_by_role("button", name="Bắt đầu khai").click()
    return page, Draft.objects.get()


def test_questions_come_and_go_with_the_choice(
    address: str, new_context: Callable[..., BrowserContext], axe: Axe, shot: Shot
) -> None:
    page, draft = birth_registration(new_context, address)
    page.goto(f"/nop-ho-so/ban-nhap/{draft.uid}/mother/")
    page.get_by_label("Có", exact=True).check()
    page.locator('[name="mother.name"]').fill("Hồ Thị Ơn")
    page.get_by_label("Hộ chiếu").check()
    expect(page.locator('[name="mother.id_number"]')).to_be_visible()
    expect(page.locator('[name="mother.identifier"]')).to_have_count(0)
    expect(page.locator('[name="mother.name"]')).to_have_value("Hồ Thị Ơn")
    expect(page.get_by_label("Hộ chiếu")).to_be_focused()
    axe(page)
    shot(page, "questions-of-a-choice")
    page.get_by_label("Không", exact=True).check()
    expect(page.locator('[name="mother.name"]')).to_have_count(0)


def test_on_a_phone_one_button_holds_the_menu(
    address: str, new_context: Callable[..., BrowserContext], axe: Axe, shot: Shot
) -> None:
    page, _draft = birth_registration(new_context, address)
    expect(page.get_by_role("link", name="Bản nháp")).to_have_count(0)
    page.get_by_text("Trình đơn").click()
    expect(page.get_by_role("link", name="Bản nháp")).to_be_visible()
    expect(page.get_by_role("button", name="Đăng xuất")).to_be_visible()
    axe(page)
    shot(page, "menu-on-a-phone")
