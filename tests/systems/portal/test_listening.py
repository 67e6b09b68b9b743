"""Articles can be heard."""

from datetime import date

import pytest
from django.test import Client
from tests.systems.portal.conftest import Places

from hienluong.kernel.access.public import SYSTEM
from hienluong.systems.portal.public import NewArticle, publish_articles

ARTICLE = "/trang/so-noi-vu/tin-tuc/ubnd-hop-ngay-09-10-2018/"


@pytest.fixture
def news(places: Places) -> Places:
    facts = NewArticle(
        section="tin-tuc", title="UBND họp ngày 09/10/2018", lead="Bàn về Nghị định 42/2022/NĐ-CP.",
        paragraphs=("Có mặt đầy đủ", "Kết thúc lúc 11h30."), day=date(2026, 11, 20),
    )  # fmt: skip
    publish_articles(SYSTEM, places.interior.site, [facts])
    return places


def test_the_words_of_an_article_are_made_for_the_ear(news: Places, client: Client) -> None:
    said = client.get(f"{ARTICLE}loi-doc/").json()["sentences"]
    assert said[0] == "Ủy ban nhân dân họp ngày chín tháng mười năm hai nghìn không trăm mười tám"
    assert "Kết thúc lúc mười một giờ ba mươi phút." in said


def test_the_article_offers_its_words_and_no_player_where_there_is_no_voice(
    news: Places, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hienluong.shared.reading.templatetags.reading.has_voice", lambda: False)
    page = client.get(ARTICLE).content.decode()
    assert f'data-aloud="{ARTICLE}loi-doc/"' in page
    assert "<audio" not in page


def test_what_is_not_public_cannot_be_heard(news: Places, client: Client) -> None:
    for address in (
        "/trang/so-noi-vu/tin-tuc/khong-co/",
        "/trang/so-tu-phap/tin-tuc/ubnd-hop-ngay-09-10-2018/",
    ):
        assert client.get(f"{address}loi-doc/").status_code == 404
        assert client.get(f"{address}nghe/").status_code == 404
