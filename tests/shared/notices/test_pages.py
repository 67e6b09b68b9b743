"""The list of notices: everybody sees their own and nobody else's."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.support.commune import make_agency, make_citizen, make_officer

from hienluong.base import clock
from hienluong.kernel.access.public import NOBODY, Actor
from hienluong.kernel.organisation.public import Agency, AgencyKind, Post, PostKind
from hienluong.kernel.people.public import Account
from hienluong.shared.notices.models import Notice
from hienluong.shared.notices.public import ToParty, ToPost, notify, unread_count
from hienluong.shared.notices.queries import notices_of, visible_to

pytestmark = pytest.mark.django_db

FACTS = {"code": "H50.31-261123-0001", "amount": "8.000"}


@pytest.fixture
def agency() -> Agency:
    return make_agency("UBND phường Đông Hà", AgencyKind.COMMITTEE, "H50.31")


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def test_a_citizen_sees_own_notices_and_goes_on_from_them() -> None:
    citizen, other = make_citizen(), make_citizen()
    notify(ToParty(citizen.party_id), "test/paid", FACTS, path="/thong-bao/")
    notify(ToParty(other.party_id), "test/paid", {**FACTS, "code": "OTHER"})
    client = signed_in(citizen)
    page = client.get("/thong-bao/").content.decode()
    assert "H50.31-261123-0001" in page
    assert "OTHER" not in page
    answer = client.post(f"/thong-bao/{visible_to(citizen).get().uid}/")
    assert answer["Location"] == "/thong-bao/"
    assert unread_count(citizen) == 0
    assert unread_count(other) == 1


def test_a_stranger_cannot_open_a_notice() -> None:
    citizen, other = make_citizen(), make_citizen()
    notify(ToParty(citizen.party_id), "test/paid", FACTS)
    assert signed_in(other).post(f"/thong-bao/{Notice.objects.get().uid}/").status_code == 404
    assert unread_count(citizen) == 1


def test_nobody_is_asked_to_sign_in() -> None:
    answer = Client().get("/thong-bao/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/dang-nhap/")
    assert not visible_to(NOBODY).exists()


def test_an_officer_sees_the_notices_of_the_posts_held(agency: Agency) -> None:
    clerk = make_officer("mai", "Hồ Thị Mai", (agency, PostKind.CLERK))
    chair = make_officer("hung", "Trần Văn Hùng", (agency, PostKind.CHAIR))
    notify(ToPost(Post.objects.get(kind=PostKind.CLERK).pk), "test/paid", FACTS)
    assert "H50.31-261123-0001" in signed_in(clerk).get("/thong-bao/").content.decode()
    assert "H50.31-261123-0001" not in signed_in(chair).get("/thong-bao/").content.decode()


def test_reading_twice_keeps_the_first_time() -> None:
    citizen = make_citizen()
    notify(ToParty(citizen.party_id), "test/paid", FACTS)
    client, notice = signed_in(citizen), Notice.objects.get()
    client.post(f"/thong-bao/{notice.uid}/")
    notice.refresh_from_db()
    first = notice.read_at
    with clock.frozen(clock.now() + timedelta(hours=1)):
        client.post(f"/thong-bao/{notice.uid}/")
    notice.refresh_from_db()
    assert notice.read_at == first


def test_pages_follow_each_other_without_gap_or_double() -> None:
    citizen = make_citizen()
    for number in range(7):
        notify(ToParty(citizen.party_id), "test/paid", {**FACTS, "code": str(number)})
    seen, before = [], None
    while True:
        page = notices_of(citizen, before=before, limit=3)
        seen += [notice.facts["code"] for notice in page.notices]
        before = page.before
        if before is None:
            break
    assert seen == ["6", "5", "4", "3", "2", "1", "0"]


@pytest.mark.parametrize("before", ["x", "-1", "٣", ""])
def test_a_senseless_place_in_the_list_shows_its_beginning(before: str) -> None:
    assert signed_in(make_citizen()).get("/thong-bao/", {"truoc": before}).status_code == 200
