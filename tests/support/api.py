"""Apps that call the API with somebody's token, and a provider made of paper that signs it."""

from functools import cache
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.kernel.signin.tokens import ISSUER, PaperProvider, claims

from hienluong.kernel.access.public import Actor
from hienluong.kernel.people.public import LinkedIdentity
from hienluong.kernel.signin.citizens import documents

AUDIENCE = "https://dich-vu-cong.example/api/v1"
BOTH = "cases:read cases:file"
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"


@cache
def paper_provider() -> PaperProvider:
    return PaperProvider()


def believe_paper(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The house believes the provider made of paper, without a network."""
    settings.OIDC_PROVIDERS = [{**settings.OIDC_PROVIDERS[0], "issuer": ISSUER}]
    settings.API_AUDIENCE = AUDIENCE
    monkeypatch.setattr(documents, "get_json", paper_provider().get_json)
    documents.forget_documents()


def token_for(actor: Actor, scope: str = BOTH) -> str:
    """A token that this person gave an app."""
    subject = f"s-{actor.account_id}"
    LinkedIdentity.objects.get_or_create(issuer=ISSUER, subject=subject, account_id=actor.account_id)
    good = claims(sub=subject, aud=[AUDIENCE], token_use="access", scope=scope, client_id="app-of-the-test")
    return paper_provider().sign(good)


class App:
    """An app with a token, or without one. It knows no cookies: CSRF checks are on, and must not matter."""

    def __init__(self, token: str = "") -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.client = Client(enforce_csrf_checks=True, headers=headers)

    def get(self, path: str, **query: object) -> HttpResponse:
        return self.client.get(f"/api/v1{path}", query)

    def post(self, path: str, body: object, **headers: str) -> HttpResponse:
        return self.client.post(
            f"/api/v1{path}", body, content_type="application/json", headers={**headers} or None
        )

    def send(self, path: str, content: bytes = PDF, name: str = "giay.pdf") -> HttpResponse:
        """Upload one file."""
        return self.client.post(f"/api/v1{path}", {"file": SimpleUploadedFile(name, content)})

    def file(self, body: object, key: str = "") -> HttpResponse:
        """File a case."""
        return self.post("/cases", body, **{"Idempotency-Key": key or str(uuid4())})


def app_of(actor: Actor, scope: str = BOTH) -> App:
    return App(token_for(actor, scope))
