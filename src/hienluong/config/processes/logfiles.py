"""Logs of the children: one file each, turned over before they fill the disk."""

import shutil
from pathlib import Path

__all__ = ["KEPT", "LARGEST_BYTES", "last_lines", "turn_over"]

LARGEST_BYTES = 10 * 1024 * 1024
KEPT = 5


def turn_over(directory: Path) -> None:
    """Move what has grown large to `.1`, older ones up to `.5`.

    Children hold their file open in append mode, so it is copied and cut, not renamed: what is written
    between the two is lost from the log, and only from the log.
    """
    for log in directory.glob("*.log"):
        if log.stat().st_size > LARGEST_BYTES:
            _shift(log)
            shutil.copyfile(log, _older(log, 1))
            with log.open("r+b") as file:
                file.truncate(0)


def last_lines(log: Path, count: int = 5) -> str:
    """The end of a log, for the person who must find out why."""
    if not log.exists():
        return ""
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - 4096))
        return "\n".join(file.read().decode(errors="replace").splitlines()[-count:])


def _older(log: Path, number: int) -> Path:
    return log.with_name(f"{log.name}.{number}")


def _shift(log: Path) -> None:
    for number in range(KEPT - 1, 0, -1):
        if _older(log, number).exists():
            _older(log, number).replace(_older(log, number + 1))
