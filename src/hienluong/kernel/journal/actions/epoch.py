"""Begin a new epoch when the database is not the one it was: transaction ids have started again."""

from django.db import connection
from django.db.models import Max

from hienluong.base import clock
from hienluong.kernel.journal.models import Epoch, Seal
from hienluong.kernel.journal.sealing import FOREVER

__all__ = ["begin_epoch", "ensure_epoch"]


def ensure_epoch(reason: str = "") -> int:
    """The number of the present epoch, begun first if this database has none yet.

    Two signs tell of a restore: the identity of the cluster and database changed, or the present transaction
    id is below what is sealed already. Runs in the caller's transaction, under the sealer's lock.
    """
    newest = Epoch.objects.order_by("-number").first()
    if newest is None or newest.database != _identity():
        return begin_epoch(reason or ("restore" if newest else "first"))
    if _transaction_ids_went_back(newest.number):
        return begin_epoch(reason or "transaction ids went back")
    return newest.number


def begin_epoch(reason: str) -> int:
    """Begin the next epoch whatever the signs say, for instance by the command that restored."""
    number = (Epoch.objects.aggregate(newest=Max("number"))["newest"] or 0) + 1
    Epoch.objects.create(number=number, database=_identity(), began_at=clock.now(), reason=reason)
    return number


def _identity() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select journal_database_identity()")
        return str(cursor.fetchone()[0])


def _transaction_ids_went_back(epoch: int) -> bool:
    open_seals = Seal.objects.filter(epoch=epoch, until_transaction__lt=FOREVER)
    sealed = open_seals.aggregate(until=Max("until_transaction"))["until"] or 0
    with connection.cursor() as cursor:
        cursor.execute("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
        return int(cursor.fetchone()[0]) < sealed
