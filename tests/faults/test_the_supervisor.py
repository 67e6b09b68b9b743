"""The whole program, started as a person starts it, then hurt. Every death is answered; nothing is left over."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psycopg
import pytest

from hienluong.config.home import Home, Mode, load_secrets
from hienluong.config.postgres import Cluster

pytestmark = pytest.mark.faults

_PATIENCE = 60


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


@dataclass
class _Program:
    """`hienluong up` on a data directory of its own."""

    home: Home
    process: "subprocess.Popen[bytes] | None" = None

    def command(self, *words: str) -> "subprocess.Popen[bytes]":
        environment = {name: value for name, value in os.environ.items() if not name.startswith("HL_")}
        environment |= {"HL_HOME": str(self.home.root), "HL_PORT": str(self.home.port)}
        environment["HL_IDENTITY_PORT"] = str(_free_port())
        return subprocess.Popen(
            [sys.executable, "-m", "hienluong.config.cli", *words],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def start(self) -> None:
        self.process = self.command("up", "--empty")
        _until(self.answers)

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
        return self.process.wait(_PATIENCE)

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


@pytest.fixture(scope="module")
def running() -> Iterator[_Program]:
    root = Path(tempfile.mkdtemp(prefix="hienluong-faults-"))
    root.chmod(0o755)
    program = _Program(Home(root=root, port=_free_port(), mode=Mode.DEMO, outside_database=""))
    program.start()
    yield program
    if program.process is not None and program.process.poll() is None:
        program.stop()
    shutil.rmtree(root)


def _kill(pids: list[int]) -> None:
    assert pids
    for pid in pids:
        os.kill(pid, signal.SIGKILL)


def test_a_second_copy_says_why_and_leaves_the_first_alone(running: _Program) -> None:
    second = running.command("up", "--empty")
    said = (second.communicate(timeout=_PATIENCE)[0]).decode()
    assert (second.returncode, str(running.home.root) in said) == (3, True)
    assert running.answers()


def test_a_killed_web_comes_back_with_its_workers(running: _Program) -> None:
    killed = running.processes("processes.web")
    _kill(killed)
    _until(running.answers)
    assert not set(killed) & set(running.processes("processes.web"))


def test_a_web_whose_parent_alone_is_killed_leaves_no_old_workers(running: _Program) -> None:
    before = running.processes("processes.web")
    os.kill(min(before), signal.SIGKILL)
    _until(lambda: not set(before) & set(running.processes("processes.web")))
    _until(running.answers)


def test_a_killed_worker_comes_back(running: _Program) -> None:
    killed = running.processes("config.cli", "worker")
    _kill(killed)
    _until(lambda: bool(set(running.processes("config.cli", "worker")) - set(killed)))


def test_a_killed_database_comes_back_on_its_port_and_the_web_finds_it(running: _Program) -> None:
    before = running.cluster.app_url()
    _kill([int((running.cluster.data / "postmaster.pid").read_text().split()[0])])
    _until(lambda: not running.database_answers())
    _until(running.database_answers)
    assert running.cluster.app_url() == before
    assert running.answers()


def test_the_application_may_not_change_the_journal_but_may_add_to_it(running: _Program) -> None:
    with psycopg.connect(running.cluster.app_url()) as connection:
        granted = "select has_table_privilege('journal_entry', %s)"
        may = {
            right: connection.execute(granted, [right]).fetchone()
            for right in ("select", "insert", "update", "delete", "truncate")
        }
    assert may == {
        "select": (True,),
        "insert": (True,),
        "update": (False,),
        "delete": (False,),
        "truncate": (False,),
    }


def test_a_killed_supervisor_leaves_no_orphans(running: _Program) -> None:
    assert running.process is not None
    _kill([running.process.pid])
    running.process.wait()
    _until(lambda: running.processes() == [])


def test_after_a_kill_the_same_home_starts_again(running: _Program) -> None:
    running.start()
    assert running.database_answers()


def test_ctrl_c_ends_everything_in_order(running: _Program) -> None:
    assert running.stop(signal.SIGINT) == 0
    assert running.processes() == []
    assert not (running.cluster.data / "postmaster.pid").exists()


def test_a_taken_port_is_refused(running: _Program) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", running.home.port))
        other.listen()
        refused = running.command("up", "--empty")
        assert str(running.home.port) in refused.communicate(timeout=_PATIENCE)[0].decode()
    assert refused.returncode == 4


def test_a_database_of_a_newer_program_is_refused_and_unchanged(running: _Program) -> None:
    running.start()
    future = "insert into django_migrations (app, name, applied) values ('cases', '9999_future', now())"
    with psycopg.connect(running.cluster.owner_url()) as connection:
        connection.execute(future)
    running.stop()
    refused = running.command("up", "--empty")
    assert "9999_future" in refused.communicate(timeout=_PATIENCE)[0].decode()
    assert refused.returncode == 7
    assert running.processes() == []


def test_a_broken_database_is_refused_with_the_place_to_look(running: _Program) -> None:
    control = running.cluster.data / "global" / "pg_control"
    kept = control.read_bytes()
    control.write_bytes(b"\0" * len(kept))
    try:
        refused = running.command("up", "--empty")
        assert "postgres.log" in refused.communicate(timeout=_PATIENCE)[0].decode()
        assert refused.returncode == 6
    finally:
        control.write_bytes(kept)
