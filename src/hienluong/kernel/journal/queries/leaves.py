"""The leaves of a batch, in the order in which they were sealed."""

from collections.abc import Iterator

from hienluong.kernel.journal.merkle import leaf_hash
from hienluong.kernel.journal.models import Entry

__all__ = ["leaves_between"]


def leaves_between(epoch: int, begin: int, until: int) -> Iterator[tuple[int, bytes]]:
    """(entry id, leaf hash) of every entry written in `epoch` by transactions in [begin, until), by id."""
    rows = Entry.objects.filter(epoch=epoch, transaction__gte=begin, transaction__lt=until).order_by("id")
    for entry_id, transaction, digest in rows.values_list("id", "transaction", "digest").iterator(20_000):
        yield entry_id, leaf_hash(entry_id, epoch, transaction, bytes(digest))
