"""How the face behaves: narrow, without scripts, with keys only, on a weak line, under an impatient hand."""

import gzip
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Response

ADDRESSES = ["/", "/thanh-phan/", "/thanh-phan/can-bo/", "/khong-co-trang-nay/"]
NewContext = Callable[..., BrowserContext]

_WIDER_THAN_WINDOW = """() => [...document.querySelectorAll('body *')]
  .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .filter(e => e.checkVisibility() && !e.closest('.visually-hidden, .skip-link, thead, svg'))
  .map(e => e.tagName + '.' + e.className)"""
_CLIPPED = """() => [...document.querySelectorAll('h1, h2, h3, p, a, button, td, th, label, legend, dt, dd, li, summary, .chip, .tag')]
  .filter(e => !e.closest('.visually-hidden, thead'))
  .filter(e => getComputedStyle(e).overflowY !== 'visible' && e.scrollHeight > e.clientHeight + 1)
  .map(e => e.tagName + ': ' + e.textContent.trim().slice(0, 40))"""
_TIGHT = """() => [...document.querySelectorAll('h1, h2, h3, p, a, button, td, th, label, dt, dd, li, input, .chip, .tag')]
  .filter(e => parseFloat(getComputedStyle(e).lineHeight) < 1.5 * parseFloat(getComputedStyle(e).fontSize) - 0.1)
  .map(e => e.tagName + '.' + e.className)"""
_SMALL_TARGETS = """() => [...document.querySelectorAll('button, .button, input:not([type=hidden]), select, summary, nav a')]
  .filter(e => e.offsetParent && !e.closest('.visually-hidden'))
  .map(e => [e, e.getBoundingClientRect()])
  .filter(([e, box]) => box.height < 24 || box.width < 24)
  .map(([e, box]) => e.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("size", ["normal", "large"])
def test_at_320_pixels_nothing_runs_out_of_the_window(
    new_context: NewContext, address: str, size: str
) -> None:
    context = new_context(viewport={"width": 320, "height": 640})
    context.add_cookies([{"name": "hl_text", "value": size, "url": address}])
    page = context.new_page()
    for path in ADDRESSES:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate(_WIDER_THAN_WINDOW) == []
        page.get_by_text("Trình đơn", exact=True).click()
        page.get_by_text("Hiển thị", exact=True).filter(visible=True).click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate(_WIDER_THAN_WINDOW) == []


def test_stacked_marks_have_room(page: Page) -> None:
    for path in ADDRESSES:
        page.goto(path)
        assert page.evaluate(_CLIPPED) == []
        assert page.evaluate(_TIGHT) == []


def test_vietnamese_letters_come_from_our_own_font(page: Page) -> None:
    page.goto("/thanh-phan/")
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.weight)")
    assert {"400", "600 700"} <= set(loaded)


def test_targets_are_large_enough_for_a_finger(phone: Page) -> None:
    for path in ADDRESSES:
        phone.goto(path)
        assert phone.evaluate(_SMALL_TARGETS) == []


def test_the_content_policy_has_nothing_to_refuse(page: Page) -> None:
    refused: list[str] = []
    page.on(
        "console",
        lambda message: refused.append(message.text) if "Content Security" in message.text else None,
    )
    page.on("pageerror", lambda error: refused.append(str(error)))
    for path in ADDRESSES:
        page.goto(path, wait_until="networkidle")
    assert refused == []


def test_the_first_view_is_light(page: Page) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks the handler
    page.goto("/")
    page.wait_for_load_state("networkidle")
    weight = sum(_weight_on_the_line(answer) for answer in answers)
    assert len(answers) <= 15
    assert weight <= 200_000


def _weight_on_the_line(answer: Response) -> int:
    """Texts travel compressed, fonts as they are."""
    body = answer.body()
    return len(body) if answer.url.endswith(".woff2") else len(gzip.compress(body))


def test_without_scripts_one_can_search_change_the_look_and_read_everything(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False, viewport={"width": 1366, "height": 768}).new_page()
    page.goto("/")
    page.get_by_role("searchbox").fill("khai sinh")
    with page.expect_request("**/thu-tuc/?q=khai+sinh"):
        page.get_by_role("button", name="Tìm").click()
    page.goto("/thanh-phan/")
    page.get_by_text("Hiển thị", exact=True).filter(visible=True).click()
    page.get_by_role("button", name="Tối").click()
    assert page.url.endswith("/thanh-phan/")
    assert page.locator('link[href*="dark"]').get_attribute("media") == "screen"
    page.get_by_text("Ai được nộp hồ sơ này?").click()
    assert page.get_by_text("Cha, mẹ, ông bà hoặc người thân thích khác.").is_visible()


def test_the_language_switch_keeps_the_page(page: Page) -> None:
    page.goto("/thanh-phan/")
    page.get_by_role("button", name="English").click()
    assert page.url.endswith("/thanh-phan/")
    assert page.locator("html").get_attribute("lang") == "en"


def test_keys_alone_reach_everything_in_reading_order(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    reached = []
    while len(reached) < 60:
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        reached.append(page.evaluate("document.activeElement.innerText || document.activeElement.name"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", reached[-1]
    wanted = ["Hiển thị", "English", "Đăng nhập", "q", "Tìm"]
    places = [reached.index(name) for name in wanted]
    assert places == sorted(places)


def test_the_skip_link_leads_to_the_content(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_error_summary_takes_the_focus_and_leads_to_the_field(page: Page) -> None:
    page.goto("/thanh-phan/")
    assert page.evaluate("document.activeElement.className") == "errors"
    page.get_by_role("link", name="Ngày sinh phải là ngày đã qua.").click()
    assert page.evaluate("document.activeElement.id") == "f-born_on"


def test_a_form_is_sent_once_however_often_one_clicks(page: Page) -> None:
    page.goto("/thanh-phan/")
    sent = page.evaluate("""() => {
      const form = document.querySelector('main form:has(fieldset)');
      let sent = 0;
      form.method = 'post';
      window.addEventListener('submit', (event) => { sent += !event.defaultPrevented; event.preventDefault(); });
      for (let click = 0; click < 3; click++) form.querySelector('button').click();
      return sent;
    }""")
    assert sent == 1


def test_letters_move_through_the_rows_and_open_help(page: Page) -> None:
    page.goto("/thanh-phan/can-bo/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator("tr.row-current th").inner_text() == "H50.12-261123-0002"
    page.keyboard.press("k")
    assert page.locator("tr.row-current th").inner_text() == "H50.12-261123-0001"
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Phím tắt").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"


def test_a_range_of_rows_is_marked_with_the_shift_key(page: Page) -> None:
    page.goto("/thanh-phan/can-bo/")
    page.evaluate("""document.querySelectorAll('[data-row] th').forEach(
      head => head.insertAdjacentHTML('afterbegin', '<input type=checkbox>'))""")
    for key in ("j", "x", "j", "j", "Shift+X"):
        page.keyboard.press(key)
    assert page.locator("[data-row] :checked").count() == 3


def test_letters_being_composed_belong_to_the_keyboard(page: Page) -> None:
    page.goto("/thanh-phan/can-bo/")
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'j', isComposing: true, bubbles: true}))"
    )
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'j', keyCode: 229, bubbles: true}))"
    )
    assert page.locator("tr.row-current").count() == 0


def test_letters_typed_into_a_box_are_only_letters(page: Page) -> None:
    page.goto("/thanh-phan/can-bo/")
    page.get_by_label("Lý do").press_sequentially("jkx?")
    assert page.locator("tr.row-current").count() == 0


def test_a_key_goes_back_only_while_nothing_was_typed(page: Page) -> None:
    page.goto("/thanh-phan/can-bo/")
    link = '<p><a class="back" href="/thanh-phan/">Quay lại</a></p>'
    page.evaluate("html => document.querySelector('main').insertAdjacentHTML('afterbegin', html)", link)
    page.get_by_label("Lý do").press_sequentially("a")
    page.get_by_role("button", name="Gửi hồ sơ").focus()
    page.keyboard.press("Escape")
    assert page.url.endswith("/thanh-phan/can-bo/")
    page.reload()
    page.evaluate("html => document.querySelector('main').insertAdjacentHTML('afterbegin', html)", link)
    page.keyboard.press("Escape")
    page.wait_for_url("**/thanh-phan/")


def test_a_code_is_copied_with_one_press(new_context: NewContext) -> None:
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto("/thanh-phan/")
    page.get_by_role("button", name="Sao chép").click()
    page.get_by_text("Đã sao chép").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "H50.12-261123-0007"


def test_the_keys_can_be_switched_off(new_context: NewContext, address: str) -> None:
    context = new_context(viewport={"width": 1366, "height": 768})
    context.add_cookies([{"name": "hl_keys", "value": "off", "url": address}])
    page = context.new_page()
    page.goto("/thanh-phan/can-bo/")
    page.keyboard.press("j")
    assert page.locator("tr.row-current").count() == 0


def test_citizens_pages_have_no_letter_keys(page: Page) -> None:
    page.goto("/thanh-phan/")
    page.keyboard.press("j")
    assert page.locator("tr.row-current").count() == 0


def test_a_place_on_the_map_shows_its_name_on_focus(page: Page) -> None:
    page.goto("/thanh-phan/")
    label = page.locator(".point-map text", has_text="Lao Bảo")
    assert not label.is_visible()
    page.locator('.point-map a[aria-label^="Lao Bảo"]').focus()
    assert label.is_visible()


def test_on_paper_there_are_no_menus(page: Page) -> None:
    page.goto("/thanh-phan/")
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator(".masthead").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_the_accessibility_check_finds_a_planted_fault(page: Page, axe: Callable[[Page], None]) -> None:
    """The gate itself can fail."""
    page.goto("/")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input name=nameless>')")
    with pytest.raises(AssertionError, match="critical"):
        axe(page)
