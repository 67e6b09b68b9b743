"""A page kept ready-made tells that the database is away, in the language of its reader."""

import pytest
from django.test import Client

from hienluong.face.away import tell_away

BANNER = {"vi": "Hệ thống đang gián đoạn", "en": "The system is interrupted"}


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_has_a_place_where_it_is_said_once(client: Client, language: str) -> None:
    page = client.get("/").content
    told = tell_away(page, language).decode()
    assert told.count(f"<strong>{BANNER[language]}.</strong>") == 1
    assert told.index(BANNER[language]) < told.index("<header")
    assert tell_away(told.encode(), language).decode() == told


def test_what_has_no_such_place_stays_as_it_is() -> None:
    assert tell_away(b"<rss></rss>", "vi") == b"<rss></rss>"
