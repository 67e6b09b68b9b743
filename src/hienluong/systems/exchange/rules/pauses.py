"""How long to wait before trying again."""

from datetime import timedelta

__all__ = ["MOST_TRIES", "pause_after"]

_FIRST = timedelta(milliseconds=500)
_LONGEST = timedelta(minutes=10)
MOST_TRIES = 8
"""To make a message ready; then it is shown to an operator and the next one goes on."""


def pause_after(tries: int) -> timedelta:
    """The pause after so many tries in vain: half a second, then 1, 2, 4 …, at most ten minutes. Nobody is given up."""
    doublings = min(max(tries - 1, 0), 20)
    return min(_FIRST * (1 << doublings), _LONGEST)
