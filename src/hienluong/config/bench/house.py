"""A house of its own for the bench: the real program on a directory that is thrown away."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from hienluong.config.bench.family import family
from hienluong.config.bench.launch import END_SECONDS, launch
from hienluong.config.home import Home, load_secrets
from hienluong.config.postgres import Cluster, free_port

__all__ = ["BenchHouse", "open_house"]

_TRIES = 100
_SOMEBODY_ACTS = """
select 1 from pg_stat_activity
where backend_type = 'client backend' and state <> 'idle' and pid <> pg_backend_pid() limit 1
"""
_INHERITED = ("HL_DATABASE_URL", "HL_DATABASE_OWNER_URL", "HL_ADDRESS", "HL_BIND", "HL_IDENTITY_ADDRESS", "HL_TSA_URL",
              "HL_CLAMD", "HL_SMTP_HOST")  # fmt: skip
"""What the user has set for their own installation; the bench must not reach it."""


@dataclass
class BenchHouse:
    """The running program, as `hienluong up` starts it, with the bare view and behind a proxy."""

    home: Home
    log: Path
    process: "subprocess.Popen[bytes] | None" = None
    starts: list[float] = field(default_factory=list)

    @property
    def port(self) -> int:
        return self.home.port

    @property
    def cluster(self) -> Cluster:
        """The database of this house."""
        return Cluster(self.home, load_secrets(self.home))

    def start(self) -> None:
        """Start it and note how many seconds it took until a page was answered. Raises CannotStart."""
        began = time.monotonic()
        self.process = launch(self.port, self.log)
        self.starts.append(time.monotonic() - began)

    def stop(self) -> None:
        """End it in order."""
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(END_SECONDS)
            self.process = None

    @contextmanager
    def worker_resting(self) -> Iterator[None]:
        """Hold the worker still: for figures of an act itself, without what follows it behind the counter."""
        workers = [each for each in family(self.process.pid if self.process else 0) if _is_worker(each)]
        self._hold_between_two_jobs(workers)
        try:
            yield
        finally:
            _signal(workers, signal.SIGCONT)

    def _hold_between_two_jobs(self, workers: Sequence[int]) -> None:
        """Not in the middle of one: what it has locked would stay locked."""
        with psycopg.connect(self.cluster.owner_url(), autocommit=True) as connection:
            for _ in range(_TRIES):
                _signal(workers, signal.SIGSTOP)
                if connection.execute(_SOMEBODY_ACTS).fetchone() is None:
                    return
                _signal(workers, signal.SIGCONT)
                time.sleep(0.2)
        raise TimeoutError("the worker finds no rest")


def _is_worker(process: int) -> bool:
    """The one process of the house that stands back (`hienluong worker`)."""
    return os.getpriority(os.PRIO_PROCESS, process) > 0


def _signal(processes: Sequence[int], number: signal.Signals) -> None:
    for process in processes:
        os.kill(process, number)


@contextmanager
def open_house() -> Iterator[BenchHouse]:
    """A new house in a temporary directory, started; ended and thrown away afterwards.

    Sets the environment of this process, so that Django, loaded later, speaks to this house alone.
    """
    root = Path(tempfile.mkdtemp(prefix="hienluong-bench-"))
    root.chmod(0o755)
    for name in _INHERITED:
        os.environ.pop(name, None)
    port = free_port()
    os.environ |= {
        "HL_HOME": str(root / "home"), "HL_PORT": str(port), "HL_IDENTITY_PORT": str(free_port()), "HL_MODE": "demo",
        "HL_BENCH": "1", "HL_BEHIND_PROXY": "1",
    }  # fmt: skip
    house = BenchHouse(Home.from_environment(), root / "up.log")
    try:
        house.start()
        yield house
    finally:
        house.stop()
        shutil.rmtree(root, ignore_errors=True)
