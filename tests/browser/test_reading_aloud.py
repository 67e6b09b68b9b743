"""An article is read aloud by the browser's own voice, else by the server's; where neither speaks the page says so."""

import shutil
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import BrowserContext, Page
from tests.systems.portal.conftest import Places
from tests.systems.portal.conftest import places as places  # noqa: PLC0414 - a fixture

from hienluong.kernel.access.public import SYSTEM
from hienluong.shared.reading.public import NoVoice
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
_LATE_VOICE = """
    const speech = {
        voices: [], getVoices() { return this.voices; }, cancel() {},
        addEventListener(_name, listen) {
            setTimeout(() => { this.voices = [{ lang: "vi_VN", name: "Linh" }]; listen(); }, 300);
        },
    };
    Object.defineProperty(window, "speechSynthesis", { value: speech });
"""
_DURATION = """() => new Promise((done, fail) => {
    const player = document.querySelector(".aloud audio");
    player.addEventListener("loadedmetadata", () => done(player.duration));
    player.addEventListener("error", fail);
    player.preload = "metadata";
    player.load();
})"""
needs_a_voice = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
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


@pytest.fixture
def server_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hienluong.shared.reading.templatetags.reading.has_voice", lambda: True)


def _silent(_text: str) -> bytes:
    raise NoVoice


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


def test_without_any_voice_the_page_says_so_and_what_helps(new_context: NewContext) -> None:
    page = _page(new_context, _NO_VOICE)
    assert page.get_by_role("button", name="Nghe bài này").count() == 0
    page.get_by_text("Chưa nghe được bài này trên máy này").click()
    assert page.get_by_text("Cài giọng tiếng Việt").is_visible()


def test_a_voice_that_arrives_late_takes_the_word_back(new_context: NewContext) -> None:
    """Browsers load their voices after the page."""
    page = _page(new_context, _LATE_VOICE)
    page.get_by_role("button", name="Nghe bài này").wait_for()
    assert page.get_by_text("Chưa nghe được").count() == 0


@needs_a_voice
def test_without_a_voice_of_its_own_the_browser_plays_the_servers(
    new_context: NewContext, server_speaks: None
) -> None:
    page = _page(new_context, _NO_VOICE)
    assert 1 < page.evaluate(_DURATION) < 60


@needs_a_voice
def test_a_voice_that_fails_gives_way_to_the_servers(new_context: NewContext, server_speaks: None) -> None:
    page = _page(new_context, _VOICE.replace("part.onend()", "part.onerror()"))
    page.get_by_role("button", name="Nghe bài này").click()
    page.locator(".aloud audio").wait_for()
    assert "Chưa đọc được" in page.locator("[data-aloud-told]").inner_text()


def test_a_recording_that_cannot_be_made_is_told(
    new_context: NewContext, server_speaks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hienluong.shared.reading.answers.spoken", _silent)
    page = _page(new_context, _NO_VOICE)
    page.evaluate("document.querySelector('.aloud audio').play().catch(() => {})")
    page.get_by_text("Chưa đọc được lúc này").wait_for()
