"""Who publishes on a site leads readers on from its old addresses; what can lead nowhere is said beside the box."""

import pytest
from django.conf import settings
from django.test import Client
from tests.systems.portal.conftest import Places
from tests.systems.portal.test_linked_pages import article
from tests.systems.portal.test_the_desk import entering
from wagtail.contrib.redirects.models import Redirect

from hienluong.kernel.journal.models import Entry

PAGE = "/quan-ly-trang/so-noi-vu/dia-chi-cu/"
OLD = "/trang/so-noi-vu/tin-tuc/bai-cu"
NEWS = "/trang/so-noi-vu/tin-tuc/"


@pytest.fixture
def publisher(places: Places, client: Client) -> Client:
    return entering(client, places.interior.publisher)


def add(client: Client, old: str, target: str) -> int:
    return client.post(PAGE, {"old": old, "target": target}).status_code


@pytest.mark.parametrize(("who", "status"), [("publisher", 200), ("editor", 403)])
def test_who_publishes_on_the_site_opens_its_old_addresses(
    places: Places, client: Client, who: str, status: int
) -> None:
    assert entering(client, getattr(places.interior, who)).get(PAGE).status_code == status


def test_nobody_else_finds_or_changes_them(places: Places, client: Client) -> None:
    kept = Redirect.objects.create(old_path=OLD, redirect_link="/thu-tuc/")
    remove = f"{PAGE}{kept.pk}/go/"
    assert client.get(PAGE).status_code == 302
    assert entering(client, places.justice.publisher).get(PAGE).status_code == 404
    assert add(client, "/cu/", NEWS) == 404
    assert client.post(remove).status_code == 404
    assert client.post(f"/quan-ly-trang/so-tu-phap/dia-chi-cu/{kept.pk}/go/").status_code == 404
    assert entering(Client(), places.interior.editor).post(remove).status_code == 403
    assert entering(Client(), places.stranger).post(remove).status_code == 403
    assert list(Redirect.objects.all()) == [kept]


@pytest.mark.parametrize(
    "old", ["/tin-tuc/bai-cu/", "tin-tuc/bai-cu", OLD, f"{settings.ADDRESS}{OLD}/", f" {OLD}?trang=2#dau "]
)
@pytest.mark.parametrize("target", [NEWS, f"{settings.ADDRESS}{NEWS}", "/tin-tuc/", "/thu-tuc/"])
def test_a_reader_of_the_old_address_comes_to_the_new_one(publisher: Client, old: str, target: str) -> None:
    assert add(publisher, old, target) == 302
    answer = Client().get(f"{OLD}/")
    assert answer.status_code == 301
    assert answer.headers["Location"] == ("/thu-tuc/" if target == "/thu-tuc/" else NEWS)
    assert Entry.objects.get(verb="portal.redirect_added").facts["from"] == OLD


def test_a_page_that_moves_again_is_still_found(publisher: Client) -> None:
    page = article("Bài")
    add(publisher, OLD, page.get_url())
    page.slug = "ten-khac"
    page.save_revision().publish()
    assert Client().get(f"{OLD}/").headers["Location"] == f"{NEWS}ten-khac/"


@pytest.mark.parametrize(
    ("old", "target", "said"),
    [
        ("", NEWS, "Ghi địa chỉ cũ"),
        ("/cu/" + "x" * 300, NEWS, "Ghi địa chỉ cũ"),
        ("https://chinhphu.vn/cu/", NEWS, "Ghi địa chỉ cũ"),
        ("/trang/so-tu-phap/cu/", NEWS, "thuộc trang khác"),
        ("/tin-tuc/", "/thu-tuc/", "đang có trang"),
        ("/cu/", "", "Chép địa chỉ"),
        ("/cu/", "javascript:alert(1)", "Chép địa chỉ"),
        ("/cu/", "http://[xau", "Chép địa chỉ"),
        ("/cu/", "https://chinhphu.vn/moi/", "không dẫn ra trang bên ngoài"),
        ("/cu/", "//chinhphu.vn/moi/", "không dẫn ra trang bên ngoài"),
        ("/cu/", "/khong-co-gi/", "Không có gì ở địa chỉ này"),
    ],
)
def test_what_leads_nowhere_is_said_beside_the_box_and_kept_there(
    publisher: Client, old: str, target: str, said: str
) -> None:
    answer = publisher.post(PAGE, {"old": old, "target": target})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert all(f'value="{words}"' in page for words in (old, target) if words)
    assert not Redirect.objects.exists()


def test_a_circle_is_said_beside_the_box(publisher: Client) -> None:
    page = article("Bài")
    add(publisher, "/mot/", page.get_url())
    page.unpublish()
    Redirect.objects.create(old_path=page.get_url().rstrip("/"), redirect_link="/trang/so-noi-vu/hai/")
    answer = publisher.post(PAGE, {"old": "/hai/", "target": page.get_url()})
    assert answer.status_code == 422
    assert "dẫn vòng tròn" in answer.content.decode()


def test_the_same_address_is_not_led_to_two_places(publisher: Client) -> None:
    add(publisher, OLD, NEWS)
    assert add(publisher, OLD, "/thu-tuc/") == 422
    assert Redirect.objects.count() == 1


def test_who_removes_one_finds_the_address_free_again(publisher: Client) -> None:
    add(publisher, OLD, NEWS)
    kept = Redirect.objects.get()
    assert OLD in publisher.get(PAGE).content.decode()
    assert publisher.post(f"{PAGE}{kept.pk}/go/", follow=True).status_code == 200
    assert publisher.post(f"{PAGE}{kept.pk}/go/").status_code == 404
    assert Client().get(f"{OLD}/").status_code == 404
    assert Entry.objects.filter(verb="portal.redirect_removed").count() == 1


@pytest.mark.parametrize("link", ["https://chinhphu.vn/", "//chinhphu.vn/", "/\\chinhphu.vn/"])
def test_nobody_is_led_out_of_the_house(places: Places, link: str) -> None:
    Redirect.objects.create(old_path=OLD, redirect_link=link)
    assert Client().get(f"{OLD}/").status_code == 404


def test_the_librarys_own_form_is_not_there(publisher: Client) -> None:
    assert publisher.get("/bien-tap/redirects/").status_code == 404
    assert publisher.post("/bien-tap/redirects/add/", {"old_path": OLD}).status_code == 404
