"""Whatever an intruder with all rights on the database does to the journal is found, and named."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hienluong.base import clock
from hienluong.kernel.journal import root_log
from hienluong.kernel.journal.digest import ENTRY_LINE
from hienluong.kernel.journal.errors import RootLogBroken
from hienluong.kernel.journal.models import Entry, Seal
from hienluong.kernel.journal.public import FaultKind, seal_journal, verify_journal

pytestmark = pytest.mark.usefixtures("sealed")

COPY = """
insert into journal_entry (uid, at, transaction, epoch, actor_kind, account, posts, verb, "right", subject_kind,
                           subject_id, agency, party, outcome, facts, digest)
select uid, at, transaction, epoch, actor_kind, account, posts, verb, "right", subject_kind, subject_id, agency,
       party, outcome, facts, digest
from (select * from journal_entry order by id limit 1 offset 6) as one
"""


def kinds() -> set[FaultKind]:
    return {fault.kind for fault in verify_journal().faults}


def second_entry() -> int:
    return Entry.objects.order_by("id")[1].pk


@pytest.mark.parametrize(
    "change",
    [
        "uid = gen_random_uuid()",
        "at = at + interval '1 microsecond'",
        "actor_kind = 'officer'",
        "account = 7",
        "posts = '[7]'",
        "verb = 'cases.filed'",
        "\"right\" = ''",
        "subject_kind = 'file'",
        "subject_id = 'H50-9'",
        "agency = null",
        "party = 1",
        "outcome = 'refused'",
        "facts = '{}'",
        "digest = sha256('x')",
    ],
)
def test_an_altered_entry_is_found_and_named(tamper: Callable[..., None], change: str) -> None:
    entry = second_entry()
    tamper(f"update journal_entry set {change} where id = %s", [entry])
    (fault,) = verify_journal().faults
    assert fault.kind == FaultKind.ENTRY_ALTERED
    assert f"Mục số {entry}," in str(fault)
    assert fault.since == Seal.objects.get(number=1).sealed_at


@pytest.mark.parametrize("change", ["id = id + 1000", "transaction = transaction - 1", "epoch = 0"])
def test_an_entry_moved_elsewhere_is_found(tamper: Callable[..., None], change: str) -> None:
    tamper(f"update journal_entry set {change} where id = %s", [second_entry()])
    assert not verify_journal().holds


def test_an_entry_altered_together_with_its_digest_is_found(tamper: Callable[..., None]) -> None:
    tamper("update journal_entry set verb = 'cases.filed' where id = %s", [second_entry()])
    tamper(f"update journal_entry set digest = sha256({ENTRY_LINE}) where id = %s", [second_entry()])
    (fault,) = verify_journal().faults
    assert fault.kind == FaultKind.BATCH_ALTERED
    assert "Lô số 1" in str(fault)


def test_entries_that_changed_places_are_found(tamper: Callable[..., None]) -> None:
    one, two = Entry.objects.order_by("id").values_list("id", flat=True)[:2]
    tamper("update journal_entry set id = case id when %s then -1 else id end", [one])
    tamper("update journal_entry set id = %s where id = %s", [one, two])
    tamper("update journal_entry set id = %s where id = -1", [two])
    assert kinds() == {FaultKind.BATCH_ALTERED}


def test_a_removed_entry_is_found(tamper: Callable[..., None]) -> None:
    tamper("delete from journal_entry where id = %s", [second_entry()])
    (fault,) = verify_journal().faults
    assert fault.kind == FaultKind.ENTRY_REMOVED
    assert "Lô số 1" in str(fault)


def test_an_entry_inserted_with_a_forged_transaction_is_found(tamper: Callable[..., None]) -> None:
    tamper(COPY.replace("select uid", "select gen_random_uuid()", 1))
    assert FaultKind.ENTRY_INSERTED in kinds()


def test_an_entry_inserted_before_all_others_is_found(tamper: Callable[..., None]) -> None:
    tamper(COPY.replace("select uid, at, transaction", "select gen_random_uuid(), at, -1", 1))
    assert FaultKind.ENTRY_INSERTED in kinds()


@pytest.mark.parametrize("epoch", ["0", "9"])
def test_an_entry_of_an_epoch_that_never_was_is_found(tamper: Callable[..., None], epoch: str) -> None:
    tamper(
        COPY.replace(
            "select uid, at, transaction, epoch", f"select gen_random_uuid(), at, transaction, {epoch}"
        )
    )
    assert FaultKind.ENTRY_INSERTED in kinds()


def test_an_entry_inserted_into_a_closed_epoch_is_found(tamper: Callable[..., None]) -> None:
    tamper("update journal_epoch set database = 'another'")
    assert seal_journal() == 1
    assert verify_journal().holds
    tamper(
        COPY.replace("select uid, at, transaction", "select gen_random_uuid(), at, transaction + 100000", 1)
    )
    assert FaultKind.ENTRY_INSERTED in kinds()


def test_an_entry_from_a_transaction_of_the_future_is_found(tamper: Callable[..., None]) -> None:
    tamper(
        COPY.replace("select uid, at, transaction", "select gen_random_uuid(), at, transaction + 100000", 1)
    )
    assert FaultKind.ENTRY_INSERTED in kinds()


@pytest.mark.parametrize(
    "change",
    [
        "epoch = 2",
        "from_transaction = from_transaction + 1",
        "until_transaction = until_transaction + 1",
        "entries = entries - 1",
        "merkle_root = sha256('x')",
        "previous = sha256('x')",
        "digest = sha256('x')",
        "sealed_at = sealed_at - interval '1 day'",
    ],
)
def test_an_altered_seal_is_found_and_named(tamper: Callable[..., None], change: str) -> None:
    tamper(f"update journal_seal set {change} where number = 2")
    faults = [fault for fault in verify_journal().faults if fault.kind == FaultKind.SEAL_ALTERED]
    assert "Lô số 2" in str(faults[0])


def test_a_renumbered_seal_is_found(tamper: Callable[..., None]) -> None:
    tamper("update journal_seal set number = 20 where number = 3")
    assert FaultKind.SEAL_REMOVED in kinds()


def test_a_seal_that_names_another_key_is_found(tamper: Callable[..., None]) -> None:
    tamper("update journal_seal set key_id = 'another' where number = 2")
    assert FaultKind.SIGNATURE_WRONG in kinds()


def test_a_wrong_signature_is_found(tamper: Callable[..., None]) -> None:
    tamper("update journal_seal set signature = signature || '' || '\\x00' where number = 2")
    (fault,) = verify_journal().faults
    assert fault.kind == FaultKind.SIGNATURE_WRONG
    assert "Lô số 2" in str(fault)


def test_a_removed_seal_is_found(tamper: Callable[..., None]) -> None:
    tamper("delete from journal_seal where number = 2")
    (fault,) = verify_journal().faults
    assert fault.kind == FaultKind.SEAL_REMOVED
    assert "Lô số 2" in str(fault)


def test_cutting_off_the_newest_seals_with_their_entries_is_found(tamper: Callable[..., None]) -> None:
    until = Seal.objects.get(number=1).until_transaction
    tamper("delete from journal_seal where number > 1")
    tamper("delete from journal_entry where transaction >= %s", [until])
    (fault,) = verify_journal().faults
    assert fault.kind == FaultKind.SEALS_CUT_OFF
    assert "Lô số 2" in str(fault)


def test_the_sealer_puts_nothing_on_top_of_a_journal_that_was_cut(tamper: Callable[..., None]) -> None:
    tamper("delete from journal_seal where number > 1")
    with pytest.raises(RootLogBroken):
        seal_journal()


def test_a_shortened_or_altered_file_of_roots_is_found() -> None:
    lines = root_log.log_path().read_text().splitlines(keepends=True)
    for broken in (lines[:1], lines[1:], [lines[0], lines[2]], [*lines[:2], f"3 {'0' * 64}\n"], ["?\n"]):
        root_log.log_path().write_text("".join(broken))
        assert kinds() <= {FaultKind.ROOTS_BROKEN, FaultKind.SEAL_ALTERED}
        assert not verify_journal().holds


def test_a_root_that_a_power_cut_kept_from_the_file_is_no_fault_and_follows_later(
    write: Callable[..., None],
) -> None:
    lines = root_log.log_path().read_text().splitlines(keepends=True)
    root_log.log_path().write_text("".join([*lines[:2], lines[2][:20]]))
    assert verify_journal().holds
    write()
    seal_journal()
    assert [*root_log.logged_roots()] == [1, 2, 3, 4]
    assert verify_journal().holds


def test_a_lost_file_of_roots_is_found_until_the_sealer_begins_it_anew(write: Callable[..., None]) -> None:
    root_log.log_path().unlink()
    assert kinds() == {FaultKind.ROOTS_BROKEN}
    write()
    seal_journal()
    assert [*root_log.logged_roots()] == [1, 2, 3, 4]
    assert verify_journal().holds


def test_seals_by_a_key_that_nobody_trusts_do_not_hold() -> None:
    stranger = Ed25519PrivateKey.generate().public_key()
    assert {fault.kind for fault in verify_journal(stranger).faults} == {FaultKind.SIGNATURE_WRONG}


def test_a_wrong_digest_in_the_unsealed_tail_is_found(
    tamper: Callable[..., None], write: Callable[..., None]
) -> None:
    write()
    tamper("update journal_entry set verb = 'x' where id = (select max(id) from journal_entry)")
    assert kinds() == {FaultKind.ENTRY_ALTERED}


def test_fresh_unsealed_entries_are_no_fault(write: Callable[..., None]) -> None:
    write(2)
    verdict = verify_journal()
    assert verdict.holds
    assert verdict.unsealed == 2


def test_unsealed_entries_older_than_five_minutes_are_a_fault(write: Callable[..., None]) -> None:
    write()
    with clock.frozen(clock.now() + timedelta(minutes=5, seconds=1)):
        assert kinds() == {FaultKind.SEALING_LATE}


def test_the_verdict_can_be_told_to_programs(tamper: Callable[..., None]) -> None:
    tamper("delete from journal_entry where id = %s", [second_entry()])
    told = verify_journal().as_json()
    assert told["holds"] is False
    assert told["faults"][0]["kind"] == "entry removed"  # type: ignore[index]
