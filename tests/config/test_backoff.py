"""A dead process starts again at once; only what keeps dying while it starts is met with growing patience."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hienluong.config.home import Home
from hienluong.config.processes import supervisor as supervising
from hienluong.config.processes.child import Backoff, how_it_ended
from hienluong.config.processes.supervisor import Supervisor
from hienluong.config.processes.trouble import CannotStart, Exit


def _waits(lives: list[float]) -> list[float]:
    backoff, waits = Backoff(), []
    for lived in lives:
        backoff.died(100.0, lived)
        waits.append(backoff.next_try - 100.0)
    return waits


def test_the_first_death_while_starting_is_answered_at_once_and_the_next_ones_later() -> None:
    assert _waits([0.1] * 8) == [0, 1, 2, 4, 8, 10, 10, 10]


def test_who_had_come_up_is_started_again_at_once_however_often_it_is_killed() -> None:
    assert _waits([15.0] * 20) == [0] * 20


def test_coming_up_once_forgives_the_failed_starts_before() -> None:
    assert _waits([0.1, 0.1, 0.1, 12.0, 0.1, 0.1]) == [0, 1, 2, 0, 0, 1]


@given(st.lists(st.floats(0, 1000), max_size=50))
def test_nobody_waits_longer_than_ten_seconds(lives: list[float]) -> None:
    assert all(0 <= wait <= 10 for wait in _waits(lives))


def test_a_killed_process_is_reported_with_the_name_of_the_signal() -> None:
    assert how_it_ended(-9) == "bị kết thúc bởi SIGKILL"
    assert how_it_ended(-63) == "bị kết thúc bởi tín hiệu 63"
    assert how_it_ended(2) == "mã 2"


def _dead() -> "subprocess.Popen[bytes]":
    process = subprocess.Popen([sys.executable, "-c", "raise SystemExit(3)"])
    process.wait()
    return process


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Supervisor:
    """A supervisor whose database is found dead each time it is looked at."""
    monkeypatch.setattr(supervising, "database_url", lambda *_: "")
    monkeypatch.setattr(supervising, "open_cluster", lambda *_: _dead())
    home = Home(tmp_path, 8000, "test", "")
    home.logs.mkdir(parents=True)
    return Supervisor(home)


def _told(watched: Supervisor) -> str:
    return (watched.home.logs / "supervisor.log").read_text()


def test_a_database_that_had_served_for_long_is_started_again_at_once(watched: Supervisor) -> None:
    watched.postgres, watched.postgres_started = _dead(), time.monotonic() - 60
    watched._tend_postgres({})
    assert watched.postgres_backoff.failures == 0
    assert "PostgreSQL đã dừng (mã 3)" in _told(watched)
    assert "PostgreSQL chạy lại" in _told(watched)


def test_a_database_that_dies_after_each_start_is_not_started_in_a_frenzy(watched: Supervisor) -> None:
    watched.postgres, watched.postgres_started = _dead(), time.monotonic()
    for _ in range(5):
        watched._tend_postgres({})
    assert watched.postgres is None
    assert _told(watched).count("chạy lại\n") - _told(watched).count("sẽ chạy lại\n") == 1


@pytest.mark.parametrize("trouble", [CannotStart("hỏng", Exit.DATABASE_BROKEN), OSError("đĩa đầy")])
def test_a_database_that_cannot_start_is_waited_for(
    watched: Supervisor, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    def refuse(*_: object) -> None:
        raise trouble

    monkeypatch.setattr(supervising, "open_cluster", refuse)
    watched._tend_postgres({})
    assert watched.postgres is None
    assert f"PostgreSQL chưa chạy lại được: {trouble}" in _told(watched)
