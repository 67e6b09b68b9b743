"""GET /api/v1/procedures: public, strict, never a 5xx."""

import time
from typing import Any

import pytest
from django.test import Client

from hienluong.systems.catalogue.models import ProcedureVersion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]
ADDRESS = "/api/v1/procedures"


def _get(client: Client, address: str = ADDRESS, **query: object) -> Any:
    return client.get(address, query)


def test_the_best_procedure_for_everyday_words_comes_first(client: Client) -> None:
    answer = _get(client, q="vợ mới sinh cần giấy tờ gì", limit=5).json()
    assert answer["items"][0]["code"] == "1.001193"
    assert len(answer["items"]) == 5
    assert answer["count"] >= 5


def test_without_words_all_procedures_are_listed_page_by_page(client: Client) -> None:
    first = _get(client, limit=50).json()
    second = _get(client, limit=50, offset=50).json()
    assert first["count"] == second["count"] == ProcedureVersion.objects.count()
    assert not {one["code"] for one in first["items"]} & {one["code"] for one in second["items"]}


def test_what_the_province_does_not_do_is_refused_with_where_to_go(client: Client) -> None:
    answer = _get(client, q="tôi muốn ly hôn").json()
    assert answer["items"] == []
    assert "Tòa án" in answer["refusal"]["where"]


@pytest.mark.parametrize(
    "query", [{"limit": 0}, {"limit": 101}, {"limit": "x"}, {"offset": -1}, {"q": "a" * 301}]
)
def test_values_outside_the_limits_are_refused_in_the_shape_of_the_house(
    client: Client, query: dict[str, object]
) -> None:
    answer = _get(client, **query)
    assert answer.status_code == 422
    assert answer.json()["fields"].keys() == query.keys()


@pytest.mark.parametrize(
    "text", ["\0", "khai\0sinh", "%ED%A0%80", "🙂🙂", "<script>", "ế" * 150, "   ", "1.001193"]
)
def test_no_text_breaks_the_search(client: Client, text: str) -> None:
    assert _get(client, q=text).status_code == 200


def test_bytes_that_are_no_text_break_nothing(client: Client) -> None:
    assert client.get(f"{ADDRESS}?q=%ED%A0%80%FF").status_code == 200


def test_a_code_typed_as_the_question_finds_its_procedure(client: Client) -> None:
    assert _get(client, q="1.004873").json()["items"][0]["code"] == "1.004873"


def test_a_procedure_is_told_in_full(client: Client) -> None:
    told = client.get(f"{ADDRESS}/1.001193").json()
    assert told["name"] == "Thủ tục đăng ký khai sinh"
    assert told["fee"] == "Miễn phí"
    assert told["results"] == [{"name": "Giấy khai sinh", "code": "KQ.G15.000031"}]
    assert told["state"] == "unverified"


def test_a_localised_code_is_understood(client: Client) -> None:
    assert client.get(f"{ADDRESS}/1.001193.H50").json()["code"] == "1.001193"


@pytest.mark.parametrize("code", ["9.999999", "1.999999", "x", "%00", "1.001193.H50.x"])
def test_an_unknown_code_is_an_error_in_the_shape_of_the_house(client: Client, code: str) -> None:
    answer = client.get(f"{ADDRESS}/{code}")
    assert answer.status_code == 404
    assert answer.json()["code"] == "no_such_procedure"


def test_the_document_of_the_api_names_both_addresses(client: Client) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert {"/api/v1/procedures", "/api/v1/procedures/{code}"} <= paths.keys()


def test_searching_needs_no_statement_once_the_catalogue_is_read(
    client: Client, django_assert_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "monotonic", lambda: 0.0)
    _get(client, q="khai sinh")
    with django_assert_num_queries(0):
        _get(client, q="khai tử")
