"""Start the real program on a directory of its own, and wait until it answers."""

import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from hienluong.config.postgres import die_with_parent
from hienluong.config.processes.logfiles import last_lines
from hienluong.config.processes.trouble import CannotStart, Exit

__all__ = ["END_SECONDS", "launch", "spawn", "until_answers"]

END_SECONDS = 40
_START_SECONDS = 300


def launch(port: int, log: Path) -> "subprocess.Popen[bytes]":
    """`hienluong up` in this environment, once its pages answer. Raises CannotStart."""
    process = spawn(log)
    until_answers(process, port, log)
    return process


def spawn(log: Path, environment: Mapping[str, str] | None = None) -> "subprocess.Popen[bytes]":
    """`hienluong up` as a child that dies with us; its words go to `log`."""
    with log.open("ab") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "hienluong.config.cli", "up"],
            stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True, env=environment,
            preexec_fn=lambda: die_with_parent(signal.SIGTERM),  # noqa: PLW1509 - we have no threads
        )  # fmt: skip


def until_answers(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    """Wait for its pages. Raises CannotStart with the end of its log."""
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2).close()
        except (URLError, OSError):
            time.sleep(0.05)
        else:
            return
    process.terminate()
    raise CannotStart(f"Bản chạy tạm không lên được:\n{last_lines(log)}", Exit.FAILED)
