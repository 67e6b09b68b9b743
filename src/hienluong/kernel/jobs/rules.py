"""How long a failed delivery waits, and when it is given up. Pure."""

from datetime import timedelta

__all__ = ["LONGEST_PAUSE", "pause_after"]

_PAUSES = (
    timedelta(seconds=5),
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
)

LONGEST_PAUSE = _PAUSES[-1]


def pause_after(attempts: int) -> timedelta | None:
    """The pause after the given number of failed attempts; None when a person has to look."""
    return _PAUSES[attempts - 1] if attempts <= len(_PAUSES) else None
