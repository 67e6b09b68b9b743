"""Visits: who counts, what is written, what is forgotten."""

import threading
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.http import HttpResponse

from hienluong.base import clock
from hienluong.base.fresh import forget_all
from hienluong.shared.visits.actions.write import forget_past_days, write
from hienluong.shared.visits.models import DaySalt, DayVisitor
from hienluong.shared.visits.public import (
    Batch,
    CountingFront,
    Tally,
    count_visit,
    top_pages,
    visitors_of,
    visits_by_day,
)
from hienluong.shared.visits.rules import is_reader

PERSON = "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"
OTHER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"
NOON = datetime(2026, 7, 1, 12, 0, tzinfo=clock.ZONE)


def batch(*visits: tuple[str, str, str, str]) -> Batch:
    made = Batch()
    for site, path, address, agent in visits:
        made.add((site, path), (site, address, agent))
    return made


@pytest.mark.parametrize(
    ("agent", "counts"),
    [
        (PERSON, True), (OTHER, True), ("", False), ("curl/8.5.0", False), ("Mozilla/5.0 (compatible; Googlebot/2.1)", False),
        ("Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)", False),
        ("python-requests/2.32", False), ("Mozilla/5.0 HeadlessChrome/126.0", False), ("facebookexternalhit/1.1", False),
        ("Mozilla/5.0 (X11; Linux x86_64) coc_coc_browser/126.0 Chrome/120 Safari/537.36", True),
    ],
)  # fmt: skip
def test_machines_that_say_so_are_no_readers(agent: str, *, counts: bool) -> None:
    assert is_reader(agent) is counts


@pytest.mark.django_db
def test_online_today_and_total_count_readers_and_pages_count_readings() -> None:
    with clock.frozen(NOON):
        write(
            batch(
                ("so", "/a", "1.1.1.1", PERSON),
                ("so", "/a", "1.1.1.1", PERSON),
                ("so", "/b", "2.2.2.2", PERSON),
            )
        )
        write(batch(("so", "/a", "1.1.1.1", PERSON), ("xa", "/c", "1.1.1.1", PERSON)))
        told = visitors_of("so")
        assert (told.online, told.today, told.total) == (2, 2, 2)
        assert [(page.path, page.times) for page in top_pages("so", 1)] == [("/a", 3), ("/b", 1)]
        assert visitors_of("xa").total == 1
    forget_all()
    with clock.frozen(NOON + timedelta(minutes=6)):
        told = visitors_of("so")
        assert (told.online, told.today) == (0, 2)


@pytest.mark.django_db
def test_on_the_next_day_the_same_reader_is_new_and_yesterday_s_digests_are_gone() -> None:
    with clock.frozen(NOON):
        write(batch(("so", "/a", "1.1.1.1", PERSON)))
        yesterday = bytes(DayVisitor.objects.get().visitor)
    with clock.frozen(NOON + timedelta(days=1)):
        write(batch(("so", "/a", "1.1.1.1", PERSON)))
        forget_past_days()
        forget_all()
        assert bytes(DayVisitor.objects.get().visitor) != yesterday
        assert DaySalt.objects.count() == 1
        told = visitors_of("so")
        assert (told.today, told.total) == (1, 2)
        assert len(visits_by_day("so", 7)) == 2


@pytest.mark.django_db
def test_an_older_site_s_total_is_carried_on() -> None:
    write(batch(("so", "/a", "1.1.1.1", PERSON)))
    assert visitors_of("so", 1_234_567).total == 1_234_568


@pytest.mark.django_db
def test_no_address_and_no_browser_is_written() -> None:
    write(batch(("so", "/a", "203.0.113.7", PERSON)))
    kept = DayVisitor.objects.get()
    assert len(bytes(kept.visitor)) == 16
    assert b"203" not in bytes(kept.visitor)


@pytest.mark.django_db
def test_odd_paths_are_written_too() -> None:
    paths = ("/thư/".encode().decode("latin-1"), "/" + "x" * 400, "/" + "x" * 500, "/\0")
    write(batch(*(("so", path, "1.1.1.1", PERSON) for path in paths)))
    assert {page.path for page in top_pages("so", 1)} == {"/thư/", "/" + "x" * 299, "/"}


class _Front:
    """The counting front before an application that answers as told."""

    def __init__(self, status: str = "200 OK") -> None:
        self.tally = Tally(lambda _batch: None, seconds=3600)
        self.status = status
        self.front = CountingFront(self._answer, self.tally, lambda environ: str(environ["REMOTE_ADDR"]))

    def _answer(self, _environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        marked = count_visit(HttpResponse(), "so")
        start_response(self.status, list(marked.items()))
        return [b"ok"]

    def ask(self, **environ: str) -> dict[str, str]:
        said: list[Any] = []
        asked = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": "/a",
            "REMOTE_ADDR": "1.1.1.1",
            "HTTP_USER_AGENT": PERSON,
            **environ,
        }
        list(self.front(asked, lambda _status, headers, *_: said.append(dict(headers))))
        return dict(said[0])

    @property
    def counted(self) -> int:
        return sum(self.tally._batch.pages.values())


def test_a_marked_answer_is_counted_and_the_mark_never_leaves_the_house() -> None:
    front = _Front()
    assert "X-House-Visit" not in front.ask()
    assert front.counted == 1


@pytest.mark.parametrize(
    "environ",
    [
        {"REQUEST_METHOD": "HEAD"},
        {"HTTP_USER_AGENT": "curl/8.5.0"},
        {"HTTP_SEC_PURPOSE": "prefetch;prerender"},
    ],
)
def test_what_nobody_reads_is_not_counted(environ: dict[str, str]) -> None:
    front = _Front()
    front.ask(**environ)
    assert front.counted == 0


def test_a_refusal_is_not_counted_but_an_unchanged_page_is() -> None:
    refused, same = _Front("404 Not Found"), _Front("304 Not Modified")
    refused.ask()
    same.ask()
    assert (refused.counted, same.counted) == (0, 1)


def test_a_batch_that_cannot_be_written_is_kept_for_the_next() -> None:
    written: list[Batch] = []

    def broken(_batch: Batch) -> None:
        raise ConnectionError

    tally = Tally(broken, seconds=3600)
    tally.add("so", "/a", "1.1.1.1", PERSON)
    tally.flush()
    tally.add("so", "/a", "2.2.2.2", PERSON)
    tally._write = written.append
    tally.flush()
    assert written[0].pages["so", "/a"] == 2
    assert len(written[0].readers) == 2


def test_visits_are_written_by_a_thread_of_their_own_and_none_is_lost_between_many() -> None:
    written, done = Batch(), threading.Event()

    def keep(made: Batch) -> None:
        written.pages.update(made.pages)
        if written.pages.total() == 400:
            done.set()

    tally = Tally(keep, seconds=0.01)

    def read() -> None:
        for _ in range(100):
            tally.add("so", "/a", "1.1.1.1", PERSON)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    assert done.wait(10)


def test_a_flood_of_different_pages_stays_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hienluong.shared.visits.tally._MOST", 3)
    made = batch(
        *(("so", f"/{number}", str(number), PERSON) for number in range(9)), ("so", "/0", "1", PERSON)
    )
    assert len(made.pages) == 3
    assert made.pages["so", "/0"] == 2
    assert len(made.readers) == 3
