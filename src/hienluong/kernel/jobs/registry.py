"""Who wants to know of which event, and what runs on a schedule.

Registered at start-up from each package's `jobs.py`. A consumer may be called again for the same
event after a crash, but its effect counts once: it runs in one transaction with its delivery row.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

__all__ = ["Consumer", "Schedule", "all_consumers", "consumer", "consumer_of", "every", "schedules"]

Handler = Callable[[Mapping[str, object]], None]
Job = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Consumer:
    """A named handler of one kind of event. The name is kept in delivery rows: never reuse it."""

    name: str
    event: str
    handle: Handler


@dataclass(frozen=True, slots=True)
class Schedule:
    """A job run by the worker every `seconds`, by at most one process at a time."""

    name: str
    seconds: int
    run: Job


_consumers: dict[str, Consumer] = {}
_schedules: dict[str, Schedule] = {}


def consumer(name: str, *events: str) -> Callable[[Handler], Handler]:
    """Register the decorated function as consumer `name` of the events."""

    def register(handle: Handler) -> Handler:
        for event in events:
            key = f"{name}:{event}"
            if key in _consumers:
                raise ValueError(f"a consumer named {name} takes {event} already")
            _consumers[key] = Consumer(name, event, handle)
        return handle

    return register


def every(seconds: int, name: str) -> Callable[[Job], Job]:
    """Register the decorated function as a job run every `seconds`."""

    def register(run: Job) -> Job:
        if name in _schedules:
            raise ValueError(f"a job named {name} is scheduled already")
        _schedules[name] = Schedule(name, seconds, run)
        return run

    return register


def all_consumers() -> list[Consumer]:
    """Every consumer of every event, in order of registration."""
    return list(_consumers.values())


def consumer_of(name: str, event: str) -> Consumer | None:
    """The consumer of that name for that event; None when the program no longer has it."""
    return _consumers.get(f"{name}:{event}")


def schedules() -> list[Schedule]:
    """All scheduled jobs."""
    return list(_schedules.values())
