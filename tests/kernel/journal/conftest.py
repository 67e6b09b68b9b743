"""A journal to play with, and an intruder with the rights of a superuser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection, transaction

from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.journal import root_log
from hienluong.kernel.journal.public import Note, Subject, Verdict, record_all, seal_journal, verify_journal

Tamper = Callable[..., None]


@pytest.fixture(autouse=True)
def _own_root_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests empty the database between them; the file of roots must begin anew with it."""
    monkeypatch.setattr(root_log, "log_path", lambda: tmp_path / "journal" / "roots.log")


@pytest.fixture
def write() -> Callable[..., None]:
    """Write `count` entries, each in a transaction of its own."""

    def _write(count: int = 1, party: int | None = None, verb: str = "cases.viewed") -> None:
        for number in range(count):
            with transaction.atomic():
                subject = Subject("case", f"H50-{number}", agency_id=3, party_id=party)
                record_all([Note(SYSTEM, verb, subject, right="cases.read", facts={"n": number, "ô": ["x"]})])

    return _write


@pytest.fixture
def tamper() -> Tamper:
    """Run SQL behind the program's back: triggers sleep, as they do for whoever owns the server."""

    def _tamper(sql: str, values: object = None) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("set local session_replication_role = replica")
            cursor.execute(sql, values)

    return _tamper


@pytest.fixture
def sealed(transactional_db: None, write: Callable[..., None]) -> None:
    """Three batches: of five, four and three entries."""
    for count in (5, 4, 3):
        write(count)
        assert seal_journal() == 1
    assert verify_journal() == Verdict(entries=12, unsealed=0, seals=3, faults=())
