"""Which answers are kept, for whom, and until when."""

import gzip
from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse

from hienluong.config import page_cache
from hienluong.config.page_cache import KeptPage, PageCache, Readers, Shelf
from hienluong.face.models import Stamp
from hienluong.face.ready_made import HEADER, ready_made, touch

_READERS = Readers(frozenset({"hl_session"}), "django_language", ("vi", "en"))


def _told(page: bytes, language: str) -> bytes:
    return page + f" ({language}: bản đã lưu)".encode()


class _House:
    """A small application behind the cache, and a clock and a table of versions that tests can set."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked = 0
        self.seconds = 1000.0
        self.versions: dict[str, int] = {"catalogue": 1}
        self.headers: list[tuple[str, str]] = [(HEADER, "catalogue"), ("Content-Type", "text/html")]
        self.status = "200 OK"
        self.broken = False
        monkeypatch.setattr(page_cache.time, "monotonic", lambda: self.seconds)
        self.front = PageCache(self._answer, _READERS, self._read, _told)

    def _answer(self, _environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.asked += 1
        start_response(self.status, list(self.headers))
        return [f"trang {self.asked}".encode()]

    def _read(self) -> Mapping[str, int]:
        if self.broken:
            raise ConnectionError
        return dict(self.versions)

    def get(self, path: str = "/thu-tuc/1.001193", **extra: str) -> tuple[str, dict[str, str], bytes]:
        said: list[Any] = []
        environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", **extra}
        body = b"".join(self.front(environ, lambda status, headers: said.append((status, dict(headers)))))
        return (*said[0], body)


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> _House:
    return _House(monkeypatch)


def test_a_marked_page_is_made_once(house: _House) -> None:
    assert [house.get()[2] for _ in range(3)] == [b"trang 1"] * 3


def test_a_page_without_a_mark_is_made_each_time(house: _House) -> None:
    house.headers = [("Content-Type", "text/html")]
    assert [house.get()[2] for _ in range(2)] == [b"trang 1", b"trang 2"]


def test_the_mark_never_leaves_the_house(house: _House) -> None:
    told = [house.get()[1], house.get()[1], house.get(HTTP_COOKIE="hl_session=x")[1]]
    assert all(HEADER not in headers for headers in told)


@pytest.mark.parametrize(
    "extra",
    [
        {"HTTP_COOKIE": "hl_theme=dark; hl_session=abc"},
        {"HTTP_AUTHORIZATION": "Bearer abc"},
        {"REQUEST_METHOD": "POST"},
    ],
)
def test_a_known_reader_or_a_change_is_always_answered_afresh(house: _House, extra: dict[str, str]) -> None:
    house.get()
    assert house.get(**extra)[2] == b"trang 2"
    assert house.get()[2] == b"trang 1"


def test_an_answer_that_sets_a_cookie_is_not_kept(house: _House) -> None:
    house.headers.append(("Set-Cookie", "hl_csrf=abc"))
    assert [house.get()[2] for _ in range(2)] == [b"trang 1", b"trang 2"]


@pytest.mark.parametrize("status", ["404 Not Found", "500 Internal Server Error", "302 Found"])
def test_only_good_answers_are_kept(house: _House, status: str) -> None:
    house.status = status
    house.get()
    assert house.get()[2] == b"trang 2"


@pytest.mark.parametrize(
    "extra",
    [
        {"QUERY_STRING": "q=khai+sinh"},
        {"HTTP_HOST": "khac.example"},
        {"HTTP_COOKIE": "hl_text=large"},
        {"HTTP_COOKIE": "django_language=en"},
        {"HTTP_HX_REQUEST": "true"},
        {"path": "/thu-tuc/khac"},
    ],
)
def test_what_changes_a_page_keeps_it_apart(house: _House, extra: dict[str, str]) -> None:
    house.get()
    assert house.get(**extra)[2] == b"trang 2"


@pytest.mark.parametrize("cookie", ["_ga=1", "django_language=fr", "django_language="])
def test_languages_we_do_not_speak_share_the_vietnamese_page(house: _House, cookie: str) -> None:
    house.get()
    assert house.get(HTTP_ACCEPT_LANGUAGE="en-GB", HTTP_COOKIE=cookie)[2] == b"trang 1"


def test_a_change_of_the_topic_shows_within_a_second(house: _House) -> None:
    house.get()
    house.versions["catalogue"] = 2
    house.seconds += 1.0
    assert house.get()[2] == b"trang 2"
    assert house.get()[2] == b"trang 2"


def test_a_change_of_another_topic_leaves_the_page(house: _House) -> None:
    house.get()
    house.versions["news"] = 7
    house.seconds += 1.0
    assert house.get()[2] == b"trang 1"


def test_a_page_is_made_anew_after_ten_minutes(house: _House) -> None:
    house.get()
    house.seconds += 600
    assert house.get()[2] == b"trang 2"


def test_kept_pages_are_served_while_the_database_is_away(house: _House) -> None:
    house.get()
    house.broken = True
    house.seconds += 30
    assert house.get()[2].startswith(b"trang 1")


def test_a_page_kept_while_the_database_is_away_says_so_however_old_it_is(house: _House) -> None:
    house.get()
    house.broken = True
    house.seconds += 3600
    told = [house.get(), house.get(), house.get(HTTP_ACCEPT_ENCODING="gzip")]
    words = "trang 1 (vi: bản đã lưu)".encode()
    assert [told[0][2], told[1][2], gzip.decompress(told[2][2])] == [words] * 3
    assert house.asked == 1


def test_when_the_database_is_back_nothing_is_said_any_more_and_old_pages_are_made_anew(
    house: _House,
) -> None:
    first = house.get()
    house.broken = True
    house.seconds += 30
    away = house.get()
    house.broken = False
    house.seconds += 2
    assert house.get()[2] == first[2]
    assert away[1]["ETag"] != first[1]["ETag"]
    house.versions["catalogue"] = 2
    house.seconds += 2
    assert house.get()[2] == b"trang 2"


def test_a_browser_that_has_the_page_gets_no_body(house: _House) -> None:
    etag = house.get()[1]["ETag"]
    status, headers, body = house.get(HTTP_IF_NONE_MATCH=etag)
    assert (status, body) == ("304 Not Modified", b"")
    assert "Content-Length" not in headers


def test_a_page_travels_compressed_to_those_who_can_read_it(house: _House) -> None:
    _, headers, body = house.get(HTTP_ACCEPT_ENCODING="gzip, br")
    assert headers["Content-Encoding"] == "gzip"
    assert int(headers["Content-Length"]) == len(body)
    assert gzip.decompress(body) == b"trang 1"


def test_head_is_answered_without_a_body(house: _House) -> None:
    house.get()
    _, headers, body = house.get(REQUEST_METHOD="HEAD")
    assert (headers["Content-Length"], body) == ("7", b"")


def test_the_shelf_throws_away_what_was_used_least_recently() -> None:
    shelf = Shelf(most_bytes=25)
    for name in "abc":
        if name == "c":
            shelf.get(("a",))
        shelf.put((name,), KeptPage((), "", b"0123456789", b"", (), 0.0))
    assert [shelf.get((name,)) is not None for name in "abc"] == [True, False, True]


@pytest.mark.django_db
def test_touching_a_topic_raises_its_version() -> None:
    for _ in range(3):
        touch("catalogue")
    touch("news")
    assert dict(Stamp.objects.values_list("topic", "version")) == {"catalogue": 3, "news": 1}
    assert connection.in_atomic_block


def test_a_marked_view_names_its_topics() -> None:
    @ready_made("catalogue", "organisation")
    def view(request: HttpRequest, name: str) -> HttpResponse:
        return HttpResponse(name)

    response = view(HttpRequest(), name="khai sinh")
    assert (response.content.decode(), response.headers[HEADER]) == ("khai sinh", "catalogue organisation")


def test_who_asks_for_less_data_is_kept_apart() -> None:
    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": "/"}
    keys = [_READERS.key({**asked, "HTTP_SAVE_DATA": said}) for said in ("", "on", "On", "x" * 500)]
    assert keys[1] == keys[2] != keys[0] == keys[3]
