"""The API keeps to its own document whatever is sent and whoever sends it: no 5xx, no undocumented answer."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from tests.support.api import token_for
from tests.support.commune import Commune, filing

from hienluong.config.api import api
from hienluong.kernel.access.public import SYSTEM
from hienluong.systems.cases.actions.receive import ReceiveCase, receive
from hienluong.systems.cases.public import submit
from hienluong.systems.portal.public import NewArticle, NewSite, create_sites, publish_articles

pytestmark = pytest.mark.django_db

CASE, PROCEDURE, SITE = "H50.31.1-261123-0001", "1.001193", "phuong-dong-ha"
KNOWN = {
    "/cases/": ("code", CASE),
    "/follow/": ("code", CASE),
    "/forms/": ("code", PROCEDURE),
    "/procedures/": ("code", PROCEDURE),
    "/sites/": ("slug", SITE),
}
"""By a part of the address: the parameter and what it names here."""
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    unsupported_method,
)
"""Not whether all that fits the document is accepted: what a filing must say is in its form, not in the document."""

schema = schemathesis.openapi.from_dict(api.get_openapi_schema())
schema.app = WSGIHandler()


@schema.hook
def map_path_parameters(context: Any, path_parameters: dict[str, Any] | None) -> dict[str, Any] | None:
    """Every other address names something that exists; else all would end at 404."""
    path = context.operation.path
    name, known = next((known for part, known in KNOWN.items() if part in path), ("", ""))
    if path_parameters and known and len(str(path_parameters.get(name))) % 2:
        path_parameters[name] = known
    return path_parameters


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """Requests of a test share its transaction, so they may not close its connection."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def case_of_the_commune(commune: Commune) -> None:
    case = submit(commune.citizen, filing(commune))
    receive(commune.reception, ReceiveCase(case.pk))
    assert case.code == CASE


@pytest.fixture
def site_of_the_commune(commune: Commune) -> None:
    new = NewSite(
        agency_id=commune.committee.pk, slug=SITE, name="Ủy ban nhân dân phường Đông Hà", preset="nd-42-2022"
    )
    (site,) = create_sites(SYSTEM, [new])
    news = NewArticle(section="tin-tuc", title="Tin", lead="Ý.", paragraphs=("Lời.",), day=date(2026, 11, 20))
    publish_articles(SYSTEM, site, [news])


@pytest.fixture
def callers(commune: Commune) -> list[dict[str, str]]:
    """An app allowed everything, one without the scope, one without a token."""
    tokens = [token_for(commune.citizen), token_for(commune.citizen, "profile")]
    return [*({"Authorization": f"Bearer {token}"} for token in tokens), {}]


@pytest.mark.usefixtures("_one_connection", "case_of_the_commune", "site_of_the_commune")
@schema.parametrize()
@settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_documented(case: schemathesis.Case, callers: list[dict[str, str]]) -> None:
    for headers in callers if case.operation.definition.raw.get("security") else callers[-1:]:
        with connection.cursor() as cursor:
            cursor.execute("delete from access_tries")  # what is tested here is not the limit
        case.call_and_validate(headers=headers, checks=CHECKS)
