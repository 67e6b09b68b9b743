"""All entries in the order of sealing, read through a cursor that stays in the database."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple, cast

import psycopg
from django.db import connection

from hienluong.kernel.journal.digest import ENTRY_LINE

__all__ = ["EntryRow", "EntryStream"]

_ROWS = f"""
select epoch::int8, transaction, id, digest, {ENTRY_LINE}, (extract(epoch from at) * 1000)::int8
from journal_entry order by epoch, transaction, id
"""  # noqa: S608 - made of constants
_AT_ONCE = 20_000


class EntryRow(NamedTuple):
    """An entry as the check needs it. `at` is in milliseconds since 1970."""

    epoch: int
    transaction: int
    id: int
    digest: bytes
    line: bytes
    at: int


def _rows() -> Iterator[EntryRow]:
    raw = cast("psycopg.Connection[tuple[object, ...]]", connection.connection)
    with raw.cursor(name="journal_verify", row_factory=psycopg.rows.tuple_row) as cursor:
        cursor.itersize = _AT_ONCE
        cursor.execute(_ROWS, binary=True)
        yield from map(EntryRow._make, cursor)


@dataclass
class EntryStream:
    """The entries, taken batch by batch. Needs a transaction."""

    read: int = 0

    def __post_init__(self) -> None:
        self._rows = _rows()

    def before(self, epoch: int, until: int) -> Iterator[EntryRow]:
        """The entries not yet taken that stand before transaction `until` of `epoch`."""
        end = (epoch, until)
        for row in self._rows:
            if row[:2] >= end:
                self._rows = chain([row], self._rows)
                return
            self.read += 1
            yield row

    def rest(self) -> Iterator[EntryRow]:
        """The entries not yet taken."""
        for row in self._rows:
            self.read += 1
            yield row
