"""A dead process starts again at once, then with growing patience."""

from hypothesis import given
from hypothesis import strategies as st

from hienluong.config.processes.child import Backoff


def _waits(lives: list[float]) -> list[float]:
    backoff, waits = Backoff(), []
    for lived in lives:
        backoff.died(100.0, lived)
        waits.append(backoff.next_try - 100.0)
    return waits


def test_the_first_death_is_answered_at_once_and_the_next_ones_later() -> None:
    assert _waits([0.1] * 8) == [0, 1, 2, 4, 8, 16, 30, 30]


def test_a_minute_of_life_restores_the_patience() -> None:
    assert _waits([0.1, 0.1, 0.1, 61.0, 0.1]) == [0, 1, 2, 0, 1]


@given(st.lists(st.floats(0, 1000), max_size=50))
def test_nobody_waits_longer_than_half_a_minute(lives: list[float]) -> None:
    assert all(0 <= wait <= 30 for wait in _waits(lives))
