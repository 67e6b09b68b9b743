"""The whole program, started as a person starts it, then hurt. Every death is answered; nothing is left over."""

import os
import shutil
import signal
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from tests.faults.program import PATIENCE, Program, free_port, kill, until

from hienluong.config.home import Home, Mode

pytestmark = pytest.mark.faults


@pytest.fixture(scope="module")
def running() -> Iterator[Program]:
    root = Path(tempfile.mkdtemp(prefix="hienluong-faults-"))
    root.chmod(0o755)
    program = Program(Home(root=root, port=free_port(), mode=Mode.DEMO, outside_database=""))
    program.start("--empty")
    yield program
    if program.process is not None and program.process.poll() is None:
        program.stop()
    shutil.rmtree(root)


def test_a_second_copy_says_why_and_leaves_the_first_alone(running: Program) -> None:
    second = running.command("up", "--empty")
    said = (second.communicate(timeout=PATIENCE)[0]).decode()
    assert (second.returncode, str(running.home.root) in said) == (3, True)
    assert running.answers()


def test_a_killed_web_comes_back_with_its_workers(running: Program) -> None:
    killed = running.processes("processes.web")
    kill(killed)
    until(running.answers)
    assert not set(killed) & set(running.processes("processes.web"))


def test_a_web_whose_parent_alone_is_killed_leaves_no_old_workers(running: Program) -> None:
    before = running.processes("processes.web")
    os.kill(min(before), signal.SIGKILL)
    until(lambda: not set(before) & set(running.processes("processes.web")))
    until(running.answers)


def test_a_killed_worker_comes_back(running: Program) -> None:
    killed = running.processes("config.cli", "worker")
    kill(killed)
    until(lambda: bool(set(running.processes("config.cli", "worker")) - set(killed)))


def test_a_killed_database_comes_back_on_its_port_and_the_web_finds_it(running: Program) -> None:
    before = running.cluster.app_url()
    kill([int((running.cluster.data / "postmaster.pid").read_text().split()[0])])
    until(lambda: not running.database_answers())
    until(running.database_answers)
    assert running.cluster.app_url() == before
    assert running.answers()


def test_the_application_may_not_change_the_journal_but_may_add_to_it(running: Program) -> None:
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


def test_a_killed_supervisor_leaves_no_orphans(running: Program) -> None:
    assert running.process is not None
    kill([running.process.pid])
    running.process.wait()
    until(lambda: running.processes() == [])


def test_after_a_kill_the_same_home_starts_again(running: Program) -> None:
    running.start("--empty")
    assert running.database_answers()


def test_ctrl_c_ends_everything_in_order(running: Program) -> None:
    assert running.stop(signal.SIGINT) == 0
    assert running.processes() == []
    assert not (running.cluster.data / "postmaster.pid").exists()


def test_a_taken_port_is_refused(running: Program) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", running.home.port))
        other.listen()
        refused = running.command("up", "--empty")
        assert str(running.home.port) in refused.communicate(timeout=PATIENCE)[0].decode()
    assert refused.returncode == 4


def test_a_database_of_a_newer_program_is_refused_and_unchanged(running: Program) -> None:
    running.start("--empty")
    future = "insert into django_migrations (app, name, applied) values ('cases', '9999_future', now())"
    with psycopg.connect(running.cluster.owner_url()) as connection:
        connection.execute(future)
    running.stop()
    refused = running.command("up", "--empty")
    assert "9999_future" in refused.communicate(timeout=PATIENCE)[0].decode()
    assert refused.returncode == 7
    assert running.processes() == []


def test_a_broken_database_is_refused_with_the_place_to_look(running: Program) -> None:
    control = running.cluster.data / "global" / "pg_control"
    kept = control.read_bytes()
    control.write_bytes(b"\0" * len(kept))
    try:
        refused = running.command("up", "--empty")
        assert "postgres.log" in refused.communicate(timeout=PATIENCE)[0].decode()
        assert refused.returncode == 6
    finally:
        control.write_bytes(kept)
