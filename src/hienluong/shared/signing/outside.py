"""No other machine is asked inside a transaction."""

from django.db import connection

__all__ = ["outside_transactions"]


def outside_transactions(who: str) -> None:
    """Refuse to ask `who` while a transaction is open: its locks would be held for as long as the answer takes."""
    if connection.in_atomic_block:
        raise RuntimeError(f"{who} is asked outside a transaction")
