"""The pages that the bench makes are pages of the sites like any others."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import Client, RequestFactory
from tests.systems.portal.conftest import Places

from hienluong.face.ready_made import HEADER
from hienluong.systems.portal.bench import drawn_anew, fill_one_site, fill_the_others, stock

ARTICLE = "Tin số 1 của cơ quan"


def asked(path: str) -> HttpRequest:
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    return request


def test_articles_of_one_site_stand_on_all(places: Places, client: Client) -> None:
    addresses = fill_one_site("so-noi-vu", 3)
    assert len(addresses) == 3
    assert fill_the_others("so-noi-vu") == 6
    for address in (
        addresses[1],
        addresses[1].replace("so-noi-vu", "so-tu-phap"),
        "/trang/so-tu-phap/tin-tuc/",
    ):
        assert ARTICLE in client.get(address).content.decode()


def test_a_page_drawn_anew_is_not_kept(places: Places) -> None:
    address = fill_one_site("so-noi-vu", 2)[1]
    rest = address.removeprefix("/trang/so-noi-vu/")
    for answer in (drawn_anew(asked(address), "so-noi-vu", rest), stock(asked(address), "so-noi-vu", rest)):
        assert HEADER not in answer.headers
        answer.render() if hasattr(answer, "render") else None
        assert ARTICLE in answer.content.decode()
