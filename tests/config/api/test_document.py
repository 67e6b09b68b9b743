"""The contract with apps: a change of the document is seen in review, and nothing in it stays untold."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hienluong.config.api import api
from hienluong.kernel.signin.public import oauth2_scheme

SNAPSHOT = Path(__file__).with_name("openapi.json")
RENEW = "RENEW=1 .venv/bin/pytest tests/config/api/test_document.py"


@pytest.fixture(autouse=True)
def _fixed_addresses(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    monkeypatch.setenv("HL_ADDRESS", "https://dich-vu-cong.example")
    monkeypatch.setenv("HL_IDENTITY_ADDRESS", "https://dinh-danh.example")
    settings.OIDC_PROVIDERS = [{**settings.OIDC_PROVIDERS[0], "issuer": "https://dinh-danh.example"}]


def document() -> dict[str, Any]:
    return dict(json.loads(json.dumps(api.get_openapi_schema())))


def operations() -> list[tuple[str, dict[str, Any]]]:
    paths = document()["paths"]
    return [(f"{method} {path}", told) for path, methods in paths.items() for method, told in methods.items()]


def test_the_document_is_the_one_that_was_agreed() -> None:
    written = json.dumps(document(), ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("RENEW"):
        SNAPSHOT.write_text(written)
    assert json.loads(SNAPSHOT.read_text()) == json.loads(written), f"Meant so? Renew it: {RENEW}"


def test_the_document_is_served_at_its_fixed_address(client: Client) -> None:
    assert client.get("/api/v1/openapi.json").json()["openapi"].startswith("3.1")


@pytest.mark.parametrize(("name", "told"), operations(), ids=[name for name, _ in operations()])
def test_each_operation_is_told_in_words(name: str, told: dict[str, Any]) -> None:
    known = {tag["name"] for tag in document()["tags"]}
    assert told["description"]
    assert set(told["tags"]) <= known
    assert {"429", "503"} <= told["responses"].keys()
    assert all(answer["description"] for answer in told["responses"].values())


@pytest.mark.parametrize(("name", "told"), operations(), ids=[name for name, _ in operations()])
def test_what_needs_a_token_says_which_scope(name: str, told: dict[str, Any]) -> None:
    is_guarded = "401" in told["responses"]
    scopes = [scope for need in told.get("security", []) for scope in need["OAuth2"]]
    assert bool(scopes) == is_guarded
    assert set(scopes) <= oauth2_scheme()["flows"]["authorizationCode"]["scopes"].keys()


def test_another_provider_tells_its_addresses_by_discovery(settings: Any) -> None:
    settings.OIDC_PROVIDERS = [{**settings.OIDC_PROVIDERS[0], "issuer": "https://quoc-gia.example"}]
    assert oauth2_scheme() == {
        "type": "openIdConnect",
        "openIdConnectUrl": "https://quoc-gia.example/.well-known/openid-configuration",
    }
