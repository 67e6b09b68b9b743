"""Answers kept in the process for a few seconds: for facts that change seldom and are asked for all the time."""

import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

__all__ = ["forget_all", "fresh"]

P = ParamSpec("P")
R = TypeVar("R")

_MOST = 2000
_kept: dict[tuple[str, object], tuple[float, object]] = {}


def fresh(seconds: float = 5.0) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep each answer of the decorated function for `seconds`; a change is seen by every process within them.

    Only for functions whose answer is the same for every reader, and never for rights.
    """

    def wrap(function: Callable[P, R]) -> Callable[P, R]:
        name = f"{function.__module__}.{function.__qualname__}"

        @wraps(function)
        def ask(*args: P.args, **kwargs: P.kwargs) -> R:
            key = (name, (args, tuple(sorted(kwargs.items()))))
            found = _kept.get(key)
            if found is not None and time.monotonic() - found[0] < seconds:
                return found[1]  # type: ignore[return-value]
            answer = function(*args, **kwargs)
            if len(_kept) >= _MOST:
                _kept.clear()
            _kept[key] = (time.monotonic(), answer)
            return answer

        return ask

    return wrap


def forget_all() -> None:
    """Ask everything anew: after a change in this process, and between tests."""
    _kept.clear()
