"""Documents for programs."""

import pytest
from django.test import Client
from tests.systems.legal.register import Register, draft, published, relate

from hienluong.systems.legal.actions.publish import withdraw_document
from hienluong.systems.legal.models import Document

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("sample")
def test_pages_follow_each_other_to_the_end(client: Client) -> None:
    seen, after = [], ""
    while True:
        page = client.get("/api/v1/documents", {"limit": 25, "after": after}).json()
        seen += [one["slug"] for one in page["items"]]
        after = page["next"]
        if not after:
            break
    assert len(seen) == len(set(seen)) == page["count"] == Document.objects.published().count()


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ({"q": "36/2024 qd ubnd"}, lambda one: one["symbol"] == "36/2024/QĐ-UBND"),
        ({"family": "normative", "year": 2025}, lambda one: one["issued_on"].startswith("2025")),
        ({"effect": "replaced"}, lambda one: one["effect"] == "replaced"),
        ({"territory": "quang-binh"}, lambda one: "Quảng Bình" in one["territory"]),
    ],
)
def test_filters_keep_what_was_asked_for(client: Client, asked: dict[str, str], holds: object) -> None:
    assert callable(holds)
    items = client.get("/api/v1/documents", asked).json()["items"]
    assert items
    assert all(holds(one) for one in items)


def test_one_document_tells_both_directions(client: Client, register: Register) -> None:
    old = published(register, symbol="12/2026/QĐ-UBND")
    new = published(register)
    relate(register, new, "replaces", old)
    told = client.get(f"/api/v1/documents/{old.slug}").json()
    assert (told["effect"], told["ends_from"]) == ("replaced", "2026-03-16")
    assert [(one["acting"], one["slug"]) for one in told["relations"]] == [(False, new.slug)]
    back = client.get(f"/api/v1/documents/{new.slug}").json()
    assert [(one["acting"], one["slug"]) for one in back["relations"]] == [(True, old.slug)]
    assert client.get(back["files"][0]["url"]).status_code == 200


def test_drafts_and_withdrawn_documents_are_not_told(client: Client, register: Register) -> None:
    hidden = draft(register)
    gone = published(register, symbol="12/2026/QĐ-UBND")
    withdraw_document(register.clerk, gone.pk, "Nhầm tệp")
    assert client.get(f"/api/v1/documents/{hidden.slug}").status_code == 404
    assert client.get(f"/api/v1/documents/{gone.slug}").status_code == 410
    assert client.get("/api/v1/documents").json()["count"] == 0


@pytest.mark.parametrize("query", ["after=abc", "limit=0", "limit=1000", "year=1", "effect=maybe"])
def test_what_the_document_forbids_is_refused(client: Client, query: str) -> None:
    assert client.get(f"/api/v1/documents?{query}").status_code == 422
