"""A commune at work on a Monday morning."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from tests.support.commune import Commune, make_commune

from hienluong.base import clock
from hienluong.base.fresh import forget_all

MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""09:00 in Viet Nam."""


@pytest.fixture
def monday() -> Iterator[datetime]:
    with clock.frozen(MONDAY):
        yield MONDAY


@pytest.fixture
def commune(db: None, monday: datetime) -> Commune:
    forget_all()
    return make_commune()
