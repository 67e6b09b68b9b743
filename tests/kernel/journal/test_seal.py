"""Sealing follows the order of commits, so that nothing slips under a seal."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction

from hienluong.base import clock
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.journal.models import Entry, Epoch, Seal
from hienluong.kernel.journal.public import Subject, record, seal_journal, verify_journal

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def open_elsewhere(act: Callable[[], None]) -> Iterator[None]:
    """A transaction on a connection of its own: `act` is done before the block, committed after it."""
    acted, let_go = threading.Event(), threading.Event()

    def run() -> None:
        with transaction.atomic():
            act()
            acted.set()
            let_go.wait(30)
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    assert acted.wait(30)
    try:
        yield
    finally:
        let_go.set()
        thread.join(30)


def test_a_late_commit_is_not_lost_under_a_seal(write: Callable[..., None]) -> None:
    with open_elsewhere(lambda: record(SYSTEM, "cases.filed", Subject("case", "late"))):
        write(3)
        seal_journal()
        assert Seal.objects.get().entries == 0
    seal_journal()
    assert Seal.objects.get(number=2).entries == 4
    assert Entry.objects.filter(
        subject_id="late", transaction__lt=Seal.objects.get(number=2).until_transaction
    )
    assert verify_journal().holds


def test_rolled_back_entries_are_no_gap(write: Callable[..., None]) -> None:
    write()
    with transaction.atomic():
        record(SYSTEM, "cases.filed", Subject("case", "never"))
        transaction.set_rollback(True)
    write()
    seal_journal()
    verdict = verify_journal()
    assert verdict.holds
    assert verdict.entries == 2


def test_quiet_times_are_sealed_once_an_hour() -> None:
    now = clock.now()
    for minutes, seals in ((0, 1), (1, 0), (59, 0), (60, 1), (61, 0)):
        with clock.frozen(now + timedelta(minutes=minutes)):
            assert seal_journal() == seals


def test_only_one_sealer_works_at_a_time(write: Callable[..., None]) -> None:
    def hold() -> None:
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [0x686C_6A6E])

    write()
    with open_elsewhere(hold):
        assert seal_journal() == 0
    assert seal_journal() == 1


def test_a_restored_database_begins_a_new_epoch_by_itself(
    write: Callable[..., None], tamper: Callable[..., None]
) -> None:
    write(2)
    seal_journal()
    write(1)
    tamper("update journal_epoch set database = 'the one before'")
    write(1)
    assert list(Entry.objects.order_by("id").values_list("epoch", flat=True)) == [1, 1, 1, 2]
    assert seal_journal() == 2
    assert list(Epoch.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert list(Seal.objects.order_by("number").values_list("epoch", "entries")) == [(1, 2), (1, 1), (2, 1)]
    assert verify_journal().holds


def test_transaction_ids_that_went_back_begin_a_new_epoch(
    write: Callable[..., None], tamper: Callable[..., None]
) -> None:
    write()
    seal_journal()
    tamper("update journal_seal set until_transaction = until_transaction + 1000000")
    seal_journal()
    assert Epoch.objects.count() == 2


@pytest.mark.parametrize("table", ["journal_entry", "journal_seal", "journal_epoch"])
@pytest.mark.parametrize("change", ["update {} set id = id", "delete from {}", "truncate {} cascade"])
def test_the_database_refuses_every_change_even_to_the_owner(
    write: Callable[..., None], table: str, change: str
) -> None:
    write()
    seal_journal()
    with pytest.raises(Exception, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(table))
