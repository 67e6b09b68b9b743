"""An article is read aloud by the browser's own voice, and shows no control where there is none."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import BrowserContext, Page
from tests.systems.portal.conftest import Places
from tests.systems.portal.conftest import places as places  # noqa: PLC0414 - a fixture

from hienluong.kernel.access.public import SYSTEM
from hienluong.systems.portal.public import NewArticle, publish_articles

NewContext = Callable[..., BrowserContext]

ARTICLE = "/trang/so-noi-vu/tin-tuc/ubnd-hop/"
_VOICE = """
    window.said = [];
    const speech = {
        getVoices: () => [{ lang: "vi-VN", name: "Linh" }],
        addEventListener() {}, cancel() {},
        speak(part) { window.said.push(part.text); setTimeout(() => part.onend(), 150); },
    };
    Object.defineProperty(window, "speechSynthesis", { value: speech });
    window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""
_NO_VOICE = "Object.defineProperty(window, 'speechSynthesis', { value: undefined });"


@pytest.fixture(autouse=True)
def _article(address: str, places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hienluong.shared.reading.templatetags.reading.has_voice", lambda: False)
    facts = NewArticle(
        section="tin-tuc",
        title="UBND họp",
        lead="Lúc 9h.",
        paragraphs=("Kết thúc.",),
        day=date(2026, 11, 20),
    )
    publish_articles(SYSTEM, places.interior.site, [facts])


def _page(new_context: NewContext, script: str) -> Page:
    context = new_context()
    context.add_init_script(script)
    page = context.new_page()
    page.goto(ARTICLE)
    return page


def test_the_browser_s_voice_says_the_words_made_for_the_ear(new_context: NewContext) -> None:
    page = _page(new_context, _VOICE)
    page.get_by_role("button", name="Nghe bài này").click()
    page.get_by_role("button", name="Tạm dừng").wait_for()
    page.get_by_role("button", name="Nghe bài này").wait_for()
    assert page.evaluate("window.said") == ["Ủy ban nhân dân họp", "Lúc chín giờ.", "Kết thúc."]


def test_without_any_voice_there_is_no_control(new_context: NewContext) -> None:
    page = _page(new_context, _NO_VOICE)
    assert page.locator("[data-aloud]").is_hidden()
