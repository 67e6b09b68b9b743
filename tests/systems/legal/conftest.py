"""The register with its vocabulary, and the people around it."""

import pytest
from tests.systems.legal.register import Register, make_register


@pytest.fixture
def register(db: None) -> Register:
    """A province, a commune, and who publishes there."""
    return make_register()


@pytest.fixture
def sample(province: None) -> None:
    """The sample documents of the province."""
    from hienluong.province.loaders.legal import load_documents, load_words
    from hienluong.shared.worktime.actions.load import load_calendars

    load_calendars()
    load_words()
    load_documents()
