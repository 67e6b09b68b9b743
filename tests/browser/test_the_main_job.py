"""The main job in a real browser: citizen, counter, officer, leader, clerk, and the citizen again."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect
from tests.support.commune import make_citizen
from tests.support.loaded import whole_province
from tests.systems.filing.filled import complete

from hienluong.kernel.jobs.public import work_off
from hienluong.kernel.people.public import Account
from hienluong.province.demo import DEMO_PASSWORD
from hienluong.systems.cases.models import Case
from hienluong.systems.catalogue.public import version
from hienluong.systems.filing.forms import Field, Kind, visible_blocks
from hienluong.systems.filing.forms.checking import visible_fields
from hienluong.systems.filing.models import Draft
from hienluong.systems.filing.queries.forms import form_of
from hienluong.systems.filing.queries.places import centres, communes

Axe = Callable[[Page], None]
Shot = Callable[[Page, str], None]
NewContext = Callable[..., BrowserContext]
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


@pytest.fixture
def demonstration(address: str, settings: Any) -> str:
    """The sample province with everyone who works in it."""
    settings.DEMO = True
    whole_province()
    return address


def signed_in_citizen(new_context: NewContext, address: str) -> Page:
    """The citizen comes with a session, as after the provider's answer."""
    client = Client()
    client.force_login(Account.objects.get(pk=make_citizen("Hồ Thị Kăn Ơi").account_id))
    context = new_context(viewport={"width": 360, "height": 740})
    name = django_settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])
    return context.new_page()


def officer(new_context: NewContext, username: str) -> Page:
    page = new_context(viewport={"width": 1366, "height": 768}).new_page()
    page.goto("/dang-nhap/can-bo/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.goto("/viec/")
    return page


def answer(page: Page, field: Field, name: str, value: Any) -> None:
    """Give one answer as a person would."""
    if value in (None, ""):
        return
    if field.kind in {Kind.DATE, Kind.PARTIAL_DATE}:
        year, _, rest = str(value).partition("-")
        month, _, day = rest.partition("-")
        for box, text in (("year", year), ("month", month), ("day", day)):
            page.locator(f'[name="{name}-{box}"]').fill(text)
        return
    first = page.locator(f'[name="{name}"]').first
    kind = first.evaluate("box => box.tagName === 'SELECT' ? 'select' : box.type")
    if kind == "select":
        first.select_option(str(value))
    elif kind == "radio":
        page.locator(f'[name="{name}"][value="{value}"]').check()
    elif kind == "checkbox":
        first.check()
    else:
        first.fill(str(value))


def fill_pages(page: Page, draft: Draft, axe: Axe, shot: Shot) -> None:
    form = form_of(draft.form, version(draft.procedure_version))
    dong_ha = next(code for code, name in communes() if name == "Phường Đông Hà")
    centre = next(key for key, name in centres() if name.endswith("phường Đông Hà"))
    where = {"place.commune": dong_ha, "place.centre": centre, "place.delivery": "online"}
    answers = complete(form, **where, **{"proof.kind": "giay-chung-sinh", "proof.surrogacy": "no"})
    for block in visible_blocks(form, answers):
        page.goto(f"/nop-ho-so/ban-nhap/{draft.uid}/{block.key}/")
        axe(page)
        for _ in range(4):
            for field in visible_fields(block, answers):
                if page.locator(f'[name="{field.path}"], [name="{field.path}-year"]').count():
                    answer(page, field, field.path, answers.get(field.path))
            page.get_by_role("button", name="Lưu và tiếp tục").click()
            if f"/{block.key}/" not in page.url:
                break
        shot(page, f"filing-{block.key}")


def test_a_birth_from_search_to_a_verified_certificate(
    demonstration: str, new_context: NewContext, axe: Axe, shot: Shot
) -> None:
    citizen = signed_in_citizen(new_context, demonstration)
    citizen.goto("/thu-tuc/?q=vo moi sinh can giay to gi")
    axe(citizen)
    citizen.get_by_role("link", name="khai sinh").first.click()
    citizen.goto("/nop-ho-so/1.001193/")
    axe(citizen)
    shot(citizen, "filing-entry")
    citizen.get_by_role("button", name="Bắt đầu khai").click()
    shot(citizen, "filing-tasks")
    axe(citizen)
    draft = Draft.objects.get()
    fill_pages(citizen, draft, axe, shot)
    citizen.goto(f"/nop-ho-so/ban-nhap/{draft.uid}/giay-to/")
    citizen.locator('[name="giay-chung-sinh"]').set_input_files(
        {"name": "giay-chung-sinh.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    axe(citizen)
    shot(citizen, "filing-papers")
    citizen.get_by_role("button", name="Lưu và tiếp tục").click()
    axe(citizen)
    shot(citizen, "filing-check")
    citizen.get_by_role("button", name="Gửi hồ sơ").dblclick()
    expect(citizen.get_by_role("heading", name="Đã nộp hồ sơ")).to_be_visible()
    axe(citizen)
    shot(citizen, "filing-receipt")
    case = Case.objects.get()

    for username, button, name in (
        ("tiepnhan.dongha", "Tiếp nhận hồ sơ", "counter"),
        ("hotich.dongha", "", "civil-status"),
        ("chutich.dongha", "Ký số kết quả", "leader"),
        ("vanthu.dongha", "Cấp số, đóng dấu, phát hành", "clerk"),
    ):
        desk = officer(new_context, username)
        axe(desk)
        shot(desk, f"desk-{name}")
        desk.get_by_role("link", name=case.code).click()
        axe(desk)
        shot(desk, f"case-{name}")
        if button:
            desk.get_by_role("button", name=button).click()
        else:
            desk.get_by_label("Nội dung", exact=True).fill("Đăng ký khai sinh cho trẻ có thông tin sau:")
            desk.get_by_role("button", name="Soạn kết quả").click()
            desk.get_by_role("button", name="Chuyển bước tiếp theo").click()
        expect(desk.get_by_text("Đã xong: hồ sơ")).to_be_visible()

    work_off()
    citizen.goto(f"/ho-so-cua-toi/{case.code}/")
    axe(citizen)
    shot(citizen, "my-case-done")
    citizen.get_by_role("link", name="Kiểm tra chữ ký của kết quả").click()
    expect(citizen.get_by_text("Giấy tờ này do cơ quan trong tỉnh cấp")).to_be_visible()
    axe(citizen)
    shot(citizen, "verified")
    citizen.goto(f"/ho-so-cua-toi/{case.code}/")
    citizen.get_by_label("Rất hài lòng").check()
    citizen.get_by_role("button", name="Gửi đánh giá").click()
    expect(citizen.get_by_text("Đã ghi nhận đánh giá")).to_be_visible()

    leader = officer(new_context, "chutich.dongha")
    leader.goto("/van-hanh/")
    expect(leader.get_by_role("heading", name="Điều hành")).to_be_visible()
    axe(leader)
    shot(leader, "operations")


@pytest.mark.parametrize("path", ["/tra-cuu/", "/xac-minh/", "/xac-minh/KHONGCO123/", "/nop-ho-so/1.001193/"])
def test_public_pages_of_cases_are_open_to_everyone(
    demonstration: str, phone: Page, axe: Axe, shot: Shot, path: str
) -> None:
    phone.goto(path)
    axe(phone)
    shot(phone, f"phone{path.replace('/', '-')}")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
