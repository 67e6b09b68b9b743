"""Whether somebody who is led on ever arrives. Pure."""

from collections.abc import Callable

__all__ = ["leads_in_a_circle"]

_MOST_STEPS = 20
"""Browsers give up after about as many; a longer chain is as good as a circle."""


def leads_in_a_circle(start: str, target: str | None, onward: Callable[[str], str | None]) -> bool:
    """Whether who is led from `start` to `target` comes back to where they were, or never arrives.

    `onward` tells where an address leads on to; None where a reader arrives.
    """
    been = {start}
    while target is not None:
        if target in been or len(been) > _MOST_STEPS:
            return True
        been.add(target)
        target = onward(target)
    return False
