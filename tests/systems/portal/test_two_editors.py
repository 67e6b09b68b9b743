"""Two people edit one page at once: nobody's words are lost without a word about it."""

import pytest
from django.test import Client
from tests.systems.portal.conftest import Places
from tests.systems.portal.test_approval import at_the_desk, draft, sent

from hienluong.systems.portal.models import ArticlePage

__all__ = ["draft"]


def opened(desk: Client, page: ArticlePage) -> dict[str, str]:
    """What the form of an editor who opens the page now knows about its version."""
    shown = desk.get(f"/bien-tap/pages/{page.pk}/edit/")
    return {
        "loaded_revision_id": str(shown.context["page"].latest_revision_id),
        "loaded_revision_created_at": shown.context["loaded_revision_created_at"] or "None",
    }


def newest(page: ArticlePage) -> str:
    return str(ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object().title)


@pytest.fixture
def desks(places: Places) -> tuple[Client, Client]:
    return at_the_desk(places.interior.editor), at_the_desk(places.interior.publisher)


def test_who_saves_second_is_told_and_keeps_what_was_typed(
    desks: tuple[Client, Client], draft: ArticlePage
) -> None:
    address = f"/bien-tap/pages/{draft.pk}/edit/"
    versions = [opened(desk, draft) for desk in desks]
    assert desks[0].post(address, sent(draft, title="Bản thứ nhất", **versions[0])).status_code == 302
    answer = desks[1].post(address, sent(draft, title="Bản thứ hai", **versions[1]))
    words = answer.content.decode()
    assert "Người khác vừa lưu bản mới hơn" in words
    assert "Bản thứ hai" in words
    assert newest(draft) == "Bản thứ nhất"


def test_publishing_over_a_newer_version_is_stopped_too(
    desks: tuple[Client, Client], draft: ArticlePage
) -> None:
    address = f"/bien-tap/pages/{draft.pk}/edit/"
    before = opened(desks[1], draft)
    desks[0].post(address, sent(draft, title="Bản thứ nhất", **opened(desks[0], draft)))
    desks[1].post(address, sent(draft, title="Bản thứ hai", **{"action-publish": "1"}, **before))
    assert not ArticlePage.objects.get(pk=draft.pk).live


def test_who_was_told_may_save_over_it_knowingly(desks: tuple[Client, Client], draft: ArticlePage) -> None:
    address = f"/bien-tap/pages/{draft.pk}/edit/"
    desks[0].post(address, sent(draft, title="Bản thứ nhất", **opened(desks[0], draft)))
    desks[1].post(address, sent(draft, title="Bản thứ hai", **opened(desks[1], draft)))
    assert newest(draft) == "Bản thứ hai"
