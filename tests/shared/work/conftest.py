"""An office at work on a Monday morning."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from tests.support.office import MONDAY, Office, make_office

from hienluong.base import clock


@pytest.fixture
def monday() -> Iterator[datetime]:
    with clock.frozen(MONDAY):
        yield MONDAY


@pytest.fixture
def office(db: None, monday: datetime) -> Office:
    return make_office()
