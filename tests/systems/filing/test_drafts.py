"""What a draft remembers, and for how long."""

from datetime import date, timedelta
from urllib.parse import parse_qs, urlparse

import pytest
from django.test import Client
from tests.support.commune import Commune
from tests.systems.filing.conftest import browser
from tests.systems.filing.filled import NOW

from hienluong.base import clock
from hienluong.base.errors import NotAllowed, SignInNeeded
from hienluong.kernel.access.public import NOBODY, Actor
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.people.public import Account, Party
from hienluong.systems.catalogue.public import procedure_in_force
from hienluong.systems.filing.actions.drafting import discard_draft, save_block, start_draft
from hienluong.systems.filing.actions.expire import KEPT, expire_drafts
from hienluong.systems.filing.models import Draft
from hienluong.systems.filing.queries.forms import in_force


@pytest.fixture
def draft(commune: Commune) -> Draft:
    return start_draft(commune.citizen, procedure_in_force("1.001193"))


def address(draft: Draft, page: str = "child") -> str:
    return f"/nop-ho-so/ban-nhap/{draft.uid}/{page}/"


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_a_page_sent_after_the_session_ended_waits_until_its_writer_is_back(
    commune: Commune, draft: Draft
) -> None:
    client = Client()
    answer = client.post(address(draft), {"child.name": "Hồ Văn Ơn", "child.birth-year": "2026"})
    assert parse_qs(urlparse(answer["Location"]).query) == {"next": [address(draft)]}
    client.force_login(Account.objects.get(pk=commune.citizen.account_id))
    page = text(client, address(draft))
    assert 'value="Hồ Văn Ơn"' in page
    assert "vẫn còn ở đây" in page
    assert 'value="Hồ Văn Ơn"' not in text(client, address(draft))


def test_what_was_held_is_given_to_the_draft_it_was_typed_for_alone(commune: Commune, draft: Draft) -> None:
    other = start_draft(commune.citizen, procedure_in_force("1.001193"))
    client = Client()
    client.post(address(draft), {"child.name": "Hồ Văn Ơn"})
    client.force_login(Account.objects.get(pk=commune.citizen.account_id))
    assert 'value="Hồ Văn Ơn"' not in text(client, address(other))


def test_what_was_held_is_forgotten_after_an_hour(commune: Commune, draft: Draft) -> None:
    client = Client()
    client.post(address(draft), {"child.name": "Hồ Văn Ơn"})
    client.force_login(Account.objects.get(pk=commune.citizen.account_id))
    with clock.frozen(NOW + timedelta(minutes=61)):
        assert 'value="Hồ Văn Ơn"' not in text(client, address(draft))


def test_a_flood_is_not_held(draft: Draft) -> None:
    client = Client()
    client.post(address(draft), {"child.name": "x" * 200_000})
    assert "filing.held" not in client.session


def test_what_the_state_knows_is_shown_and_not_asked(commune: Commune, draft: Draft) -> None:
    page = text(browser(commune.citizen), address(draft, "requester"))
    assert "Nguyễn Thị Bình" in page
    assert 'name="requester.name"' not in page


def test_what_the_state_knows_cannot_be_typed_over(commune: Commune, draft: Draft) -> None:
    save_block(commune.citizen, draft.uid, "requester", {"requester.name": "Người Khác"})
    draft.refresh_from_db()
    assert draft.answers["requester.name"] == "Nguyễn Thị Bình"


def test_what_the_state_does_not_know_is_asked(commune: Commune, draft: Draft) -> None:
    assert 'name="requester.birth-year"' in text(browser(commune.citizen), address(draft, "requester"))


@pytest.mark.parametrize(
    ("day", "name"),
    [(date(2025, 6, 30), ""), (date(2025, 7, 1), "1.0.v2025-07-01"), (date(2027, 3, 1), "1.0.v2027-03-01")],
)
def test_a_new_version_of_a_form_waits_for_its_day(day: date, name: str) -> None:
    assert in_force(["1.0.v2025-07-01", "1.0.v2027-03-01"], day) == name


def test_drafts_are_for_citizens(commune: Commune) -> None:
    procedure = procedure_in_force("1.001193")
    with pytest.raises(SignInNeeded):
        start_draft(NOBODY, procedure)
    with pytest.raises(NotAllowed):
        start_draft(commune.reception, procedure)


def test_every_act_on_a_draft_is_in_the_journal_without_what_was_typed(
    commune: Commune, draft: Draft
) -> None:
    save_block(commune.citizen, draft.uid, "child", {"child.name": "Hồ Văn Ơn"})
    discard_draft(commune.citizen, draft.uid)
    entries = Entry.objects.filter(subject_kind="draft").order_by("pk")
    assert [entry.verb for entry in entries] == [
        "filing.draft_started",
        "filing.page_saved",
        "filing.draft_discarded",
    ]
    assert "Ơn" not in str([entry.facts for entry in entries])


def test_a_draft_left_lying_goes_after_its_time(commune: Commune, draft: Draft) -> None:
    with clock.frozen(NOW + KEPT):
        assert expire_drafts() == 0
    with clock.frozen(NOW + KEPT + timedelta(seconds=1)):
        assert expire_drafts() == 1
    assert not Draft.objects.exists()


def test_an_old_address_is_told_where_it_lies_today(units: None, commune: Commune, draft: Draft) -> None:
    typed = {
        "requester.province": "44",
        "requester.commune": "",
        "requester.old_address": "Thôn An Thái, xã Thanh An, huyện Cam Lộ",
    }
    page = browser(commune.citizen).post(address(draft, "requester"), typed).content.decode()
    assert "nay là: Xã Hiếu Giang." in page


def test_each_error_names_its_question_above_and_beside(commune: Commune, draft: Draft) -> None:
    page = browser(commune.citizen).post(address(draft), {"child.name": "Nguyễn 2"}).content.decode()
    assert page.count("Họ, chữ đệm, tên của trẻ: Họ tên chỉ gồm") == 2


def test_a_sent_draft_leads_to_its_receipt_from_everywhere(commune: Commune, draft: Draft) -> None:
    Draft.objects.update(case_code="H50.31.1-261123-0001")
    client = browser(commune.citizen)
    for page in ("child", "giay-to", "kiem-tra"):
        assert client.get(address(draft, page))["Location"] == address(draft, "da-nop")


def test_a_party_with_a_number_is_not_asked_for_it(commune: Commune, counter_party: Actor) -> None:
    draft = start_draft(counter_party, procedure_in_force("1.001193"))
    page = text(browser(counter_party), address(draft, "requester"))
    assert 'name="requester.identifier"' not in page
    assert "045190001234" not in page
    assert "••••••••1234" in page


@pytest.fixture
def counter_party(commune: Commune) -> Actor:
    """The citizen, with a personal number."""
    from hienluong.kernel.people.identifiers import protect

    number = protect("045190001234")
    Party.objects.filter(pk=commune.citizen.party_id).update(
        identifier_cipher=number.cipher, identifier_hash=number.digest, identifier_tail=number.tail
    )
    return commune.citizen
