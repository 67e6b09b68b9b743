"""What a first visit costs, in bytes over the wire: head, words, sheets, scripts and letters, as a browser receives them."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.conftest import DESK
from tests.support.whole_article import ADDRESS as ARTICLE

HOME, ARTICLE_AT_MOST, SAVING_AT_MOST = 200_000, 100_000, 60_000
MOST_REQUESTS = 15
PICTURES = {"Image", "Media"}

Weigh = Callable[..., dict[str, int]]


@pytest.fixture
def weigh(chromium: Browser, house: str) -> Iterator[Weigh]:
    """Opens an address as somebody who was never here; says what came, by address, pictures apart."""
    contexts = []

    def open_it(address: str, *, with_pictures: bool = True, saves_data: bool = False) -> dict[str, int]:
        context = chromium.new_context(base_url=house, viewport=DESK, locale="vi-VN")
        contexts.append(context)
        if saves_data:
            context.add_cookies([{"name": "hl_data", "value": "less", "url": house}])
        page = context.new_page()
        came = _listen(page)
        page.goto(address, wait_until="networkidle")
        return {url: size for url, kind, size in came() if with_pictures or kind not in PICTURES}

    yield open_it
    for context in contexts:
        context.close()


def _listen(page: Page) -> Callable[[], list[tuple[str, str, int]]]:
    asked: dict[str, tuple[str, str]] = {}
    sizes: dict[str, int] = {}
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on(
        "Network.responseReceived",
        lambda one: asked.update({one["requestId"]: (one["response"]["url"], one["type"])}),
    )
    wire.on(
        "Network.loadingFinished", lambda one: sizes.update({one["requestId"]: int(one["encodedDataLength"])})
    )
    return lambda: [(*asked[key], size) for key, size in sizes.items() if key in asked]


@pytest.mark.parametrize("address", ["/trang/cong-thong-tin/", "/trang/so-noi-vu/", "/"])
def test_a_first_page_is_light(weigh: Weigh, address: str) -> None:
    came = weigh(address)
    assert sum(came.values()) <= HOME, came
    assert len(came) <= MOST_REQUESTS, came


def test_an_article_is_light_without_its_pictures(weigh: Weigh) -> None:
    came = weigh(ARTICLE, with_pictures=False)
    assert sum(came.values()) <= ARTICLE_AT_MOST, came


def test_who_saves_data_gets_the_article_for_less_and_no_picture(weigh: Weigh) -> None:
    came = weigh(ARTICLE, saves_data=True)
    assert sum(came.values()) <= SAVING_AT_MOST, came
    assert not [url for url in came if "/anh/" in url or "woff2" in url]


def test_what_came_was_compressed(weigh: Weigh) -> None:
    """The figures above mean something only then."""
    came = weigh(ARTICLE, with_pictures=False)
    assert max(size for url, size in came.items() if url.endswith(ARTICLE)) < 20_000
