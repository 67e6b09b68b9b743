"""The desk: a clerk enters and publishes a document within one form."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.support.api import PDF
from tests.support.office import signed_in
from tests.systems.legal.register import Register, draft, fresh, published, relate, with_file

from hienluong.systems.legal.models import Document

pytestmark = pytest.mark.django_db(transaction=True)

DESK = "/quan-ly-van-ban/"


def typed(register: Register, **more: object) -> dict[str, object]:
    return {
        "co-quan": register.province.pk,
        "so-ky-hieu": "Số: 36/2026/QĐ-UBND",
        "trich-yeu": "Quy định diện tích tối thiểu được tách thửa",
        "ngay-ban-hanh": "2026-03-02",
        "hieu-luc-tu": "2026-03-16",
        "chuc-vu": "Chủ tịch",
        "linh-vuc": "dat-dai-moi-truong",
        "dia-ban": "toan-tinh",
        "tep": SimpleUploadedFile("van-ban.pdf", PDF),
        "viec": "cong-bo",
    } | more


def test_one_form_enters_attaches_and_publishes(register: Register) -> None:
    client = signed_in(register.clerk)
    answer = client.post(f"{DESK}them/", typed(register))
    document = Document.objects.get()
    assert answer["Location"] == f"{DESK}{document.slug}/"
    assert (document.symbol, document.type.code, document.family) == (
        "36/2026/QĐ-UBND",
        "quyet-dinh",
        "normative",
    )
    assert document.is_published
    assert document.files.count() == 1


def test_a_directive_needs_neither_file_nor_day(register: Register) -> None:
    signed_in(register.clerk).post(
        f"{DESK}them/", typed(register, **{"so-ky-hieu": "12/CT-UBND", "hieu-luc-tu": "", "tep": ""})
    )
    document = Document.objects.get()
    assert (document.type.code, document.family, document.in_force_from) == (
        "chi-thi",
        "directive",
        document.issued_on,
    )
    assert document.is_published


def test_what_is_wrong_comes_back_with_all_that_was_typed(register: Register) -> None:
    answer = signed_in(register.clerk).post(f"{DESK}them/", typed(register, **{"linh-vuc": ""}))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'href="#f-linh-vuc"' in page
    assert "36/2026/QĐ-UBND" in page
    assert not Document.objects.exists()


def test_a_refused_file_leaves_the_draft(register: Register) -> None:
    client = signed_in(register.clerk)
    bad = SimpleUploadedFile("van-ban.pdf", b"MZ this is a program")
    answer = client.post(f"{DESK}them/", typed(register, tep=bad), follow=True)
    assert not Document.objects.get().is_published
    assert "Đã lưu nháp, chưa công bố." in answer.content.decode()


@pytest.mark.parametrize("day", ["2026-13-45", "hôm nay", "0000-00-00"])
def test_a_day_that_is_none_is_named(register: Register, day: str) -> None:
    answer = signed_in(register.clerk).post(f"{DESK}them/", typed(register, **{"ngay-ban-hanh": day}))
    assert answer.status_code == 422


def test_correcting_keeps_the_address(register: Register) -> None:
    document = published(register)
    facts = typed(register, **{"so-ky-hieu": "39/2026/QĐ-UBND"})
    signed_in(register.clerk).post(f"{DESK}{document.slug}/sua/", facts)
    assert (fresh(document).symbol, fresh(document).slug) == ("39/2026/QĐ-UBND", "36-2026-qd-ubnd")


def test_the_desk_shows_what_must_be_published_soonest_first(register: Register) -> None:
    draft(register, symbol="40/2026/QĐ-UBND", issued_on=date(2026, 3, 9))
    draft(register)
    page = signed_in(register.clerk).get(DESK).content.decode()
    assert page.index("36/2026/QĐ-UBND") < page.index("40/2026/QĐ-UBND")
    assert "Quá hạn" in page


@pytest.mark.parametrize("pile", ["can-cong-bo", "khong-cong-bo", "da-go", "da-cong-bo", "bua"])
def test_every_pile_is_shown(register: Register, pile: str) -> None:
    published(register)
    assert signed_in(register.clerk).get(f"{DESK}?xem={pile}").status_code == 200


def test_two_documents_of_one_symbol_ask_which_is_meant(register: Register) -> None:

    first = published(register, symbol="12/2026/QĐ-UBND", issued_on=date(2026, 1, 5))
    published(register, symbol="12/2026/QĐ-UBND", issued_on=date(2026, 1, 6), agency_id=register.commune.pk)
    source = published(register)
    client, address = signed_in(register.clerk), f"{DESK}{source.slug}/lien-he/"
    asked = client.post(address, {"lien-he": "replaces", "van-ban-kia": "12 2026 qd ubnd"})
    assert asked.status_code == 422
    assert "Chọn văn bản đúng" in asked.content.decode()
    client.post(address, {"lien-he": "replaces", "van-ban-kia": "12 2026 qd ubnd", "chon": first.slug})
    assert fresh(first).ends_from is not None


def test_publishing_and_taking_down_from_its_page(register: Register) -> None:
    document = draft(register, family="directive", symbol="12/QĐ-UBND")
    client, address = signed_in(register.clerk), f"{DESK}{document.slug}/"
    client.post(f"{address}cong-bo/")
    assert fresh(document).is_published
    assert client.post(f"{address}go/", {"ly-do": ""}).status_code == 422
    client.post(f"{address}go/", {"ly-do": "Nhầm tệp"})
    assert not fresh(document).is_published


def test_striking_a_relation_out_from_its_page(register: Register) -> None:
    old = published(register, symbol="12/2026/QĐ-UBND")
    source = published(register)
    relation = relate(register, source, "replaces", old)
    client = signed_in(register.clerk)
    assert "Bỏ liên hệ" in client.get(f"{DESK}{source.slug}/").content.decode()
    client.post(f"{DESK}{source.slug}/bo-lien-he/", {"so": relation.pk})
    assert fresh(old).ends_from is None


LADDER = {
    "nobody": (302, 302, 302, 401),
    "citizen": (403, 403, 404, 404),
    "no right": (403, 403, 404, 404),
    "wrong unit": (200, 200, 404, 404),
    "head": (403, 403, 200, 403),
    "right unit": (200, 200, 200, 302),
}
"""desk, form, page of a draft, publishing it"""


@pytest.mark.parametrize("who", LADDER)
def test_who_comes_to_the_desk(register: Register, who: str) -> None:
    document = draft(register, family="directive", symbol="12/QĐ-UBND")
    actor = register.ladder()[who]
    client = signed_in(actor) if who != "nobody" else Client()
    page = f"{DESK}{document.slug}/"
    answers = [client.get(DESK), client.get(f"{DESK}them/"), client.get(page), client.post(f"{page}cong-bo/")]
    assert tuple(answer.status_code for answer in answers) == LADDER[who]


def test_a_wrong_file_is_taken_off_but_not_the_last_of_a_published_normative_document(
    register: Register,
) -> None:
    document = published(register)
    client, address = signed_in(register.clerk), f"{DESK}{document.slug}/"
    assert client.post(f"{address}bo-tep/", {"so": 1}).status_code == 409
    client.post(f"{address}tep/", {"tep": SimpleUploadedFile("dung.pdf", PDF + b"\n")})
    client.post(f"{address}bo-tep/", {"so": 1})
    assert [held.file.name for held in document.files.all()] == ["dung.pdf"]
    assert client.post(f"{address}bo-tep/", {"so": "7"}).status_code == 404


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("nobody", 302),
        ("citizen", 404),
        ("no right", 404),
        ("wrong unit", 404),
        ("head", 200),
        ("right unit", 200),
    ],
)
def test_who_opens_the_file_of_a_draft(register: Register, who: str, status: int) -> None:
    document = draft(register)
    with_file(document)
    client = Client() if who == "nobody" else signed_in(register.ladder()[who])
    assert client.get(f"{DESK}{document.slug}/tep/1/").status_code == status
