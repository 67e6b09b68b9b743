"""The proof for one entry."""

from django.db import connection

from hienluong.base.errors import NotFound
from hienluong.kernel.journal.digest import ENTRY_LINE
from hienluong.kernel.journal.merkle import inclusion_path
from hienluong.kernel.journal.models import Entry, Seal
from hienluong.kernel.journal.proof import Proof
from hienluong.kernel.journal.queries.leaves import leaves_between
from hienluong.kernel.journal.verify.chain import content_of

__all__ = ["proof_of"]


def proof_of(entry_id: int) -> Proof:
    """That entry `entry_id` is sealed. Raises NotFound when there is none, or no seal over it yet."""
    entry = Entry.objects.filter(pk=entry_id).only("epoch", "transaction").first()
    if entry is None:
        raise NotFound(entry=entry_id)
    seal = Seal.objects.filter(
        epoch=entry.epoch, from_transaction__lte=entry.transaction, until_transaction__gt=entry.transaction
    ).first()
    if seal is None:
        raise NotFound(entry=entry_id)
    leaves = list(leaves_between(seal.epoch, seal.from_transaction, seal.until_transaction))
    index = [found for found, _ in leaves].index(entry_id)
    return Proof(
        entry_id=entry_id,
        transaction=entry.transaction,
        line=_line(entry_id),
        index=index,
        path=tuple(step.hex() for step in inclusion_path([leaf for _, leaf in leaves], index)),
        seal=content_of(seal),
        signature=bytes(seal.signature).hex(),
    )


def _line(entry_id: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"select {ENTRY_LINE} from journal_entry where id = %s", [entry_id])  # noqa: S608 - a constant
        return bytes(cursor.fetchone()[0]).decode()
