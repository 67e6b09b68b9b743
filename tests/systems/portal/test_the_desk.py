"""Who comes to the editors' desk, and what each finds there."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import translation
from django.utils.timesince import timesince
from tests.systems.portal.conftest import Places

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import Appointment
from hienluong.kernel.people.public import Account
from hienluong.systems.portal.models import SectionPage


def entering(client: Client, actor: Actor) -> Client:
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def test_nobody_is_asked_to_sign_in(places: Places, client: Client) -> None:
    answer = client.get("/bien-tap/")
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/dang-nhap/")


@pytest.mark.parametrize("who", ["stranger", "citizen"])
def test_who_edits_no_site_has_no_desk(places: Places, client: Client, who: str) -> None:
    assert entering(client, getattr(places, who)).get("/bien-tap/").status_code == 403


@pytest.mark.parametrize("who", ["editor", "publisher"])
def test_who_works_for_a_site_has_a_desk(places: Places, client: Client, who: str) -> None:
    answer = entering(client, getattr(places.interior, who)).get("/bien-tap/")
    assert answer.status_code == 200


def test_an_editor_edits_the_own_site_and_no_other(places: Places, client: Client) -> None:
    entering(client, places.interior.editor)
    own = SectionPage.objects.get(url_path="/so-noi-vu/tin-tuc/")
    other = SectionPage.objects.get(url_path="/so-tu-phap/tin-tuc/")
    assert client.get(f"/bien-tap/pages/{own.pk}/edit/").status_code == 200
    assert client.get(f"/bien-tap/pages/{other.pk}/edit/").status_code == 404


def test_a_right_that_ended_ends_at_the_next_request(places: Places, client: Client) -> None:
    entering(client, places.interior.editor).get("/bien-tap/")
    yesterday = clock.today().replace(day=clock.today().day - 1)
    Appointment.objects.filter(account=places.interior.editor.account_id).update(valid_to=yesterday)
    assert client.get("/bien-tap/").status_code == 403
    assert not Account.objects.get(pk=places.interior.editor.account_id).groups.exists()


def test_the_desk_may_use_inline_scripts_and_no_other_page_may(places: Places, client: Client) -> None:
    desk = entering(client, places.interior.editor).get("/bien-tap/")
    assert "'unsafe-inline'" in desk.headers["Content-Security-Policy"]
    assert "'unsafe-inline'" not in client.get("/trang/so-noi-vu/").headers["Content-Security-Policy"]


def test_the_desk_belongs_to_the_house(places: Places) -> None:
    """Its mark, its sheet, and Vietnamese for what the library says about time."""
    page = entering(Client(), places.interior.editor).get("/bien-tap/").content.decode()
    assert "vendor/desk.css" in page
    assert 'class="mark"' in page
    assert "Bàn biên tập" in page
    with translation.override("vi"):
        assert timesince(clock.now() - timedelta(minutes=3), clock.now()) == "3\xa0phút"
