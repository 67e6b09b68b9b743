"""The API keeps to its own document whatever is sent: no 5xx, no undocumented answer."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings

from hienluong.config.api import api

schema = schemathesis.openapi.from_dict(api.get_openapi_schema()).include(path_regex="/procedures")
schema.app = WSGIHandler()


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """Requests of a test share its transaction, so they may not close its connection."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.django_db
@pytest.mark.usefixtures("_one_connection", "catalogue")
@schema.parametrize()
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_documented(case: schemathesis.Case) -> None:
    case.call_and_validate()
