"""Who may read the journal, and what it tells to whom."""

import pytest
from django.test import Client
from tests.support.commune import make_agency, make_citizen, make_officer

from hienluong.base.errors import NotAllowed, SignInNeeded
from hienluong.kernel.access.public import NOBODY, SYSTEM, Actor, ActorKind, PostRight, Reach, Scope
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.journal.public import (
    Subject,
    entries_about,
    looks_at_party,
    name_verbs,
    purpose_of,
    record,
)
from hienluong.kernel.journal.queries.entries import EntryFilter, find_entries
from hienluong.kernel.organisation.public import Agency, AgencyKind, PostKind
from hienluong.kernel.people.public import Account

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Agency:
    for kind, right in ((PostKind.AUDITOR, "journal.read"), (PostKind.CLERK, "cases.read")):
        PostRight.objects.create(post_kind=kind, right=right, reach=Reach.AGENCY)
    return make_agency("UBND phường Đông Hà", AgencyKind.COMMITTEE, "H50.31")


@pytest.fixture
def auditor(agency: Agency) -> Actor:
    return make_officer("kiemtra", "Lê Văn Sơn", (agency, PostKind.AUDITOR))


@pytest.fixture
def clerk(agency: Agency) -> Actor:
    return make_officer("vanthu", "Phan Thị Hoa", (agency, PostKind.CLERK))


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def look(
    actor: Actor, agency: Agency | None, party: int | None = None, case: str = "H50.31-261123-0001"
) -> None:
    agency_id = agency.pk if agency else None
    record(actor, "cases.looked", Subject("case", case, agency_id, party), right="cases.read")


def test_a_citizen_learns_when_which_post_looked_and_what_for(agency: Agency, clerk: Actor) -> None:
    citizen = make_citizen()
    look(clerk, agency, citizen.party_id)
    (told,) = looks_at_party(citizen, citizen.party_id).looks
    assert (told.agency, told.post) == ("UBND phường Đông Hà", "Văn thư")
    assert told.purpose == "Xem hồ sơ để giải quyết"
    assert told.subject == "H50.31-261123-0001"
    assert "Phan Thị Hoa" not in repr(told)


def test_own_looks_and_those_of_the_system_are_told_apart(agency: Agency) -> None:
    citizen = make_citizen()
    look(citizen, None, citizen.party_id)
    look(SYSTEM, None, citizen.party_id)
    assert [told.post for told in looks_at_party(citizen, citizen.party_id).looks] == [
        "Hệ thống",
        "Chính chủ",
    ]


def test_nobody_learns_of_looks_at_another(agency: Agency, clerk: Actor) -> None:
    citizen, other = make_citizen(), make_citizen()
    for actor, error in ((NOBODY, SignInNeeded), (other, NotAllowed), (clerk, NotAllowed)):
        with pytest.raises(error):
            looks_at_party(actor, citizen.party_id)


def test_looks_cost_the_same_however_many_there_are(
    agency: Agency, clerk: Actor, django_assert_num_queries: object
) -> None:
    citizen = make_citizen()
    for _ in range(20):
        look(clerk, agency, citizen.party_id)
    with django_assert_num_queries(3):  # type: ignore[operator]
        assert len(looks_at_party(citizen, citizen.party_id).looks) == 20


def test_pages_of_looks_follow_each_other(agency: Agency, clerk: Actor) -> None:
    citizen = make_citizen()
    for number in range(5):
        look(clerk, agency, citizen.party_id, case=str(number))
    first = looks_at_party(citizen, citizen.party_id, limit=3)
    second = looks_at_party(citizen, citizen.party_id, limit=3, before=first.before)
    assert [told.subject for told in (*first.looks, *second.looks)] == ["4", "3", "2", "1", "0"]
    assert second.before is None


def test_an_auditor_sees_only_as_far_as_the_right_reaches(agency: Agency, auditor: Actor) -> None:
    elsewhere = make_agency("UBND xã Gio Linh", AgencyKind.COMMITTEE, "H50.32")
    look(SYSTEM, agency, case="mine")
    look(SYSTEM, elsewhere, case="theirs")
    look(SYSTEM, None, case="province")
    assert [entry.subject_id for entry in find_entries(auditor, EntryFilter()).entries] == ["mine"]
    everywhere = Actor(ActorKind.OFFICER, scopes={"journal.read": Scope(everywhere=True)})
    assert len(find_entries(everywhere, EntryFilter()).entries) == 3
    assert [entry.subject_id for entry in entries_about(everywhere, "case", "theirs")] == ["theirs"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 3),
        ("viec=cases.looked", 2),
        ("doi-tuong=A", 1),
        ("nguoi=77", 1),
        ("tai-khoan=5", 0),
        ("tu=2020-01-01&den=2020-01-31", 0),
        ("tu=2020-01-01&den=2999-01-01", 3),
    ],
)
def test_the_page_filters(agency: Agency, auditor: Actor, query: str, found: int) -> None:
    look(SYSTEM, agency, case="A")
    look(SYSTEM, agency, party=77, case="B")
    record(SYSTEM, "cases.filed", Subject("case", "C", agency.pk))
    page = signed_in(auditor).get(f"/nhat-ky/?{query}").content.decode()
    assert page.count("<tr data-row>") == found


def test_the_page_names_officers_and_posts_and_leaves_citizens_numbers(
    agency: Agency, auditor: Actor, clerk: Actor
) -> None:
    citizen = make_citizen("Nguyễn Thị Bình")
    for actor in (clerk, citizen, SYSTEM, NOBODY):
        look(actor, agency)
    page = signed_in(auditor).get("/nhat-ky/").content.decode()
    for words in (
        "Phan Thị Hoa<br><small>Văn thư",
        f"Tài khoản số {citizen.account_id}",
        "Hệ thống",
        "Không đăng nhập",
    ):
        assert words in page
    assert "Nguyễn Thị Bình" not in page


@pytest.mark.parametrize(
    "query",
    ["tu=hôm qua", "nguoi=x", "nguoi=-1", f"nguoi={2**70}", "tai-khoan=1.5", "truoc=x", "doi-tuong=%00"],
)
def test_a_senseless_filter_is_told_and_breaks_nothing(agency: Agency, auditor: Actor, query: str) -> None:
    assert signed_in(auditor).get(f"/nhat-ky/?{query}").status_code == 200


def test_reading_the_journal_is_journaled(agency: Agency, auditor: Actor) -> None:
    signed_in(auditor).get("/nhat-ky/?nguoi=77&viec=cases.looked")
    entry = Entry.objects.get(verb="journal.read")
    assert (entry.account, entry.party, entry.right) == (auditor.account_id, 77, "journal.read")
    assert entry.facts["verb"] == "cases.looked"


def test_the_page_is_closed_to_others_and_the_refusal_is_journaled(agency: Agency, clerk: Actor) -> None:
    assert Client().get("/nhat-ky/").status_code == 302
    assert signed_in(make_citizen()).get("/nhat-ky/").status_code == 403
    assert signed_in(clerk).get("/nhat-ky/").status_code == 403
    entry = Entry.objects.filter(verb="access.refused", account=clerk.account_id).get()
    assert (entry.subject_id, entry.right, entry.outcome) == ("journal:entries", "journal.read", "refused")


def test_a_verb_that_nobody_named_has_general_words() -> None:
    assert purpose_of("x.unknown") == "Xử lý công việc có liên quan"
    name_verbs({"x.known": "Làm việc X"})
    assert purpose_of("x.known") == "Làm việc X"
