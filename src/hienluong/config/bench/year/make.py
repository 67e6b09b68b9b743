"""Add cases to the province until it has as many as asked for."""

from datetime import datetime
from typing import Any

import psycopg

from hienluong.config.bench.year.places import MAKE_PLACES
from hienluong.config.bench.year.plan import MAKE_PLAN
from hienluong.config.bench.year.rows import MAKE_ROWS

__all__ = ["TABLES", "add_cases", "vacuum"]

_BATCH = 50_000
TABLES = ("people_party", "cases_case", "cases_casepaper", "cases_move", "work_clock", "work_workitem")
"""What a year fills."""

Connection = psycopg.Connection[Any]


def add_cases(connection: Connection, first: int, last: int, now: datetime) -> None:
    """Make the cases numbered from `first` to `last`, both included; each batch a transaction of its own.

    All constraints of the database hold for them. The journal and the outbox stay as they are: their rows tell of
    acts, and nobody acted. Reserved to tables' owner, on a house that is thrown away.
    """
    _run(connection, MAKE_PLACES, {})
    for start in range(first, last + 1, _BATCH):
        _add_batch(connection, start, min(start + _BATCH - 1, last), now)


def _add_batch(connection: Connection, first: int, last: int, now: datetime) -> None:
    with connection.transaction():
        values = {
            "first": first,
            "last": last,
            "now": now,
            "parties_before": _one(connection, "select coalesce(max(id), 0) from people_party"),
            "version": _one(connection, "select coalesce(min(id), 0) from catalogue_procedureversion"),
        }
        for sql in (MAKE_PLAN, *MAKE_ROWS):
            _run(connection, sql, values)


def vacuum(connection: Connection) -> None:
    """What PostgreSQL does by itself within the hour, done now: figures are taken of a table at rest."""
    for table in TABLES:
        connection.execute(f"vacuum (analyze) {table}")


def _run(connection: Connection, sql: str, values: dict[str, object]) -> None:
    """Several statements with the same values: PostgreSQL takes values for one statement only."""
    cursor = psycopg.ClientCursor(connection)
    cursor.execute(sql, values or None)


def _one(connection: Connection, sql: str) -> int:
    row = connection.execute(sql).fetchone()
    return int(row[0]) if row else 0
