"""Hand out everything that is due."""

from collections.abc import Callable

from hienluong.kernel.jobs.actions.deliver import deliver_next, turn_of
from hienluong.kernel.jobs.actions.spread import spread_events
from hienluong.kernel.jobs.queries import consumers_with_work

__all__ = ["work_off"]

_AT_A_TIME = 100
"""After so many events in a row the next consumer has its turn."""


def _never() -> bool:
    return False


def work_off(stopping: Callable[[], bool] = _never) -> int:
    """Hand out events until nothing is due; how many deliveries were tried."""
    tried = 0
    while not stopping():
        spread = spread_events()
        served = sum(_serve(name, stopping) for name in consumers_with_work())
        tried += served
        if not spread and not served:
            break
    return tried


def _serve(consumer: str, stopping: Callable[[], bool]) -> int:
    with turn_of(consumer) as mine:
        if not mine:
            return 0
        for tried in range(_AT_A_TIME):
            if stopping() or not deliver_next(consumer):
                return tried
    return _AT_A_TIME
