"""Personal numbers lie sealed wherever they are kept, are shown by their last digits, and opened only on purpose."""

import re
from importlib import import_module
from io import BytesIO
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from pypdf import PdfReader
from tests.support.commune import Commune, filing, make_citizen
from tests.systems.filing.conftest import browser
from tests.systems.filing.filled import FORMS, complete
from tests.systems.filing.test_counter import typed as typed_at_the_counter

from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import Actor
from hienluong.kernel.jobs.public import work_off
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.people.public import (
    IdentifierUnreadable,
    mask_text,
    open_text,
    seal_number,
    seal_numbers,
)
from hienluong.shared.signing.public import ensure_demo_authority
from hienluong.systems.cases.actions.draft_result import draft_result
from hienluong.systems.cases.actions.receive import ReceiveCase, receive
from hienluong.systems.cases.actions.supplement import AnswerSupplement, answer_supplement
from hienluong.systems.cases.models import Case, Letter, Result
from hienluong.systems.cases.pages.acts import ACTS
from hienluong.systems.cases.personal_numbers import opener_of, sections_of
from hienluong.systems.cases.public import Section, submit
from hienluong.systems.cases.values import ResultDraft
from hienluong.systems.catalogue.public import procedure_in_force
from hienluong.systems.filing.actions.drafting import save_block, start_draft
from hienluong.systems.filing.models import Draft

OWN, MOTHER, TYPED = "045190007777", "045190001234", "045075003210"
PASSPORT = "C9876543"
NUMBERS = (OWN, MOTHER, TYPED, PASSPORT)

_COLUMNS = """
select table_schema, table_name, column_name, data_type from information_schema.columns
where table_schema not in ('pg_catalog', 'information_schema')
  and data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'ARRAY', 'bytea')
"""


def in_clear(*numbers: str) -> list[str]:
    """Every place of the database where one of the numbers can be read."""
    places = []
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS)
        for schema, table, column, kind in cursor.fetchall():
            text = f"encode(\"{column}\", 'escape')" if kind == "bytea" else f'"{column}"::text'
            for number in numbers:
                cursor.execute(
                    f'select 1 from "{schema}"."{table}" where {text} like %s limit 1', [f"%{number}%"]
                )
                if cursor.fetchone():
                    places.append(f"{table}.{column}")
    return places


@pytest.fixture
def citizen(commune: Commune) -> Actor:
    return make_citizen("Hồ Thị Kăn Ơi", number=OWN)


@pytest.fixture
def case(commune: Commune) -> Case:
    """Filed at the counter: the mother by her number, the father by his passport."""
    ensure_demo_authority()
    sent = typed_at_the_counter(father__known="yes", father__id_kind="ho-chieu", father__id_number=PASSPORT)
    answer = browser(commune.reception).post("/quay/nop-ho-so/1.001193/", sent)
    assert answer.status_code == 302, answer.content.decode()
    return Case.objects.get()


def act(officer: Actor, case: Case, name: str, **sent: Any) -> None:
    answer = browser(officer).post(f"/ho-so/{case.code}/{name}/", sent)
    assert answer.status_code == 302, answer.content.decode()


def proposed(officer: Actor, case: Case) -> dict[str, Any]:
    """The form of the draft as the page offers it, with two numbers added as they are shown there."""
    text = browser(officer).get(f"/ho-so/{case.code}/").content.decode()
    named = re.findall(r'name="(label|value)" value="([^"]*)"', text)
    form = {"title": "Giấy khai sinh", "symbol": "UBND", "body": "Đăng ký khai sinh.", "bases": ""}
    named += [("label", "Mẹ"), ("value", "••••••••1234"), ("label", "Cha"), ("value", "••••••••6543")]
    return form | {name: [value for key, value in named if key == name] for name in ("label", "value")}


def text_of(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def main_job(commune: Commune, case: Case) -> None:
    """From the working step to the issued result, with numbers typed wherever people type."""
    act(
        commune.civil_status,
        case,
        "request_supplement",
        paper="Đơn",
        what=f"Sửa số {TYPED}",
        reason=f"Sai số {TYPED}",
    )
    answer_supplement(commune.reception, AnswerSupplement(case.pk, [], f"Số đúng là {TYPED}"))
    act(commune.civil_status, case, "draft", **proposed(commune.civil_status, case))
    act(commune.civil_status, case, "forward", note=f"Đã đối chiếu {TYPED}")
    act(commune.chair, case, "sign")
    act(commune.clerk, case, "issue")


def test_no_personal_number_lies_open_in_the_database_after_the_main_job(
    commune: Commune, case: Case, caplog: pytest.LogCaptureFixture
) -> None:
    main_job(commune, case)
    for letter in Letter.objects.all():
        browser(commune.reception).get(f"/ho-so/{case.code}/giay/{letter.pk}.pdf")
    work_off()
    assert Result.objects.get(case=case).sealed_at is not None
    assert in_clear(*NUMBERS) == []
    assert not [number for number in NUMBERS if number in caplog.text]


def test_the_walk_over_the_database_does_find_a_number(commune: Commune) -> None:
    Draft.objects.create(
        uid="01890000-0000-7000-8000-000000000001", account_id=commune.citizen.account_id, procedure_version=1,
        procedure_code="1", procedure_name=f"số {TYPED}", form="f", created_at="2026-11-23T00:00Z",
        changed_at="2026-11-23T00:00Z",
    )  # fmt: skip
    assert in_clear(TYPED) == ["filing_draft.procedure_name"]


def test_the_issued_result_prints_the_numbers_in_full(commune: Commune, case: Case) -> None:
    main_job(commune, case)
    content = browser(commune.reception).get(f"/ho-so/{case.code}/ket-qua.pdf")
    text = text_of(b"".join(content.streaming_content) if content.streaming else content.content)
    assert MOTHER in text
    assert PASSPORT in text


def test_a_draft_is_sealed_and_its_writer_sees_what_was_typed(citizen: Actor) -> None:
    draft = start_draft(citizen, procedure_in_force("1.001193"))
    form = FORMS["1.001193"]
    mother = form.block("mother")
    assert mother is not None
    answers = complete(form)
    save_block(citizen, draft.uid, "mother", {field.path: answers[field.path] for field in mother.fields})
    page = browser(citizen).get(f"/nop-ho-so/ban-nhap/{draft.uid}/mother/").content.decode()
    assert MOTHER in page
    assert in_clear(OWN, MOTHER) == []


def test_what_was_typed_without_a_session_is_held_sealed(commune: Commune, citizen: Actor) -> None:
    draft = start_draft(citizen, procedure_in_force("1.001193"))
    client = Client()
    client.post(f"/nop-ho-so/ban-nhap/{draft.uid}/mother/", {"mother.identifier": MOTHER})
    assert MOTHER not in str(client.session["filing.held"])


def test_the_officers_page_shows_last_digits_only(commune: Commune, case: Case) -> None:
    page = browser(commune.civil_status).get(f"/ho-so/{case.code}/").content.decode()
    assert "••••••••1234" in page
    assert "••••••••6543" in page
    assert not [number for number in NUMBERS if number in page]


def test_an_officer_of_the_case_sees_the_numbers_for_a_purpose_that_the_journal_keeps(
    commune: Commune, case: Case
) -> None:
    page = browser(commune.civil_status).post(f"/ho-so/{case.code}/xem-day-du/", {"purpose": "handle_case"})
    assert MOTHER in page.content.decode()
    assert PASSPORT in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    entry = Entry.objects.get(verb="cases.numbers_seen")
    assert (entry.right, entry.party, entry.facts["purpose"]) == (
        "people.reveal",
        case.applicant_id,
        "handle_case",
    )


def test_nobody_sees_the_numbers_without_saying_why(commune: Commune, case: Case) -> None:
    for purpose in ("", "sign_result", "own_case"):
        page = browser(commune.civil_status).post(f"/ho-so/{case.code}/xem-day-du/", {"purpose": purpose})
        assert page.status_code == 422
        assert MOTHER not in page.content.decode()


def test_a_clerk_without_the_right_does_not_see_the_numbers(commune: Commune, case: Case) -> None:
    page = browser(commune.clerk).post(f"/ho-so/{case.code}/xem-day-du/", {"purpose": "handle_case"})
    assert page.status_code == 403
    assert "Xem đầy đủ" not in browser(commune.clerk).get(f"/ho-so/{case.code}/").content.decode()


def test_the_owner_sees_the_numbers_of_the_case_on_request(commune: Commune, citizen: Actor) -> None:
    said = [Section("Mẹ", [("Số định danh cá nhân", MOTHER)])]
    case = submit(citizen, filing(commune, applicant_id=citizen.party_id, sections=said))
    owner = browser(citizen)
    assert MOTHER not in owner.get(f"/ho-so-cua-toi/{case.code}/").content.decode()
    assert MOTHER in owner.post(f"/ho-so-cua-toi/{case.code}/xem-day-du/").content.decode()


def test_a_letter_prints_the_whole_number_for_who_may_see_it_and_the_last_digits_for_others(
    commune: Commune, case: Case
) -> None:
    letter = Letter.objects.get(case=case, kind="receipt")
    address = f"/ho-so/{case.code}/giay/{letter.pk}.pdf"
    whole = browser(commune.reception).get(address)
    assert MOTHER in text_of(whole.content)
    seen = Entry.objects.get(verb="people.identifier_seen")
    assert (seen.party, seen.facts) == (case.applicant_id, {"purpose": "print_letter"})
    masked = browser(commune.clerk).get(address)
    assert MOTHER not in text_of(masked.content)


def test_a_sealed_number_opens_in_its_own_record_alone() -> None:
    sealed = seal_numbers(f"Mẹ: {MOTHER}; cha: 045 075 003 210", "case-1")
    assert mask_text(sealed) == "Mẹ: ••••••••1234; cha: ••••••••3210"
    assert open_text(sealed, "case-1") == f"Mẹ: {MOTHER}; cha: 045 075 003 210"
    with pytest.raises(IdentifierUnreadable):
        open_text(sealed, "case-2")


def test_sealing_twice_changes_nothing_and_short_numbers_show_nothing() -> None:
    once = seal_numbers(MOTHER, "c")
    assert seal_numbers(once, "c") == once
    assert mask_text(seal_number("B12345", "c")) == "••••••••"


@pytest.mark.parametrize(
    "text", ["0905123456", "100.000.000.000 đồng", "H50.31-261123-0001", "23.11.2026 1530"]
)
def test_what_is_no_personal_number_stays_as_it_is(text: str) -> None:
    assert seal_numbers(text, "c") == text


def test_a_masked_number_that_the_case_does_not_hold_is_refused_in_a_draft(
    commune: Commune, case: Case
) -> None:
    wrong = ResultDraft("Giấy khai sinh", "UBND", ["Cấp cho"], [("Số", "••••••••9999")])
    with pytest.raises(Invalid):
        draft_result(commune.civil_status, case.pk, wrong)


FIELDS = (
    "note", "reason", "what", "paper", "title", "symbol", "body", "bases", "value", "label", "asked_by",
    "contact_phone", "basis", "answer", "comment",
)  # fmt: skip


def test_a_number_typed_into_any_field_of_any_act_is_not_kept_open(commune: Commune, citizen: Actor) -> None:
    """Whatever the act does with it, taken or refused. A receipt's own number stays whole: it tells payments apart."""
    ensure_demo_authority()
    leaks = []
    for place, act_name in enumerate(ACTS):
        number = f"0450750{place:05d}"
        typed = dict.fromkeys(FIELDS, f"x {number}") | {
            "symbol": "UBND", "amount": "5000", "way": "cash", "reference": "BL-1", "day": "2026-12-24", "to": "reception", "score": "5",
            "posts": str(commune.clerk.posts[0]), "promised": "3",
        }  # fmt: skip
        case = submit(citizen, filing(commune, applicant_id=citizen.party_id, fee=5000))
        if act_name not in {"receive", "refuse"}:
            receive(commune.reception, ReceiveCase(case.pk))
        for officer in (commune.civil_status, commune.reception, commune.chair, commune.clerk):
            browser(officer).post(f"/ho-so/{case.code}/{act_name}/", typed)
        if act_name == "request_supplement":
            browser(citizen).post(f"/ho-so-cua-toi/{case.code}/bo-sung/", typed)
            browser(citizen).post(f"/ho-so-cua-toi/{case.code}/rut/", typed)
        browser(citizen).post(f"/ho-so-cua-toi/{case.code}/danh-gia/", typed)
        work_off()
        if places := in_clear(number):
            leaks.append((act_name, places))
    assert leaks == []


def test_rows_from_before_sealing_are_sealed_by_the_migration(commune: Commune, citizen: Actor) -> None:
    case = submit(citizen, filing(commune, applicant_id=citizen.party_id))
    said = [{"title": "Mẹ", "rows": [["Số định danh cá nhân", MOTHER]]}]
    Case.objects.update(answers={"mother": {"identifier": MOTHER}}, sections=said)
    import_module("hienluong.systems.cases.migrations.0002_sealed_numbers").seal(apps, None)
    assert in_clear(MOTHER) == []
    case.refresh_from_db()
    assert sections_of(case, opener_of(case))[0].rows[0].words == MOTHER
