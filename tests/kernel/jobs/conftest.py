"""Consumers of this test alone, and events for them."""

from collections.abc import Callable, Mapping

import pytest
from django.db import transaction

from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.jobs import registry
from hienluong.kernel.jobs.public import consumer, emit
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.journal.public import Subject, record


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_consumers", {})
    monkeypatch.setattr(registry, "_schedules", {})


@pytest.fixture
def tell() -> Callable[[int], None]:
    """Emit `test.happened` so many times, each in a transaction of its own."""

    def _tell(count: int) -> None:
        for number in range(count):
            with transaction.atomic():
                emit("test.happened", {"n": number})

    return _tell


class Taker:
    """A consumer that leaves a journal entry for each event, and fails on the numbers it is told to."""

    def __init__(self, name: str) -> None:
        self.name, self.fails_on = name, set[int]()
        consumer(name, "test.happened")(self.take)

    def take(self, payload: Mapping[str, object]) -> None:
        record(SYSTEM, self.name, Subject("test", str(payload["n"])))
        if payload["n"] in self.fails_on:
            raise ValueError("the citizen's number is 045123456789")

    def taken(self) -> list[int]:
        """What it took, in order of time."""
        entries = Entry.objects.filter(verb=self.name).order_by("id")
        return [int(subject) for subject in entries.values_list("subject_id", flat=True)]


@pytest.fixture
def taker() -> Callable[[str], Taker]:
    """Make consumers."""
    return Taker
