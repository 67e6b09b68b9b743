"""Walk over seals and entries side by side and say all that does not fit."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import connection, transaction
from django.utils.translation import gettext as _

from hienluong.base import clock
from hienluong.kernel.journal import keys
from hienluong.kernel.journal.digest import entry_digest
from hienluong.kernel.journal.merkle import leaf_hash, tree_root
from hienluong.kernel.journal.models import Seal
from hienluong.kernel.journal.sealing import key_id
from hienluong.kernel.journal.verify.chain import RootLog, chain_faults
from hienluong.kernel.journal.verify.stream import EntryRow, EntryStream
from hienluong.kernel.journal.verify.verdict import Fault, FaultKind, Verdict

__all__ = ["verify_journal"]

_LATE = timedelta(minutes=5)
_ENOUGH = 100
"""After so many faults the journal is known to be broken; more would not help anybody."""


def verify_journal(key: Ed25519PublicKey | None = None) -> Verdict:
    """Check the whole journal; with `key`, accept only seals signed by that one.

    Reads one consistent snapshot without holding anybody up. About 100 000 entries a second and core.
    """
    trusted = keys.known_keys() if key is None else {key_id(key): key}
    logged = RootLog.read()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set transaction isolation level repeatable read, read only")
        return _Walk(trusted).verdict(logged)


class _Walk:
    def __init__(self, trusted: Mapping[str, Ed25519PublicKey]) -> None:
        self.trusted = trusted
        self.stream = EntryStream()
        self.faults: list[Fault] = []
        self.unsealed = 0
        self.seals = 0
        self.last: Seal | None = None
        self.last_is_sound = True

    def verdict(self, logged: RootLog) -> Verdict:
        for seal in Seal.objects.order_by("number").iterator(2_000):
            found = list(chain_faults(seal, self.last, self.trusted)) + list(logged.faults_of(seal))
            sound = all(fault.kind is FaultKind.SEAL_REMOVED for fault in found)
            self._batch(seal, sound=sound)
            self.faults += found
            self.last, self.last_is_sound = seal, sound
            self.seals += 1
        self.faults += logged.faults_after(self.last)
        self._tail()
        return Verdict(self.stream.read, self.unsealed, self.seals, tuple(self.faults[:_ENOUGH]))

    def _batch(self, seal: Seal, *, sound: bool) -> None:
        leaves: list[tuple[int, bytes]] = []
        before = len(self.faults)
        complete = self.last_is_sound and seal.number == (self.last.number + 1 if self.last else 1)
        begin = (seal.epoch, seal.from_transaction)
        for row in self.stream.before(seal.epoch, seal.until_transaction):
            self._content(row, since=seal.sealed_at)
            if row[:2] >= begin:
                leaves.append((row.id, leaf_hash(row.id, row.epoch, row.transaction, row.digest)))
            elif complete:
                self._fault(FaultKind.ENTRY_INSERTED, _entry(row), seal.sealed_at)
        leaves.sort()
        if sound:
            self._tree(seal, [leaf for _, leaf in leaves], explained=len(self.faults) > before)

    def _tree(self, seal: Seal, leaves: Sequence[bytes], *, explained: bool) -> None:
        where = _("Lô số %(number)s") % {"number": seal.number}
        if len(leaves) < seal.entries:
            self._fault(FaultKind.ENTRY_REMOVED, where, seal.sealed_at)
        elif len(leaves) > seal.entries:
            self._fault(FaultKind.ENTRY_INSERTED, where, seal.sealed_at)
        elif not explained and tree_root(leaves) != bytes(seal.merkle_root):
            self._fault(FaultKind.BATCH_ALTERED, where, seal.sealed_at)

    def _content(self, row: EntryRow, *, since: datetime) -> None:
        if entry_digest(row.line) != row.digest:
            self._fault(FaultKind.ENTRY_ALTERED, _entry(row), since)

    def _tail(self) -> None:
        epoch, future = _present()
        oldest = None
        for row in self.stream.rest():
            written = datetime.fromtimestamp(row.at / 1000, UTC)
            oldest = min(oldest or written, written)
            self._content(row, since=written)
            self.unsealed += 1
            if self._impossible(row, epoch, future):
                self._fault(FaultKind.ENTRY_INSERTED, _entry(row), written)
        if oldest and self._late(oldest):
            self._fault(FaultKind.SEALING_LATE, _("Các mục sau lô cuối cùng"), oldest)

    def _impossible(self, row: EntryRow, epoch: int, future: int) -> bool:
        closed = self.last is not None and row.epoch < self.last.epoch
        return closed or row.epoch > epoch or (row.epoch == epoch and row.transaction >= future)

    def _late(self, oldest: datetime) -> bool:
        limit = clock.now() - _LATE
        return oldest < limit and (self.last is None or self.last.sealed_at < limit)

    def _fault(self, kind: FaultKind, where: str, since: datetime) -> None:
        if len(self.faults) < _ENOUGH:
            self.faults.append(Fault(kind, where, since))


def _entry(row: EntryRow) -> str:
    return _("Mục số %(id)s, giao dịch %(transaction)s") % {"id": row.id, "transaction": row.transaction}


def _present() -> tuple[int, int]:
    """The epoch in which an entry would be written now, and the first transaction id not given out yet."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select journal_current_epoch(), pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
        )
        epoch, future = cursor.fetchone()
    return int(epoch), int(future)
