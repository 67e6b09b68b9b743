"""Logs never fill the disk, and the newest lines are at hand."""

from pathlib import Path

import pytest

from hienluong.config.processes import logfiles


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(logfiles, "LARGEST_BYTES", 10)
    return tmp_path / "web.log"


def test_a_small_log_stays_as_it_is(log: Path) -> None:
    log.write_text("một")
    logfiles.turn_over(log.parent)
    assert log.read_text() == "một"
    assert not log.with_name("web.log.1").exists()


def test_a_large_log_is_cut_while_its_writer_keeps_it_open(log: Path) -> None:
    with log.open("a") as writer:
        writer.write("dòng đầu tiên\n")
        writer.flush()
        logfiles.turn_over(log.parent)
        writer.write("dòng sau\n")
    assert log.read_text() == "dòng sau\n"
    assert log.with_name("web.log.1").read_text() == "dòng đầu tiên\n"


def test_only_the_last_five_logs_are_kept(log: Path) -> None:
    for number in range(8):
        log.write_text(f"nội dung số {number}")
        logfiles.turn_over(log.parent)
    kept = sorted(path.name for path in log.parent.iterdir())
    assert kept == ["web.log", *(f"web.log.{n}" for n in range(1, 6))]
    assert log.with_name("web.log.5").read_text() == "nội dung số 3"


def test_the_end_of_a_log_is_shown(log: Path) -> None:
    log.write_text("\n".join(f"dòng {n}" for n in range(20)))
    assert logfiles.last_lines(log, 2) == "dòng 18\ndòng 19"


def test_a_log_not_yet_written_has_no_end(log: Path) -> None:
    assert logfiles.last_lines(log) == ""
