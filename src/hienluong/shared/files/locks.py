"""One lock for one digest, so that storing and sweeping the same bytes never cross."""

from django.db import connection

__all__ = ["lock_digest"]

_FAMILY = 0x46494C45
"""Keeps these advisory locks apart from those of other packages ("FILE")."""


def lock_digest(sha256: str) -> None:
    """Hold the digest until the transaction ends.

    It serialises storing, scanning results and sweeping of these bytes across processes; it says nothing
    about readers, who need none because bytes never change.
    """
    with connection.cursor() as cursor:
        key = int(sha256[:8], 16) - (1 << 31)
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [_FAMILY, key])
