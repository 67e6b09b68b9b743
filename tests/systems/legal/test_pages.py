"""Public pages: the same for everybody, without cookies, drafts unseen."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from tests.support.office import signed_in
from tests.systems.legal.register import Register, draft, published, relate

from hienluong.systems.legal.actions.publish import withdraw_document
from hienluong.systems.legal.models import Document

pytestmark = pytest.mark.django_db


def _text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    "typed",
    [
        "36/2024 qd ubnd",
        "36/2024/QĐ-UBND",
        "36/2024/QDUBND",
        "tách thửa",
        "tach thua",
        "số 36 năm 2024",
        "TÁCH THỬ",
    ],
)
def test_a_document_is_found_by_a_sloppy_symbol_and_with_or_without_accents(
    client: Client, typed: str
) -> None:
    assert "/van-ban/36-2024-qd-ubnd/" in _text(client, f"/van-ban/?q={typed}")


@pytest.mark.usefixtures("sample")
def test_facets_count_what_a_further_choice_would_leave(client: Client) -> None:
    whole = client.get("/van-ban/").context["count"]
    groups = {str(group.title): group for group in client.get("/van-ban/").context["groups"]}
    for group in groups.values():
        ways = [*group.ways, *group.more]
        assert sum(way.count for way in ways) == whole
        for way in ways[:3]:
            assert client.get(f"/van-ban/{way.url}").context["count"] == way.count


@pytest.mark.usefixtures("sample")
def test_going_on_and_back_through_the_pages_meets_every_document_once(client: Client) -> None:
    seen, address, back = [], "/van-ban/", ""
    while address:
        context = client.get(address).context
        seen += [line.document.pk for line in context["lines"]]
        back = context["pager"].previous_url
        address = f"/van-ban/{context['pager'].next_url}" if context["pager"].next_url else ""
    assert sorted(seen) == sorted(Document.objects.published().values_list("pk", flat=True))
    before = [line.document.pk for line in client.get(f"/van-ban/{back}").context["lines"]]
    assert before == seen[len(seen) // 20 * 20 - 20 : len(seen) // 20 * 20]


@pytest.mark.parametrize(
    "query", ["q=%00", "q=007", "q=ab+007", "loai=%00", "q=" + "a" * 5000, "q=%26%7C!():*", "nam=abc", "sau=x_y_z", "sau=1_2026-01-01_" + "9" * 40,
              "loai=%27", "nam=99999999999999999999", "q=%C4%91%CC%81"]
)  # fmt: skip
def test_any_query_is_answered(client: Client, register: Register, query: str) -> None:
    published(register)
    assert client.get(f"/van-ban/?{query}").status_code in {200, 400, 404}


def test_the_page_sets_no_cookie_and_may_be_kept(client: Client, register: Register) -> None:
    answer = client.get(published(register).url)
    assert not answer.cookies
    assert answer["X-House-Ready-Made"] == "legal"


def test_the_address_says_what_the_document_is_called(client: Client, register: Register) -> None:
    document = published(register)
    assert document.url == "/van-ban/36-2026-qd-ubnd/"
    assert f'<link rel="canonical" href="http://testserver{document.url}">' in _text(client, document.url)


def test_two_issuers_with_one_symbol_have_two_addresses_and_name_each_other(
    client: Client, register: Register
) -> None:
    first = published(register)
    second = published(register, agency_id=register.commune.pk)
    assert second.slug == "36-2026-qd-ubnd-xa-hai-lang"
    assert second.url in _text(client, first.url)
    assert first.url in _text(client, second.url)


def test_drafts_are_seen_by_nobody_at_the_public_address(client: Client, register: Register) -> None:
    document = draft(register)
    for actor in (register.clerk, register.chair, register.citizen):
        assert signed_in(actor).get(document.url).status_code == 404
    assert client.get(document.url).status_code == 404
    assert document.symbol not in _text(client, "/van-ban/")


def test_a_document_taken_down_is_said_to_be_so_and_leaves_the_list(
    client: Client, register: Register
) -> None:
    document = published(register)
    withdraw_document(register.clerk, document.pk, "Nhầm tệp")
    assert "gỡ khỏi trang công khai" in _text(client, document.url, 410)
    assert document.url not in _text(client, "/van-ban/")


def test_both_ends_of_a_relation_tell_it(client: Client, register: Register) -> None:
    old = published(register, symbol="12/2026/QĐ-UBND")
    new = published(register)
    relate(register, new, "replaces", old)
    assert "được thay thế bởi Quyết định 36/2026/QĐ-UBND" in _text(client, old.url)
    page = _text(client, new.url)
    assert old.url in page
    assert "<svg" in page
    assert "style=" not in page


def test_a_draft_that_will_replace_is_not_given_away(client: Client, register: Register) -> None:
    old = published(register, symbol="12/2026/QĐ-UBND")
    relate(register, draft(register), "replaces", old)
    assert "36/2026" not in _text(client, old.url)


def test_the_effect_of_another_day_can_be_asked(client: Client, register: Register) -> None:
    document = published(register)
    assert "Chưa có hiệu lực" in _text(client, f"{document.url}?ngay=2026-03-03")
    assert client.get(f"{document.url}?ngay=hom-qua").status_code == 422


def test_search_engines_are_told_of_a_legislation(client: Client, register: Register) -> None:
    document = published(register, summary="Quy định </script><b>lạ</b>")
    found = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', _text(client, document.url), re.DOTALL
    )
    assert found is not None
    facts = json.loads(found[1])
    assert (facts["@type"], facts["legislationIdentifier"]) == ("Legislation", "36/2026/QĐ-UBND")
    assert facts["legislationLegalForce"].endswith("/InForce")


def test_the_file_is_shown_to_everybody_and_may_be_cached(client: Client, register: Register) -> None:
    document = published(register)
    answer = client.get(f"{document.url}tep/1/toan-van.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert "public" in answer["Cache-Control"]
    again = client.get(f"{document.url}tep/1/toan-van.pdf", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    assert client.get(f"{document.url}tep/1/ten-cu.pdf").status_code == 302
    assert client.get(f"{document.url}tep/2/toan-van.pdf").status_code == 404


def test_the_file_of_a_draft_is_shown_to_nobody(client: Client, register: Register) -> None:
    document = published(register)
    withdraw_document(register.clerk, document.pk, "Nhầm tệp")
    assert client.get(f"{document.url}tep/1/toan-van.pdf").status_code == 410


@pytest.mark.usefixtures("sample")
def test_the_list_asks_as_often_however_much_is_chosen(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    """Rows, one count by all facets, and the vocabulary; nothing for each document or facet."""
    for query in ("", "q=tach+thua", "loai=quyet-dinh&nam=2026&hieu-luc=in-force"):
        with django_assert_max_num_queries(5):
            client.get(f"/van-ban/?{query}")
