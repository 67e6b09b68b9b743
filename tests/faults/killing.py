"""What is killed in the drill, and how it is seen that people are served again."""

import random
import threading
import time
from contextlib import suppress
from typing import Any

import httpx
import psycopg
from tests.faults.drill import Drill
from tests.faults.program import Program, kill, until

__all__ = ["asked", "hurt"]

_SECONDS_BETWEEN_KILLS = (1.0, 3.0)


def hurt(drill: Drill, over: threading.Event, seed: int) -> None:
    """Kill something, wait until people are served again, and so on until the drill is over."""
    chance = random.Random(seed)
    while not over.wait(chance.uniform(*_SECONDS_BETWEEN_KILLS)):
        for victim in chance.choice(_BLOWS)(drill.program):
            with suppress(ProcessLookupError):
                kill([victim])
        began = time.monotonic()
        until(lambda: _served(drill.program))
        drill.ledger.recoveries.append(time.monotonic() - began)


def asked(program: Program, question: str) -> list[tuple[Any, ...]]:
    """What the database says; nothing while it is away."""
    try:
        with psycopg.connect(program.cluster.app_url(), connect_timeout=2) as connection:
            return connection.execute(question).fetchall()
    except psycopg.OperationalError:
        return []


def _web_parent(program: Program) -> list[int]:
    return sorted(program.processes("processes.web"))[:1]


def _web_child(program: Program) -> list[int]:
    return sorted(program.processes("processes.web"))[-1:]


def _worker(program: Program) -> list[int]:
    return program.processes("config.cli", "worker")


def _database(program: Program) -> list[int]:
    with suppress(OSError, ValueError, IndexError):
        return [int((program.cluster.data / "postmaster.pid").read_text().split()[0])]
    return []


def _connection(program: Program) -> list[int]:
    """One connection of the database: PostgreSQL then throws all of them out and recovers."""
    with (
        suppress(psycopg.Error),
        psycopg.connect(program.cluster.owner_url(), connect_timeout=2) as connection,
    ):
        rows = connection.execute(
            "select pid from pg_stat_activity where pid <> pg_backend_pid() and usename is not null limit 1"
        )
        return [row[0] for row in rows]
    return []


def _all_at_once(program: Program) -> list[int]:
    return [*_database(program), *_web_parent(program), *_worker(program)]


_BLOWS = (_web_parent, _web_child, _worker, _database, _connection, _all_at_once)


def _served(program: Program) -> bool:
    """That a page which needs the database answers."""
    page = f"http://127.0.0.1:{program.home.port}/tra-cuu/?ma=H50.1-261123-0001&so=1234"
    try:
        return httpx.get(page, timeout=5).status_code < 500
    except httpx.TransportError:
        return False
