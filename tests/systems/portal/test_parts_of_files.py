"""A player may ask for a part of a file: without it nobody can seek in a video."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as some
from tests.systems.portal.conftest import Places
from tests.systems.portal.desk_forms import attached

from hienluong.systems.portal.rules.byte_ranges import Unsatisfiable, part_asked

FILM = b"\x1aE\xdf\xa3" + bytes(range(256)) * 800
SIZE = len(FILM)


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-", range(10)),
        ("bytes=0-3", range(4)),
        ("bytes=4-99", range(4, 10)),
        ("bytes=-3", range(7, 10)),
        ("bytes=-99", range(10)),
        ("bytes=5-4", None),
        ("bytes=-", None),
        ("bytes=0-1,3-4", None),
        ("pages=1-2", None),
        ("bytes=٣-٤", None),
        ("bytes=" + "9" * 10_000 + "-", None),
        ("", None),
    ],
)
def test_what_cannot_be_read_asks_for_the_whole(header: str, part: range | None) -> None:
    assert part_asked(header, 10) == part


@pytest.mark.parametrize(("header", "size"), [("bytes=10-", 10), ("bytes=-0", 10), ("bytes=0-", 0)])
def test_a_part_beyond_the_end_does_not_exist(header: str, size: int) -> None:
    with pytest.raises(Unsatisfiable):
        part_asked(header, size)


@given(some.integers(0, 500), some.integers(0, 500), some.integers(1, 300))
def test_a_part_never_leaves_the_file(first: int, last: int, size: int) -> None:
    try:
        part = part_asked(f"bytes={first}-{last}", size)
    except Unsatisfiable:
        assert first >= size
    else:
        assert part is None or (part.start == first and part.stop == min(last + 1, size))


@pytest.fixture
def film(places: Places) -> str:
    one = attached(places.interior.site, "phim.webm", FILM)
    one.get_file_hash()
    return one.url


def test_a_part_is_given_as_a_part(film: str, client: Client) -> None:
    answer = client.get(film, headers={"Range": "bytes=100000-100009"})
    assert answer.status_code == 206
    assert answer["Content-Range"] == f"bytes 100000-100009/{SIZE}"
    assert answer["Content-Length"] == "10"
    assert answer["Content-Type"] == "video/webm"
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert b"".join(answer.streaming_content) == FILM[100_000:100_010]


def test_the_whole_says_that_parts_may_be_asked_for(film: str, client: Client) -> None:
    answer = client.get(film)
    assert (answer.status_code, answer["Accept-Ranges"]) == (200, "bytes")
    assert "Content-Encoding" not in answer
    assert b"".join(answer.streaming_content) == FILM


def test_a_part_beyond_the_end_is_refused_with_the_length(film: str, client: Client) -> None:
    answer = client.get(film, headers={"Range": f"bytes={SIZE}-"})
    assert (answer.status_code, answer["Content-Range"]) == (416, f"bytes */{SIZE}")


def test_who_holds_an_older_file_gets_the_new_one_whole(film: str, client: Client) -> None:
    tag = client.get(film)["ETag"]
    part = {"Range": "bytes=5-"}
    assert client.get(film, headers={**part, "If-Range": tag}).status_code == 206
    assert client.get(film, headers={**part, "If-Range": '"older"'}).status_code == 200


def test_what_is_not_there_has_no_parts(film: str, client: Client) -> None:
    assert client.get("/tep-dinh-kem/999999/phim.webm", headers={"Range": "bytes=0-"}).status_code == 404
