"""Seal what was committed: a signed Merkle root over an interval of transaction ids."""

from datetime import timedelta

from django.db import connection, transaction

from hienluong.base import clock
from hienluong.kernel.journal import keys, root_log
from hienluong.kernel.journal.actions.epoch import ensure_epoch
from hienluong.kernel.journal.digest import stamp
from hienluong.kernel.journal.errors import RootLogBroken
from hienluong.kernel.journal.merkle import tree_root
from hienluong.kernel.journal.models import Seal
from hienluong.kernel.journal.queries.leaves import leaves_between
from hienluong.kernel.journal.sealing import FOREVER, GENESIS, SealContent, key_id, seal_digest, sign

__all__ = ["seal_journal"]

_LOCK = 0x686C_6A6E
"""One sealer at a time over all processes: an advisory lock of the database."""

_QUIET = timedelta(hours=1)


def seal_journal() -> int:
    """Seal everything that can be sealed. The number of new seals; 0 when there is nothing or another seals.

    Only transactions below the oldest one still running are sealed, so a late commit never lies under a
    seal. Quiet times are sealed once an hour, which shows that the sealer lived. The file of roots is
    written after the commit; lines that a crash kept from it follow with the next seal.
    """
    with transaction.atomic():
        # One sealer at a time; and what is committed here must be on the disk before its root is written down.
        if not _alone():
            return 0
        _write_down_missing_roots()
        made = _seal_epochs()
    if made:
        root_log.append_roots([(seal.number, bytes(seal.digest)) for seal in made])
    return len(made)


def _alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("set local synchronous_commit = on")
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [_LOCK])
        return bool(cursor.fetchone()[0])


def _write_down_missing_roots() -> None:
    logged = root_log.logged_roots()
    last = max(logged, default=0)
    newest = Seal.objects.filter(number=last).values_list("digest", flat=True).first()
    if last and (newest is None or bytes(newest).hex() != logged[last]):
        raise RootLogBroken(number=last)
    missing = Seal.objects.filter(number__gt=last).order_by("number").values_list("number", "digest")
    if missing:  # a crash kept the newest from the file, or this machine seals for the first time
        root_log.append_roots([(number, bytes(digest)) for number, digest in missing])


def _seal_epochs() -> list[Seal]:
    epoch = ensure_epoch()
    last = Seal.objects.order_by("-number").first()
    made = []
    if last and last.epoch < epoch and last.until_transaction < FOREVER:
        last = _seal(last, last.epoch, last.until_transaction, FOREVER)
        made.append(last)
    begin = last.until_transaction if last and last.epoch == epoch else 0
    until = _oldest_running()
    if _worth_sealing(last, epoch, begin, until):
        made.append(_seal(last, epoch, begin, until))
    return made


def _oldest_running() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        return int(cursor.fetchone()[0])


def _worth_sealing(last: Seal | None, epoch: int, begin: int, until: int) -> bool:
    if last is None or last.sealed_at <= clock.now() - _QUIET:
        return True
    return next(leaves_between(epoch, begin, until), None) is not None


def _seal(last: Seal | None, epoch: int, begin: int, until: int) -> Seal:
    leaves = [leaf for _, leaf in leaves_between(epoch, begin, until)]
    key, now = keys.signing_key(), clock.now()
    content = SealContent(
        number=last.number + 1 if last else 1,
        epoch=epoch,
        from_transaction=begin,
        until_transaction=until,
        entries=len(leaves),
        merkle_root=tree_root(leaves).hex(),
        previous=bytes(last.digest if last else GENESIS).hex(),
        sealed_at=stamp(now),
        key_id=key_id(key.public_key()),
    )
    keys.keep_public_key()
    digest = seal_digest(content)
    return Seal.objects.create(
        number=content.number,
        epoch=epoch,
        from_transaction=begin,
        until_transaction=until,
        entries=content.entries,
        merkle_root=bytes.fromhex(content.merkle_root),
        previous=bytes.fromhex(content.previous),
        digest=digest,
        signature=sign(key, digest),
        key_id=content.key_id,
        sealed_at=now,
    )
