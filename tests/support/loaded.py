"""The whole sample province, loaded once in each process of tests and copied back for every further test.

Loading runs thousands of actions; copying its rows takes a second. Tests of the loading itself load for real.
"""

import io
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection, transaction

from hienluong.base import clock
from hienluong.base.fresh import forget_all
from hienluong.kernel.access.public import SYSTEM
from hienluong.province.load import load_province
from hienluong.systems.catalogue.queries.snapshot import forget_snapshot

__all__ = ["whole_province"]

_NOT_ROWS_OF_THE_PROVINCE = ("django_migrations",)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of every table that has any, and where the counters stand."""

    tables: dict[str, bytes]
    counters: dict[str, int]


_loaded: dict[tuple[bool, date], _Rows] = {}


def whole_province() -> None:
    """The sample province as `hienluong up` loads it at the time of the test."""
    known = (settings.DEMO, clock.today())
    if known in _loaded:
        _put_back(_loaded[known])
    else:
        list(load_province(SYSTEM))
        _loaded[known] = _Rows(_all_rows(), _all_counters())
    forget_all()
    forget_snapshot()
    cache.clear()
    ContentType.objects.clear_cache()


def _all_rows() -> dict[str, bytes]:
    tables = connection.introspection.table_names()
    rows = {table: _copied(table) for table in tables if table not in _NOT_ROWS_OF_THE_PROVINCE}
    return {table: text for table, text in rows.items() if text}


def _copied(table: str) -> bytes:
    text = io.BytesIO()
    with connection.cursor() as cursor, cursor.copy(f'copy "{table}" to stdout') as copy:
        for part in copy:
            text.write(part)
    return text.getvalue()


def _all_counters() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select quote_ident(sequencename), last_value from pg_sequences where last_value is not null"
        )
        return dict(cursor.fetchall())


@transaction.atomic
def _put_back(rows: _Rows) -> None:
    """Without triggers: foreign keys hold already, and the journal refuses to everybody else."""
    with connection.cursor() as cursor:
        cursor.execute("set local session_replication_role = replica")
        for table, text in rows.tables.items():
            cursor.execute(f'delete from "{table}"')
            with cursor.copy(f'copy "{table}" from stdin') as copy:
                copy.write(text)
        cursor.execute("set local session_replication_role = origin")
        for name, value in rows.counters.items():
            cursor.execute("select setval(%s, greatest(%s, coalesce(pg_sequence_last_value(%s::regclass), 0)))", [name, value, name])  # fmt: skip
