"""Limits hold for one caller in one window, across processes."""

from datetime import UTC, datetime, timedelta

import pytest

from hienluong.base import clock
from hienluong.base.errors import Busy
from hienluong.kernel.access.public import count_try

NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


def try_often(who: str, times: int) -> None:
    for _ in range(times):
        count_try("look-up", who, tries=3, seconds=60)


@pytest.mark.django_db
def test_a_caller_may_try_as_often_as_the_limit_says_and_no_more() -> None:
    with clock.frozen(NOON):
        try_often("10.0.0.1", 3)
        with pytest.raises(Busy):
            try_often("10.0.0.1", 1)


@pytest.mark.django_db
def test_one_caller_does_not_use_up_the_tries_of_another() -> None:
    with clock.frozen(NOON):
        try_often("10.0.0.1", 3)
        try_often("10.0.0.2", 3)


@pytest.mark.django_db
def test_a_new_window_begins_with_no_tries() -> None:
    with clock.frozen(NOON):
        try_often("10.0.0.1", 3)
    with clock.frozen(NOON + timedelta(seconds=60)):
        try_often("10.0.0.1", 3)
