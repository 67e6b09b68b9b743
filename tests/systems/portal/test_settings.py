"""The foot, the colour and the counter of a site are the agency's own."""

import pytest
from django.test import Client
from tests.systems.portal.conftest import Places
from tests.systems.portal.test_the_desk import entering

from hienluong.base.fresh import forget_all
from hienluong.kernel.journal.models import Entry
from hienluong.systems.portal.models import AgencySite

PAGE = "/quan-ly-trang/so-noi-vu/thiet-lap/"
GOOD = {
    "address": "Số 1 đường Hùng Vương", "phone": "0233 3852 000", "email": "snv@quangtri.gov.vn",
    "responsible": "Phạm Văn Duyệt, Giám đốc", "licence": "", "accent": "leaf", "counter_start": "1200",
}  # fmt: skip


@pytest.mark.parametrize(("who", "status"), [("publisher", 200), ("editor", 403)])
def test_who_publishes_on_the_site_opens_its_settings(
    places: Places, client: Client, who: str, status: int
) -> None:
    assert entering(client, getattr(places.interior, who)).get(PAGE).status_code == status


def test_nobody_else_finds_them(places: Places, client: Client) -> None:
    assert client.get(PAGE).status_code == 302
    assert entering(client, places.justice.publisher).get(PAGE).status_code == 404
    assert entering(client, places.stranger).post(PAGE, GOOD).status_code == 403


def test_what_is_saved_stands_at_the_foot_and_in_the_journal_by_name_alone(
    places: Places, client: Client
) -> None:
    assert entering(client, places.interior.publisher).post(PAGE, GOOD).status_code == 302
    forget_all()
    page = Client().get("/trang/so-noi-vu/").content.decode()
    assert all(words in page for words in ("Số 1 đường Hùng Vương", "0233 3852 000", "site-leaf"))
    entry = Entry.objects.get(verb="portal.site_settings_changed")
    assert "Hùng Vương" not in str(entry.facts)


@pytest.mark.parametrize(
    ("box", "typed"),
    [
        ("email", "không phải thư"), ("phone", "gọi tôi"), ("accent", "pink"), ("counter_start", "nhiều"),
        ("counter_start", "-5"), ("address", "x" * 301),
    ],
)  # fmt: skip
def test_what_cannot_stand_is_refused_and_kept_in_the_form(
    places: Places, client: Client, box: str, typed: str
) -> None:
    answer = entering(client, places.interior.publisher).post(PAGE, GOOD | {box: typed})
    assert answer.status_code == 422
    assert AgencySite.objects.get(slug="so-noi-vu").address == ""
    assert GOOD["responsible"] in answer.content.decode()
