"""A citizen files: page by page, saved each time, checked again, sent once."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.support.commune import make_citizen
from tests.support.loaded import whole_province
from tests.systems.filing.filled import as_sent, complete

from hienluong.base import clock
from hienluong.base.fresh import forget_all
from hienluong.kernel.access.public import actor_for
from hienluong.kernel.people.public import Account
from hienluong.systems.cases.models import Case
from hienluong.systems.catalogue.public import procedure_in_force, version
from hienluong.systems.filing.actions.send import missing_papers, send_draft
from hienluong.systems.filing.forms import visible_blocks
from hienluong.systems.filing.forms.checking import visible_fields
from hienluong.systems.filing.models import Draft
from hienluong.systems.filing.queries.forms import form_of
from hienluong.systems.filing.queries.places import centres, communes

MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


@pytest.fixture
def citizen(db: None, client: Client) -> Iterator[Client]:
    forget_all()
    with clock.frozen(MONDAY):
        whole_province()
        actor = make_citizen("Hồ Thị Ngọc")
        client.force_login(Account.objects.get(pk=actor.account_id))
        yield client


def start(client: Client, code: str) -> Draft:
    answer = client.post(f"/nop-ho-so/{code}/")
    assert answer.status_code == 302
    return Draft.objects.latest("pk")


def page(draft: Draft, key: str) -> str:
    return f"/nop-ho-so/ban-nhap/{draft.uid}/{key}/"


PROOF = {"proof.kind": "giay-chung-sinh", "proof.surrogacy": "no"}


def place() -> dict[str, str]:
    dong_ha = next(code for code, name in communes() if name == "Phường Đông Hà")
    centre = next(key for key, name in centres() if name.endswith("phường Đông Hà"))
    return {"place.commune": dong_ha, "place.centre": centre, "place.delivery": "online"}


def fill(client: Client, draft: Draft) -> None:
    """Every page, as somebody who answers all of it would send them."""
    form = form_of(draft.form, version(draft.procedure_version))
    answers = complete(form, **place(), **PROOF)
    for block in visible_blocks(form, answers):
        sent: dict[str, Any] = {}
        for field in visible_fields(block, answers):
            sent |= as_sent(field, field.path, answers.get(field.path))
        client.post(page(draft, block.key), sent)
    draft.refresh_from_db()
    for paper in missing_papers(draft, form):
        client.post(page(draft, "giay-to"), {paper: SimpleUploadedFile(f"{paper}.pdf", PDF)})


def test_a_birth_is_filed_from_the_first_page_to_the_receipt(citizen: Client) -> None:
    draft = start(citizen, "1.001193")
    fill(citizen, draft)
    check = citizen.get(page(draft, "kiem-tra")).content.decode()
    assert "Có lỗi cần sửa" not in check
    assert "Hồ Thị Kăn Ơi" in check
    receipt = citizen.post(page(draft, "gui"), follow=True).content.decode()
    case = Case.objects.get()
    assert case.code in receipt
    assert case.deciding_name == "Ủy ban nhân dân phường Đông Hà"
    assert case.papers.filter(stored_file__isnull=False).exists()


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
    citizen.post(page(draft, "place"), place())
    answer = citizen.post(page(draft, "gui"))
    assert answer.status_code == 422
    assert page(draft, "child") in answer.content.decode()
    assert not Case.objects.exists()


def test_what_was_typed_right_is_kept_beside_what_is_wrong(citizen: Client) -> None:
    draft = start(citizen, "1.001193")
    answer = citizen.post(page(draft, "child"), {"child.name": "Hồ Văn An", "child.sex": ""})
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
    draft.answers = {"proof.kind": "giay-chung-sinh", "proof.surrogacy": "yes"}
    draft.save()
    answer = citizen.post(
        page(draft, "giay-to"),
        {
            "giay-chung-sinh": SimpleUploadedFile("a.pdf", PDF),
            "mang-thai-ho": SimpleUploadedFile("b.pdf", content),
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


@pytest.mark.parametrize("code", ["2.000635", "1.004873", "2.000815", "1.001612", "1.000593"])
def test_every_other_form_and_the_general_one_lead_to_a_case(citizen: Client, code: str) -> None:
    draft = start(citizen, code)
    fill(citizen, draft)
    answer = citizen.post(page(draft, "gui"))
    assert answer.status_code == 302, answer.content.decode()[:3000]
    assert Case.objects.get().procedure_code == code


def test_a_procedure_withdrawn_meanwhile_keeps_the_draft(citizen: Client) -> None:
    draft = start(citizen, "1.001193")
    fill(citizen, draft)
    version = procedure_in_force("1.001193")
    version.valid_to = datetime(2026, 11, 22, tzinfo=UTC).date()
    version.save()
    forget_all()  # as every process does within seconds
    answer = citizen.post(page(draft, "gui"))
    assert answer.status_code == 409
    assert "Bản nháp" in answer.content.decode()
    assert Draft.objects.filter(pk=draft.pk).exists()


def test_nobody_is_led_to_the_door_and_back(db: None, client: Client) -> None:
    whole_province()
    assert "dang-nhap/cong-dan" in client.get("/nop-ho-so/1.001193/").content.decode()
    assert client.post("/nop-ho-so/1.001193/").status_code in {302, 401}
