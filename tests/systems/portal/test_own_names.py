"""A site under a name of its own: its pages stand at `/` there, nothing of the house does, no other name is answered."""

import io
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client, override_settings
from tests.config.test_page_cache import _READERS
from tests.systems.portal.conftest import Places
from tests.systems.portal.test_broken_links import article

from hienluong.base.errors import Invalid, NotAllowed
from hienluong.base.fresh import forget_all
from hienluong.config import glance
from hienluong.config.own_names import OwnNames
from hienluong.config.page_cache import PageCache
from hienluong.face.models import Stamp
from hienluong.face.own_names import SHARED
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.journal.models import Entry
from hienluong.shared.visits.public import CountingFront
from hienluong.systems.portal.actions.own_hostname import give_hostname, take_hostname
from hienluong.systems.portal.commands import site
from hienluong.systems.portal.errors import HostnameTaken, NoSuchSite
from hienluong.systems.portal.models import AgencySite
from hienluong.systems.portal.public import own_names, place_of_site
from hienluong.systems.portal.rules.own_names import hostname_of, links_there

NAME = "noivu.example.vn"
MAIN = urlsplit(settings.ADDRESS).netloc
PORT = f":{urlsplit(settings.ADDRESS).port}" if urlsplit(settings.ADDRESS).port else ""
OWN = f"{urlsplit(settings.ADDRESS).scheme}://{NAME}{PORT}"


class Tally:
    """Remembers what was counted."""

    def __init__(self) -> None:
        self.counted: list[tuple[str, str]] = []

    def add(self, counted_for: str, path: str, _address: str, _agent: str) -> None:
        self.counted.append((counted_for, path))


class House:
    """All layers in front of Django, as one process of the web has them, with a clock of its own."""

    def __init__(self) -> None:
        self.tally = Tally()
        pages = PageCache(WSGIHandler(), _READERS, self._stamps, lambda page, _language: page)
        counting = CountingFront(pages, self.tally, lambda _environ: "10.0.0.1")  # type: ignore[arg-type]
        self.front = OwnNames(counting, own_names, place_of_site, MAIN)

    def _stamps(self) -> dict[str, int]:
        forget_all()
        return dict(Stamp.objects.values_list("topic", "version"))

    def get(self, path: str, host: str = NAME, asked: str = "", **extra: Any) -> "Answer":
        said: list[Any] = []
        environ = {
            "REQUEST_METHOD": "GET", "PATH_INFO": path.encode().decode("latin-1"), "QUERY_STRING": asked,
            "HTTP_HOST": host, "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "8000", "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(), "HTTP_USER_AGENT": "Mozilla/5.0 Firefox/130", **extra,
        }  # fmt: skip
        answer = self.front(environ, lambda status, headers, *_: said.append((status, dict(headers))))
        return Answer(int(said[0][0][:3]), said[0][1], b"".join(answer).decode())


class Answer:
    """What a browser gets."""

    def __init__(self, status: int, headers: dict[str, str], text: str) -> None:
        self.status, self.headers, self.text = status, headers, text

    @property
    def led_to(self) -> str:
        return self.headers.get("Location", "")


@pytest.fixture
def house(places: Places, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """The site of the interior has a name of its own."""
    monkeypatch.setattr(glance, "_LOOK_SECONDS", 0.0)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    give_hostname(SYSTEM, "so-noi-vu", NAME)
    forget_all()
    yield House()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_the_site_stands_at_the_root_of_its_name(house: House) -> None:
    home = house.get("/")
    assert home.status == 200
    assert "Sở Nội vụ" in home.text
    news = house.get("/tin-tuc/")
    assert news.status == 200
    assert house.get("/tin-tuc").led_to == "/tin-tuc/"


def test_every_link_leads_on_under_the_name_or_to_the_house(house: House) -> None:
    article(
        "Bài", ("text", '<p><a href="/trang/so-noi-vu/tin-tuc/">a</a> <a href="/trang/so-tu-phap/">b</a></p>')
    )
    for path in ("/", "/tin-tuc/", "/tin-tuc/bai/", "/thu-tuc-hanh-chinh/", "/khong-co/"):
        text = house.get(path).text
        assert '"/trang/so-noi-vu/' not in text
        leading = re.findall(r'\s(?:href|action)="(/[^"]*)"', text)
        for link in leading:
            assert link.startswith(SHARED) or house.get(link.split("?", 1)[0]).status == 200, link
    words = house.get("/tin-tuc/bai/").text
    assert 'href="/tin-tuc/"' in words
    assert f'href="{settings.ADDRESS}/trang/so-tu-phap/"' in words
    assert f'href="{settings.ADDRESS}/dang-nhap/' in words


def test_a_form_of_the_house_may_be_sent_from_the_page(house: House) -> None:
    home = house.get("/")
    assert f'action="{settings.ADDRESS}/thu-tuc/"' in home.text
    (allowed,) = re.findall(r"form-action ([^;]*)", home.headers["Content-Security-Policy"])
    assert settings.ADDRESS in allowed.split()


def test_whole_addresses_are_by_the_name_wherever_the_page_is_read(house: House) -> None:
    article("Bài")
    for page in (house.get("/tin-tuc/bai/"), house.get("/trang/so-noi-vu/tin-tuc/bai/", MAIN)):
        assert f'<link rel="canonical" href="{OWN}/tin-tuc/bai/">' in page.text
        assert f'<meta property="og:url" content="{OWN}/tin-tuc/bai/">' in page.text
        assert f'"url": "{OWN}/tin-tuc/bai/"' in page.text
    feed, site_map = house.get("/tin-moi.xml").text, house.get("/sitemap.xml").text
    assert f'<link rel="self" href="{OWN}/tin-moi.xml"/>' in feed
    assert f"{OWN}/tin-tuc/bai/" in feed
    assert f"<loc>{OWN}/tin-tuc/bai/</loc>" in site_map
    assert settings.ADDRESS not in feed + site_map
    assert f"Sitemap: {OWN}/sitemap.xml" in house.get("/robots.txt").text
    index = house.get("/sitemap.xml", MAIN).text
    assert "so-tu-phap" in index
    assert "so-noi-vu" not in index


@pytest.mark.parametrize(
    "path", ["/dang-nhap/", "/ho-so/", "/bien-tap/", "/viec/", "/quan-ly-trang/", "/trang/so-tu-phap/"]
)
def test_what_is_not_of_the_site_is_at_the_house(house: House, path: str) -> None:
    answer = house.get(path, asked="next=/viec/")
    assert (answer.status, answer.led_to) == (302, f"{settings.ADDRESS}{path}?next=/viec/")


@pytest.mark.parametrize("path", ["/dang-nhap/", "/", "/tin-tuc/", "/bien-tap/pages/1/edit/"])
def test_nothing_is_sent_to_the_house_by_way_of_the_name(house: House, path: str) -> None:
    assert house.get(path, REQUEST_METHOD="POST").status in {403, 404, 405}


@pytest.mark.parametrize(
    "path", ["/khong-co/", "/tin-tuc/khong-co/", "/..", "/%00/", "/trang/", "//evil.example/"]
)
def test_what_is_nowhere_is_told_so_or_led_to_the_house_and_nowhere_else(house: House, path: str) -> None:
    answer = house.get(path)
    assert answer.status in {301, 302, 404}
    assert not answer.led_to or answer.led_to.startswith((settings.ADDRESS + "/", "/"))
    assert not answer.led_to.startswith("//")


def test_the_address_at_the_house_leads_to_the_one_at_the_name(house: House) -> None:
    answer = house.get("/trang/so-noi-vu/tin-tuc/", asked="trang=1")
    assert (answer.status, answer.led_to) == (301, "/tin-tuc/?trang=1")
    assert house.get("/trang/so-noi-vu//evil.example/").led_to == "/evil.example/"


def test_the_house_goes_on_answering_at_its_own_address(house: House) -> None:
    page = house.get("/trang/so-noi-vu/tin-tuc/", MAIN)
    assert page.status == 200
    assert 'href="/trang/so-noi-vu/' in page.text


@pytest.mark.parametrize(
    "host",
    [
        "", "evil.example", "tuphap.example.vn", f"{NAME}.evil.example", f"evil.{NAME}", f"{NAME}@evil.example",
        f"{NAME} evil.example", f"{NAME}:80:80", f"{NAME}:x", f"{NAME}/", f"{NAME}..", "[::1]evil", "*", "\x00",
        "nội-vụ.vn", f"{NAME},{NAME}", f"http://{NAME}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/trang/so-noi-vu/", "/tin-tuc/"])
def test_no_other_name_is_answered(house: House, host: str, path: str) -> None:
    house.get(path)
    house.get(path, MAIN)
    assert house.get(path, host, SERVER_NAME="evil.example").status == 400


@pytest.mark.parametrize("host", [NAME.upper(), f"{NAME}:8000", f"{NAME}."])
def test_a_name_is_the_same_in_capitals_with_a_port_and_with_the_dot_of_the_root(
    house: House, host: str
) -> None:
    assert house.get("/tin-tuc/", host).status == 200


@pytest.mark.parametrize(
    "header",
    [
        {"HTTP_X_FORWARDED_HOST": "evil.example"},
        {"HTTP_X_HOST": "evil.example"},
        {"HTTP_FORWARDED": "host=evil.example"},
        {"HTTP_X_ORIGINAL_URL": "/dang-nhap/"},
        {"HTTP_X_REWRITE_URL": "/dang-nhap/"},
        {"HTTP_X_FORWARDED_PORT": "666", "HTTP_X_FORWARDED_PREFIX": "/evil"},
        {"HTTP_HIENLUONG_OWN_NAME": "evil.example", "HTTP_HIENLUONG.OWN_NAME": "evil.example"},
        {"QUERY_STRING": "utm=%22%3E%3Cscript%3Eevil.example"},
        {"HTTP_HOST": MAIN},
        {"HTTP_HOST": f"{NAME}:666"},
    ],
)
def test_what_one_reader_sends_changes_no_page_of_another(house: House, header: dict[str, str]) -> None:
    clean = house.get("/tin-tuc/").text
    fresh = House()
    fresh.get("/tin-tuc/", **header)
    fresh.get("/trang/so-noi-vu/tin-tuc/", **header)
    told = fresh.get("/tin-tuc/")
    assert told.text == clean
    assert not {"evil", "666", "utm="} & set(re.findall(r"evil|666|utm=", told.text))


def test_a_page_kept_for_the_name_is_not_given_at_the_house_nor_the_other_way_round(house: House) -> None:
    for _ in range(2):
        assert 'href="/tin-tuc/"' in house.get("/").text
        at_the_house = house.get("/trang/so-noi-vu/", MAIN).text
        assert 'href="/trang/so-noi-vu/tin-tuc/"' in at_the_house


def test_two_sites_with_names_are_not_mixed_up(house: House) -> None:
    give_hostname(SYSTEM, "so-tu-phap", "tuphap.example.vn")
    for _ in range(2):
        assert "Sở Nội vụ" in house.get("/").text
        other = house.get("/", "tuphap.example.vn").text
        assert "Sở Tư pháp" in other
        assert "Sở Nội vụ" not in other
    assert (
        house.get("/trang/so-noi-vu/", "tuphap.example.vn").led_to == f"{settings.ADDRESS}/trang/so-noi-vu/"
    )


def test_visits_count_for_the_page_whatever_the_name(house: House) -> None:
    house.get("/tin-tuc/")
    house.get("/tin-tuc/")
    house.get("/trang/so-noi-vu/tin-tuc/", MAIN)
    assert house.tally.counted == [("so-noi-vu", "/trang/so-noi-vu/tin-tuc/")] * 3


def test_a_name_given_or_taken_is_known_at_the_next_look(house: House) -> None:
    assert house.get("/").status == 200
    take_hostname(SYSTEM, "so-noi-vu")
    assert house.get("/").status == 400
    assert settings.ADDRESS + "/trang/so-noi-vu/" in house.get("/trang/so-noi-vu/", MAIN).text
    give_hostname(SYSTEM, "so-noi-vu", "khac.example.vn")
    assert house.get("/", "khac.example.vn").status == 200


def test_names_last_known_go_on_while_the_database_is_away(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = house.get("/tin-tuc/").text

    def away() -> dict[str, str]:
        raise ConnectionError

    monkeypatch.setattr(house.front._names, "_read", away)
    assert house.get("/tin-tuc/").text == before


def test_how_the_reader_wants_pages_is_kept_under_the_name(house: House) -> None:
    body = b"theme=dark&next=/tin-tuc/"
    extra = {"wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))}
    form = "application/x-www-form-urlencoded"
    answer = house.get("/hien-thi/", REQUEST_METHOD="POST", CONTENT_TYPE=form, **extra)
    assert (answer.status, answer.led_to) == (302, "/tin-tuc/")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("noivu.quangtri.gov.vn", "noivu.quangtri.gov.vn"),
        (" NoiVu.QuangTri.gov.vn. ", "noivu.quangtri.gov.vn"),
        ("nộivụ.vn", "xn--nivu-hs5a6c.vn"),
        ("localhost", ""), ("", ""), (".", ""), ("a..vn", ""), ("-a.vn", ""), ("a-.vn", ""), ("a_b.vn", ""),
        ("10.0.0.1", ""), ("a.vn:80", ""), ("http://a.vn", ""), ("a.vn/x", ""), ("*.vn", ""), ("a b.vn", ""),
        ("x" * 64 + ".vn", ""), (".".join(["abcdefgh"] * 40), ""),
    ],
)  # fmt: skip
def test_what_can_be_a_name(typed: str, kept: str) -> None:
    found = hostname_of(typed)
    assert found == kept if "ộ" not in typed else found.startswith("xn--")


def test_only_addresses_are_rewritten_never_words() -> None:
    page = (
        '<p title="/trang/a/x">/trang/a/ &quot;/trang/a/&quot;</p><a href="/trang/a/x/?y=1">'
        '<a href="//cdn.example/"><a href="/trang/ab/"><img src="/anh/x.jpg"><input value="/viec/"><a href="/">'
    )
    assert links_there(page.encode(), "a", "https://h").decode() == (
        '<p title="/x">/trang/a/ &quot;/trang/a/&quot;</p><a href="/x/?y=1">'
        '<a href="//cdn.example/"><a href="https://h/trang/ab/"><img src="/anh/x.jpg"><input value="/viec/">'
        '<a href="https://h/">'
    )


def test_who_may_give_a_name(places: Places) -> None:
    for who in (places.citizen, places.stranger, places.interior.editor, places.interior.publisher):
        for act in _acts():
            with pytest.raises(NotAllowed):
                act(who)
    assert not AgencySite.objects.exclude(hostname="").exists()


def _acts() -> list[Callable[[Any], object]]:
    return [
        lambda who: give_hostname(who, "so-noi-vu", NAME),
        lambda who: take_hostname(who, "so-noi-vu"),
    ]


def test_a_name_belongs_to_one_site_and_never_to_the_house(places: Places) -> None:
    give_hostname(SYSTEM, "so-noi-vu", NAME)
    with pytest.raises(HostnameTaken):
        give_hostname(SYSTEM, "so-tu-phap", NAME.upper())
    with override_settings(ALLOWED_HOSTS=["nha.example.vn"]), pytest.raises(HostnameTaken):
        give_hostname(SYSTEM, "so-tu-phap", "nha.example.vn")
    with pytest.raises(Invalid):
        give_hostname(SYSTEM, "so-tu-phap", "http://x.vn/")
    with pytest.raises(NoSuchSite):
        give_hostname(SYSTEM, "khong-co", "khac.example.vn")
    entry = Entry.objects.filter(verb="portal.site_settings_changed").get()
    assert entry.facts["hostname"] == NAME


def test_the_command_says_what_it_would_do_and_does_it(places: Places) -> None:
    def run(*words: str) -> tuple[int, str]:
        forget_all()
        done = CliRunner().invoke(site, ["hostname", *words])
        return done.exit_code, done.output

    assert run("so-noi-vu", NAME, "--dry-run") == (0, f"Trang /trang/so-noi-vu/ sẽ mở ở tên miền {NAME}.\n")
    assert not AgencySite.objects.exclude(hostname="").exists()
    assert run("so-noi-vu", NAME)[0] == 0
    assert AgencySite.objects.get(slug="so-noi-vu").hostname == NAME
    assert run("so-tu-phap", NAME, "--dry-run")[0] == 1
    assert "Tên miền có dạng" in run("so-tu-phap", "x")[1]
    assert run("so-noi-vu")[0] == 2
    assert "Sẽ gỡ" in run("so-noi-vu", "--remove", "--dry-run")[1]
    assert "Đã gỡ" in run("so-noi-vu", "--remove")[1]
    assert "không có tên miền riêng" in run("so-noi-vu", "--remove")[1]
    assert run("khong-co", NAME)[0] == 1


def test_a_request_of_the_house_cannot_say_it_came_by_a_name(places: Places) -> None:
    answer = Client().get("/trang/so-noi-vu/", headers={"hienluong.own-name": NAME})
    assert 'href="/trang/so-noi-vu/tin-tuc/"' in answer.content.decode()
