"""One process that the supervisor keeps alive."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hienluong.config.postgres import die_with_parent

__all__ = ["Backoff", "Child", "how_it_ended", "run_to_the_end"]

_LONGEST_WAIT = 10.0
_STARTING_SECONDS = 10.0
"""Who dies within these seconds has probably not come up at all; a slow machine needs most of them to load."""


@dataclass
class Backoff:
    """How long to wait before starting a dead process again: at once, then 1, 2, 4, 8, 10 seconds.

    Only deaths shortly after a start are counted, for only they say that starting again does not help.
    What had come up is started again at once, however often it is killed.
    """

    failures: int = 0
    next_try: float = 0.0

    def died(self, now: float, lived: float) -> None:
        """Note a death at `now` (seconds of the monotonic clock) after `lived` seconds; 0 when it never ran."""
        self.failures = 0 if lived >= _STARTING_SECONDS else self.failures + 1
        self.next_try = now + (min(2.0 ** (self.failures - 2), _LONGEST_WAIT) if self.failures > 1 else 0.0)

    def may_try(self, now: float) -> bool:
        """Whether the waiting is over."""
        return now >= self.next_try


@dataclass
class Child:
    """A command with its log, its process, and its patience."""

    name: str
    command: Sequence[str]
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    process: "subprocess.Popen[bytes] | None" = None
    backoff: Backoff = field(default_factory=Backoff)
    started: float = 0.0

    def start(self) -> None:
        """Start in a session of its own: Ctrl-C reaches the supervisor alone, which ends all in order."""
        self.process = spawn(self.command, self.log, self.environment)
        self.started = time.monotonic()

    def tend(self) -> str | None:
        """Start again when dead and due. Returns a sentence for the log when something happened."""
        if self.process is not None:
            code = self.process.poll()
            if code is None:
                return None
            self.process = None
            now = time.monotonic()
            self.backoff.died(now, now - self.started)
            return f"{self.name} đã dừng ({how_it_ended(code)}); sẽ chạy lại"
        if self.backoff.may_try(time.monotonic()):
            self.start()
            return f"{self.name} chạy lại (tiến trình {self.process.pid if self.process else '?'})"
        return None

    def ask_to_end(self) -> None:
        """SIGTERM; `wait_for_end` follows."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def wait_for_end(self, seconds: float) -> None:
        """Wait, then kill the whole session of those who do not listen."""
        if self.process is None:
            return
        try:
            self.process.wait(max(seconds, 0.1))
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.process = None


def how_it_ended(code: int) -> str:
    """The exit code of a process in words; a negative one is the signal that killed it."""
    if code >= 0:
        return f"mã {code}"
    names = {number.value: number.name for number in signal.Signals}
    return f"bị kết thúc bởi {names.get(-code, f'tín hiệu {-code}')}"


def spawn(command: Sequence[str], log: Path, environment: Mapping[str, str]) -> "subprocess.Popen[bytes]":
    """Start a command that dies with us, its words appended to `log`."""
    with log.open("ab") as output:
        return subprocess.Popen(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            env={**os.environ, **environment},
            preexec_fn=lambda: die_with_parent(signal.SIGTERM),  # noqa: PLW1509 - we have no threads
        )


def run_to_the_end(command: Sequence[str], log: Path) -> int:
    """Run a step of the start to its end; its exit code. An interrupted start ends it too."""
    process = spawn(command, log, {})
    try:
        return process.wait()
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()
