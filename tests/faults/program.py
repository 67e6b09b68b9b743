"""`hienluong up` on a data directory of its own, for tests that hurt it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psycopg
from tests.support.seeds import furnish

from hienluong.config.home import Home, load_secrets
from hienluong.config.postgres import Cluster

__all__ = ["PATIENCE", "Program", "free_port", "kill", "until"]

PATIENCE = 180


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(true: Callable[[], bool]) -> None:
    """Wait for it, within reason."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


@dataclass
class Program:
    """`hienluong up` on a data directory of its own."""

    home: Home
    process: "subprocess.Popen[bytes] | None" = None

    def command(self, *words: str) -> "subprocess.Popen[bytes]":
        environment = {name: value for name, value in os.environ.items() if not name.startswith("HL_")}
        environment |= {"HL_HOME": str(self.home.root), "HL_PORT": str(self.home.port)}
        environment["HL_IDENTITY_PORT"] = str(free_port())
        return subprocess.Popen(
            [sys.executable, "-m", "hienluong.config.cli", *words],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def start(self, *words: str) -> None:
        """Start it; a data directory that is still empty begins with a migrated database."""
        if not self.home.secrets_file.exists():
            furnish(self.home)
        self.process = self.command("up", *words)
        until(self.answers)

    def answers(self) -> bool:
        try:
            urlopen(f"http://127.0.0.1:{self.home.port}/healthz", timeout=2).close()
        except (URLError, OSError):
            return False
        return True

    def database_answers(self) -> bool:
        try:
            psycopg.connect(self.cluster.app_url(), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    @property
    def cluster(self) -> Cluster:
        return Cluster(self.home, load_secrets(self.home))

    def stop(self, number: int = signal.SIGTERM) -> int:
        assert self.process is not None
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    def processes(self, *words: str) -> list[int]:
        """Those of this data directory whose command line holds the words."""
        return [pid for pid in _all() if self._is_ours(pid) and all(word in _command(pid) for word in words)]

    def _is_ours(self, pid: int) -> bool:
        try:
            environment = Path(f"/proc/{pid}/environ").read_bytes()
        except OSError:
            return False
        return f"HL_HOME={self.home.root}\0".encode() in environment + b"\0"


def _all() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def kill(pids: list[int]) -> None:
    """At once, without a chance to tidy up."""
    assert pids
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
