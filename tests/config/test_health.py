"""What a look at a part says, and what it means for the whole."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from hienluong.base import clock
from hienluong.config.health import parts
from hienluong.config.health.finding import State, by_age, by_free_bytes
from hienluong.config.home import Home, Mode
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.jobs.models import WorkerBeat
from hienluong.kernel.jobs.public import emit
from hienluong.kernel.journal.public import Subject, record, seal_journal, unsealed_since

_NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
_MB = 1024**2


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(root=tmp_path, port=1, mode=Mode.DEMO, outside_database="")
    home.make_directories()
    return home


def _states(home: Home) -> dict[str, State]:
    return {finding.part: finding.state for finding in parts.look_at_all(home)}


@pytest.mark.parametrize(("waited", "state"), [(0, State.GOOD), (120, State.GOOD), (121, State.BROKEN)])
def test_what_waits_too_long_is_broken(waited: int, state: State) -> None:
    since = _NOW - timedelta(seconds=waited)
    assert by_age("x", since, _NOW, timedelta(minutes=2)).state is state


def test_nothing_waiting_is_good() -> None:
    assert by_age("x", None, _NOW, timedelta(0)).state is State.GOOD


@pytest.mark.parametrize(
    ("free", "state"), [(299, State.BROKEN), (300, State.WARNING), (2999, State.WARNING), (3000, State.GOOD)]
)
def test_a_disk_that_fills_is_told_before_it_is_full(free: int, state: State) -> None:
    assert by_free_bytes("x", free * _MB, 300 * _MB).state is state


@pytest.mark.django_db
def test_a_house_without_web_and_worker_is_told_so(home: Home) -> None:
    states = _states(home)
    assert states["Web"] is State.BROKEN
    assert states["Tiến trình nền"] is State.BROKEN
    assert states["Cơ sở dữ liệu"] is State.GOOD
    assert states["Cấu trúc dữ liệu"] is State.GOOD
    assert states["Kho tệp"] is State.GOOD


@pytest.mark.django_db
@pytest.mark.parametrize(("seconds", "state"), [(20, State.GOOD), (90, State.BROKEN)])
def test_a_worker_that_is_silent_for_a_minute_is_broken(home: Home, seconds: int, state: State) -> None:
    at = clock.now()
    WorkerBeat.objects.create(worker="vm:1", started_at=at, beat_at=at)
    with clock.frozen(at + timedelta(seconds=seconds)):
        assert _states(home)["Tiến trình nền"] is state


@pytest.mark.django_db
def test_an_event_that_nobody_takes_is_broken_after_two_minutes(home: Home) -> None:
    emit("cases.filed", {"case": 1})
    assert _states(home)["Hàng đợi sự kiện"] is State.GOOD
    with clock.frozen(clock.now() + timedelta(minutes=3)):
        assert _states(home)["Hàng đợi sự kiện"] is State.BROKEN


@pytest.mark.django_db
def test_a_journal_left_unsealed_is_broken_after_two_minutes(home: Home) -> None:
    record(SYSTEM, "test.done", Subject("test", "1"))
    with clock.frozen(clock.now() + timedelta(minutes=3)):
        assert _states(home)["Niêm phong nhật ký"] is State.BROKEN


@pytest.mark.django_db(transaction=True)
def test_a_sealed_journal_waits_for_nothing() -> None:
    record(SYSTEM, "test.done", Subject("test", "1"))
    assert unsealed_since() is not None
    seal_journal()
    assert unsealed_since() is None


@pytest.mark.django_db
def test_a_file_store_that_cannot_be_written_is_broken(home: Home) -> None:
    home.files.rmdir()
    assert _states(home)["Kho tệp"] is State.BROKEN


@pytest.mark.django_db
def test_a_role_that_may_change_the_journal_is_warned_of(home: Home) -> None:
    assert _states(home)["Bảo vệ nhật ký"] is State.WARNING
    with connection.cursor() as cursor:
        cursor.execute("create role hl_of_a_test")
        cursor.execute("grant select, insert on journal_entry to hl_of_a_test")
        cursor.execute("set local role hl_of_a_test")
        guarded = parts._journal_guard()
        cursor.execute("reset role")
    assert guarded.state is State.GOOD
