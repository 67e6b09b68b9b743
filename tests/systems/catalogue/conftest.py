"""The catalogue as loaded from the province's data files."""

from collections.abc import Iterator

import pytest

from hienluong.province.loaders.catalogue import load_catalogue
from hienluong.systems.catalogue.queries.snapshot import forget_snapshot


@pytest.fixture(autouse=True)
def _nothing_kept_from_other_tests() -> Iterator[None]:
    forget_snapshot()
    yield
    forget_snapshot()


@pytest.fixture
def catalogue(db: None) -> None:
    """All procedures, without units and agencies."""
    load_catalogue()
    forget_snapshot()
