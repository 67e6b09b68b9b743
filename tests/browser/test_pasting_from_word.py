"""What a writer pastes from Word into the real text editor of the desk comes out as clean words on the page."""

import re
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import DESK

from hienluong.province.demo import DEMO_PASSWORD

TITLE = "Quy định dán từ Word"
ARTICLE = "/trang/so-van-hoa-the-thao-va-du-lich/tin-tuc/quy-dinh-dan-tu-word/"
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta name="Generator" content="Microsoft Word 15"><style><!-- p.MsoNormal {mso-style-unhide:no; font-family:"Times New Roman"} --></style></head>
<body lang="VI" style="tab-interval:36.0pt"><!--StartFragment-->
<h2 style="mso-outline-level:2"><span style="font-family:'Times New Roman';color:red">Chương I. Quy định chung<o:p></o:p></span></h2>
<p class="MsoNormal" style="mso-margin-top-alt:auto;text-align:justify"><b><span style="font-size:14.0pt">Điều 1.</span></b>
<span style="font-size:14.0pt;background:yellow">Phạm vi điều chỉnh<o:p>&nbsp;</o:p></span></p>
<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><![if !supportLists]><span style="mso-list:Ignore">a)&nbsp;</span><![endif]>Người dân</p>
<p class="MsoNormal"><a href="https://quangtri.example/" style="color:blue">Trang của tỉnh</a>
<a href="javascript:alert(1)">Bấm</a><script>alert(1)</script><img src="file:///C:/anh.png" onerror="alert(1)"></p>
<!--EndFragment--></body></html>"""
_PASTE = """(editor, html) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", "Chương I. Quy định chung");
    editor.focus();
    editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def desk(chromium: Browser, house: str) -> Iterator[Page]:
    """Who may publish, at a new article."""
    context = chromium.new_context(base_url=house, viewport=DESK, locale="vi-VN")
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto("/dang-nhap/can-bo/?next=/bien-tap/")
    page.get_by_label("Tên đăng nhập").fill("giamdoc.svhttdl")
    page.get_by_label("Mật khẩu").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.wait_for_url(re.compile(r"^[^?]*/bien-tap/$"), wait_until="networkidle")
    page.goto("/bien-tap/pages/", wait_until="networkidle")
    page.get_by_role("link", name="Tin tức").first.click()
    page.wait_for_url("**/edit/")
    section = page.url.rstrip("/").split("/")[-2]
    page.goto(f"/bien-tap/pages/add/portal/articlepage/{section}/", wait_until="networkidle")
    yield page
    context.close()


def test_what_is_pasted_from_word_comes_out_clean(desk: Page, house: str) -> None:
    desk.locator("[name=title]").fill(TITLE)
    desk.locator("[name=lead]").fill("Ai phải làm gì.")
    body = desk.locator("[id$=-body-section]")
    body.locator(".c-sf-add-button").first.click()
    desk.get_by_role("option", name="Văn bản").click()
    editor = body.locator("[contenteditable=true]").first
    editor.wait_for()
    editor.evaluate(_PASTE, WORD)
    expect(desk.locator("[name=body-0-value]")).to_have_value(re.compile("Phạm vi điều chỉnh"))
    desk.locator("footer .w-dropdown__toggle").click()
    desk.locator("button[name=action-publish]").click()
    desk.wait_for_url(re.compile(r"/bien-tap/pages/\d+/$"))
    whole = httpx.get(f"{house}{ARTICLE}").text
    shown = whole.partition('<div class="words"')[2].partition("</article>")[0]
    assert re.search(r"<h2[^>]*>Chương I. Quy định chung</h2>", shown)
    assert re.search(r"<b>Điều 1\.</b>\s*Phạm vi điều chỉnh", shown)
    assert 'href="https://quangtri.example/"' in shown
    for trace in (
        "mso",
        "Mso",
        "style=",
        'class="Mso',
        "<o:p",
        "<span",
        "<script",
        "<img",
        "javascript:",
        "font-",
    ):
        assert trace not in shown, trace
