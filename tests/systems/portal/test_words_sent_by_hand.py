"""The desk's forms are filled by scripts; what no script of ours could have sent is refused in plain words."""

import pytest
from django.test import Client
from tests.systems.portal.conftest import Places
from tests.systems.portal.desk_forms import blocks, rich, save
from tests.systems.portal.test_approval import at_the_desk, draft, sent

from hienluong.systems.portal.models import ArticlePage, SectionPage

__all__ = ["draft"]

SENTENCE = "không phải do khung soạn thảo"
NO_WORDS = {
    "html": "<p>Điều 1</p>",
    "nothing": "",
    "half": '{"blocks": [',
    "number": "7",
    "list": "[]",
    "blocks": '{"blocks": 7, "entityMap": {}}',
    "entity": rich({"text": "a", "entityRanges": [{"offset": 0, "length": 1, "key": 9}]}),
    "deep": "[" * 50_000,
}


@pytest.fixture
def desk(places: Places) -> Client:
    client = at_the_desk(places.interior.publisher)
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("words", NO_WORDS.values(), ids=NO_WORDS)
@pytest.mark.parametrize("place", ["field", "block"])
def test_words_that_are_none_are_refused_and_nothing_changes(
    desk: Client, draft: ArticlePage, place: str, words: str
) -> None:
    fields = {"plain_words": words} if place == "field" else blocks("body", ("text", words))
    before = draft.revisions.count()
    answer = save(desk, draft, **fields)
    assert answer.status_code == 422
    assert SENTENCE in answer.content.decode()
    assert draft.revisions.count() == before


@pytest.mark.parametrize(
    "fields",
    [
        {"body-count": "many"},
        {"body-count": ""},
        {"body-count": "3"},
        {"further-count": "-"},
        {**blocks("body", ("quote", {"words": "a"})), "body-0-order": "first"},
    ],
)
def test_blocks_that_nobody_can_count_are_refused(
    desk: Client, draft: ArticlePage, fields: dict[str, str]
) -> None:
    answer = save(desk, draft, **fields)
    assert answer.status_code == 422
    assert SENTENCE in answer.content.decode()


def test_a_new_page_is_refused_alike(desk: Client, draft: ArticlePage) -> None:
    section = SectionPage.objects.get(url_path="/so-noi-vu/tin-tuc/")
    address = f"/bien-tap/pages/add/portal/articlepage/{section.pk}/"
    answer = desk.post(address, sent(draft, slug="bai-khac", plain_words="<p>Điều 1</p>"))
    assert answer.status_code == 422
    assert not ArticlePage.objects.filter(slug="bai-khac").exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"picture": "abc"},
        {"picture": "9" * 40},
        {"told_from": "abc"},
        {"told_from": "9" * 40},
        {"day": "hôm qua"},
        {"language": "xx"},
        blocks("further", ("page", "abc")),
        blocks("further", ("page", "9" * 40)),
        blocks("body", ("picture", {"picture": "abc", "alt": "Cầu"})),
        blocks("body", ("attachment", {"document": "abc", "title": "Tệp"})),
        blocks("body", ("table", "<table>")),
        blocks("body", ("table", "[]")),
    ],
)
def test_no_field_brings_the_desk_down(desk: Client, draft: ArticlePage, fields: dict[str, str]) -> None:
    """Left out, sent back with a word beside the field, or refused."""
    assert save(desk, draft, **fields).status_code in {200, 302, 422}


def test_the_last_approval_is_called_by_what_it_does(places: Places, draft: ArticlePage) -> None:
    at_the_desk(places.interior.editor).post(
        f"/bien-tap/pages/{draft.pk}/edit/", sent(draft, **{"action-submit": "1"})
    )
    page = at_the_desk(places.interior.publisher).get(f"/bien-tap/pages/{draft.pk}/edit/").content.decode()
    assert "Duyệt và đăng" in page
    assert "và Xuất bản" not in page
    assert "đăngvà" not in page
