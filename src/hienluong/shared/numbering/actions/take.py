"""Take the next number of a series, gap-free and unique under concurrency."""

from django.db import connection
from django.db.transaction import TransactionManagementError

__all__ = ["take", "take_many"]

_TAKE = """
insert into numbering_series as series (key, last) values (%(key)s, %(count)s)
on conflict (key) do update set last = series.last + %(count)s
returning last
"""


def take(series: str) -> int:
    """The next number of `series`, beginning with 1.

    The row of the series stays locked until the caller's transaction ends: others wait, a rollback gives
    the number back. That is what makes the series gap-free, and why this is called last in an action.
    Raises TransactionManagementError outside a transaction, where a failure afterwards would leave a gap.
    """
    return take_many(series, 1)[0]


def take_many(series: str, count: int) -> range:
    """The next `count` numbers of `series`, in a row; else as `take`."""
    if count < 1:
        raise ValueError("at least one number must be taken")
    if not connection.in_atomic_block:
        raise TransactionManagementError("a number is taken in the transaction of the act that needs it")
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, {"key": series, "count": count})
        last = int(cursor.fetchone()[0])
    return range(last - count + 1, last + 1)
