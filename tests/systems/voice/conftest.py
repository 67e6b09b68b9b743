"""Agencies that answer, on a Monday morning."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from tests.support.bodies import Bodies, make_bodies

from hienluong.base import clock

MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""09:00 in Viet Nam."""


@pytest.fixture
def monday() -> Iterator[datetime]:
    with clock.frozen(MONDAY):
        yield MONDAY


@pytest.fixture
def bodies(db: None, monday: datetime) -> Bodies:
    return make_bodies()
