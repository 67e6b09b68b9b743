"""The application's own role of the database may add to the journal and read it, and nothing else."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection

from hienluong.config.processes.rights import grant_application

pytestmark = pytest.mark.django_db(transaction=True)

ROLE = "journal_test_app"
TABLES = ["journal_entry", "journal_seal", "journal_epoch"]


def url(role: str, password: str) -> str:
    at = connection.settings_dict
    return f"postgresql://{role}:{password}@{at['HOST']}:{at['PORT']}/{at['NAME']}"


@pytest.fixture
def application() -> Iterator[psycopg.Connection]:
    """A connection as a role with the rights that the supervisor gives."""
    at = connection.settings_dict
    with connection.cursor() as cursor:
        cursor.execute(f"create role {ROLE} login password 'x'")
    grant_application(url(at["USER"], at["PASSWORD"]), url(ROLE, "x"))
    with psycopg.connect(url(ROLE, "x"), autocommit=True) as opened:
        yield opened
    with connection.cursor() as cursor:
        cursor.execute(f"drop owned by {ROLE}; drop role {ROLE}")


@pytest.mark.parametrize("table", TABLES)
def test_it_cannot_change_or_empty_the_journal(application: psycopg.Connection, table: str) -> None:
    application.execute(f"select * from {table}")
    for change in (f"update {table} set id = id", f"delete from {table}", f"truncate {table}"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied"):
            application.execute(change)


def test_it_cannot_put_the_guards_to_sleep(application: psycopg.Connection) -> None:
    for trick in (
        "set session_replication_role = replica",
        "alter table journal_entry disable trigger all",
        "drop trigger journal_entry_append_only on journal_entry",
        "create or replace function journal_refuse_change() returns trigger language plpgsql as 'begin return old; end'",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            application.execute(trick)


def test_it_can_write_entries_with_epoch_and_transaction(application: psycopg.Connection) -> None:
    application.execute(
        """insert into journal_entry (uid, at, actor_kind, posts, verb, "right", subject_kind, subject_id, outcome,
                                      facts, digest)
           values (gen_random_uuid(), now(), 'system', '[]', 'x', '', 'test', '1', 'done', '{}', sha256('x'))"""
    )
    epoch, transaction = application.execute("select epoch, transaction from journal_entry").fetchone()
    assert epoch == 1
    assert transaction > 0
