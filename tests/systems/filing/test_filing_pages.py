"""A citizen files: page by page, saved each time, checked again, sent once."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.support.commune import make_citizen

from hienluong.base import clock
from hienluong.base.fresh import forget_all
from hienluong.kernel.access.public import SYSTEM, actor_for
from hienluong.kernel.people.public import Account
from hienluong.province.load import load_province
from hienluong.systems.cases.models import Case
from hienluong.systems.catalogue.public import procedure_in_force
from hienluong.systems.filing.actions.send import send_draft
from hienluong.systems.filing.models import Draft
from hienluong.systems.filing.queries.places import centres, communes

MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


@pytest.fixture
def citizen(db: None, client: Client) -> Iterator[Client]:
    forget_all()
    with clock.frozen(MONDAY):
        list(load_province(SYSTEM))
        actor = make_citizen("Hồ Thị Ngọc")
        client.force_login(Account.objects.get(pk=actor.account_id))
        yield client


def start(client: Client, code: str) -> Draft:
    answer = client.post(f"/nop-ho-so/{code}/")
    assert answer.status_code == 302
    return Draft.objects.latest("pk")


def page(draft: Draft, key: str) -> str:
    return f"/nop-ho-so/ban-nhap/{draft.uid}/{key}/"


def place(procedure: str) -> dict[str, str]:
    dong_ha = next(code for code, name in communes() if name == "Phường Đông Hà")
    centre = next(key for key, name in centres() if name.endswith("phường Đông Hà"))
    return {"place.commune": dong_ha, "place.centre": centre, "place.delivery": "online"}


def boxes(name: str, day: str) -> dict[str, str]:
    year, month, date = day.split("-")
    return {f"{name}-day": date, f"{name}-month": month, f"{name}-year": year}


def person(key: str, **more: str) -> dict[str, str]:
    return {f"{key}.name": "Hồ Thị Ngọc", **boxes(f"{key}.birth", "1995-05-06")} | more


REQUESTER = person("requester") | {
    "requester.address": "Thôn 1", "requester.phone": "0905123456", "requester.email": "", "requester.relation": "me",
}  # fmt: skip
MOTHER = person("mother") | {
    "mother.known": "yes", "mother.ethnic": "Kinh", "mother.nationality": "Việt Nam", "mother.address": "Thôn 1",
}  # fmt: skip
CHILD = {
    "child.name": "Hồ Văn An", **boxes("child.birth", "2026-11-10"), "child.sex": "nam", "child.ethnic": "Kinh",
    "child.nationality": "Việt Nam", "child.birth_place_kind": "noi-khac", "child.birth_place": "Tại nhà",
    "child.hometown": "Quảng Trị",
}  # fmt: skip


def fill(client: Client, draft: Draft) -> None:
    for key, typed in {
        "place": place("1.001193"), "requester": REQUESTER, "child": CHILD, "mother": {"mother.known": "yes"},
        "father": {"father.known": "no"}, "linked": {}, "declaration": {"declaration.agreed": "on"},
    }.items():  # fmt: skip
        client.post(page(draft, key), typed)
    client.post(page(draft, "mother"), MOTHER)
    client.post(page(draft, "giay-to"), {"cam-doan": SimpleUploadedFile("cam-doan.pdf", PDF)})


def test_a_birth_is_filed_from_the_first_page_to_the_receipt(citizen: Client) -> None:
    draft = start(citizen, "1.001193")
    fill(citizen, draft)
    check = citizen.get(page(draft, "kiem-tra")).content.decode()
    assert "Có lỗi cần sửa" not in check
    assert "Hồ Văn An" in check
    receipt = citizen.post(page(draft, "gui"), follow=True).content.decode()
    case = Case.objects.get()
    assert case.code in receipt
    assert case.deciding_name == "Ủy ban nhân dân phường Đông Hà"
    assert case.papers.filter(stored_file__isnull=False).count() == 1


def test_sent_twice_it_is_one_case(citizen: Client) -> None:
    draft = start(citizen, "1.001193")
    fill(citizen, draft)
    first = citizen.post(page(draft, "gui"), follow=True)
    again = citizen.post(page(draft, "gui"), follow=True)
    assert first.redirect_chain == again.redirect_chain
    assert Case.objects.count() == 1


def test_sending_stays_within_twenty_statements_of_work(citizen: Client) -> None:
    draft = start(citizen, "1.001193")
    fill(citizen, draft)
    other = start(citizen, "1.001193")
    fill(citizen, other)
    actor = actor_for(draft.account)
    send_draft(actor, other.uid)
    with CaptureQueriesContext(connection) as statements:
        send_draft(actor, draft.uid)
    work = [one["sql"] for one in statements if "SAVEPOINT" not in one["sql"]]
    assert len(work) <= 20, "\n".join(work)


def test_an_incomplete_filing_is_not_sent_and_every_gap_leads_to_its_page(citizen: Client) -> None:
    draft = start(citizen, "1.001193")
    citizen.post(page(draft, "place"), place("1.001193"))
    answer = citizen.post(page(draft, "gui"))
    assert answer.status_code == 422
    assert page(draft, "child") in answer.content.decode()
    assert not Case.objects.exists()


def test_what_was_typed_right_is_kept_beside_what_is_wrong(citizen: Client) -> None:
    draft = start(citizen, "1.001193")
    answer = citizen.post(page(draft, "child"), CHILD | {"child.sex": ""})
    assert answer.status_code == 422
    assert "Lỗi:" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.answers["child.name"] == "Hồ Văn An"


def test_an_answer_that_uncovers_questions_shows_them_without_blame(citizen: Client) -> None:
    draft = start(citizen, "1.001193")
    answer = citizen.post(page(draft, "mother"), {"mother.known": "yes"})
    assert answer.status_code == 200
    content = answer.content.decode()
    assert "mother.name" in content
    assert "Có lỗi cần sửa" not in content


@pytest.mark.parametrize("content", [b"MZ\x90\x00" + b"0" * 100, b"<script>alert(1)</script>", b""])
def test_a_refused_file_is_named_and_the_others_are_kept(citizen: Client, content: bytes) -> None:
    draft = start(citizen, "1.001193")
    answer = citizen.post(
        page(draft, "giay-to"),
        {
            "giay-chung-sinh": SimpleUploadedFile("a.pdf", PDF),
            "cam-doan": SimpleUploadedFile("b.pdf", content),
        },
    )
    assert answer.status_code in {302, 422}
    assert list(draft.files.values_list("paper", flat=True)) == ["giay-chung-sinh"]


def test_a_draft_is_its_writers_alone(citizen: Client) -> None:
    draft = start(citizen, "1.001193")
    other = Client()
    other.force_login(Account.objects.get(pk=make_citizen("Người khác").account_id))
    assert other.get(page(draft, "child")).status_code == 404
    assert Client().get(page(draft, "child")).status_code == 302


def test_a_procedure_without_a_form_of_its_own_is_filed_with_the_general_one(citizen: Client) -> None:
    draft = start(citizen, "1.000593")
    for key, typed in {
        "place": place("1.000593"),
        "requester": {key: value for key, value in REQUESTER.items() if key != "requester.relation"},
        "request": {"request.text": "Đề nghị đăng ký kết hôn lưu động"},
        "declaration": {"declaration.agreed": "on"},
    }.items():
        citizen.post(page(draft, key), typed)
    citizen.post(page(draft, "gui"))
    assert Case.objects.get().procedure_code == "1.000593"


def test_a_procedure_withdrawn_meanwhile_keeps_the_draft(citizen: Client) -> None:
    draft = start(citizen, "1.001193")
    fill(citizen, draft)
    version = procedure_in_force("1.001193")
    version.valid_to = datetime(2026, 11, 22, tzinfo=UTC).date()
    version.save()
    answer = citizen.post(page(draft, "gui"))
    assert answer.status_code == 409
    assert "Bản nháp" in answer.content.decode()
    assert Draft.objects.filter(pk=draft.pk).exists()


def test_nobody_is_led_to_the_door_and_back(db: None, client: Client) -> None:
    list(load_province(SYSTEM))
    assert "dang-nhap/cong-dan" in client.get("/nop-ho-so/1.001193/").content.decode()
    assert client.post("/nop-ho-so/1.001193/").status_code in {302, 401}
