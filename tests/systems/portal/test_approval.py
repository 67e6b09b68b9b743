"""Who may write submits, who may publish approves; the page stands on the one work list meanwhile."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.systems.portal.conftest import Place, Places
from wagtail.models import Page

from hienluong.base.fresh import forget_all
from hienluong.kernel.access.models import PostRight
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import PostKind
from hienluong.kernel.people.public import Account
from hienluong.shared.work.models import ItemState, WorkItem
from hienluong.systems.portal.models import ArticlePage, SectionPage


def at_the_desk(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    client.get("/bien-tap/")
    return client


@pytest.fixture
def draft(places: Places) -> ArticlePage:
    section = SectionPage.objects.get(url_path="/so-noi-vu/tin-tuc/")
    page = section.add_child(
        instance=ArticlePage(
            title="Bài mới", slug="bai-moi", lead="Ý chính.", day=date(2026, 11, 23), live=False
        )
    )
    page.save_revision()
    return page


def sent(page: ArticlePage, **action: str) -> dict[str, str]:
    return {
        "title": page.title, "slug": page.slug, "lead": page.lead, "day": "2026-11-23", "body-count": "0",
        "plain_words": "null", "author": "", "source": "", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
        "further-count": "0", "language": "vi", "told_from": "",
        **action,
    }  # fmt: skip


def submit(place: Place, page: ArticlePage) -> None:
    answer = at_the_desk(place.editor).post(
        f"/bien-tap/pages/{page.pk}/edit/", sent(page, **{"action-submit": "1"})
    )
    assert answer.status_code == 302, answer.content.decode()[:3000]


def test_an_editor_cannot_publish(places: Places, draft: ArticlePage, client: Client) -> None:
    at_the_desk(places.interior.editor).post(
        f"/bien-tap/pages/{draft.pk}/edit/", sent(draft, **{"action-publish": "1"})
    )
    assert not ArticlePage.objects.get(pk=draft.pk).live


def test_what_is_submitted_waits_on_the_list_of_the_head(places: Places, draft: ArticlePage) -> None:
    submit(places.interior, draft)
    item = WorkItem.objects.get(subject_kind="page", subject_id=draft.pk)
    assert item.post_id in places.interior.publisher.posts
    assert item.state == ItemState.OPEN


def test_what_the_head_approves_is_public_and_off_the_list(
    places: Places, draft: ArticlePage, client: Client
) -> None:
    submit(places.interior, draft)
    state = draft.current_workflow_state.current_task_state
    answer = at_the_desk(places.interior.publisher).post(
        f"/bien-tap/pages/workflow/action/{draft.pk}/approve/{state.pk}/", {"comment": ""}
    )
    assert answer.status_code == 302
    assert client.get("/trang/so-noi-vu/tin-tuc/bai-moi/").status_code == 200
    assert WorkItem.objects.get(subject_id=draft.pk).state == ItemState.WITHDRAWN


def send_back(place: Place, page: ArticlePage, why: str) -> None:
    state = page.current_workflow_state.current_task_state
    answer = at_the_desk(place.publisher).post(
        f"/bien-tap/pages/workflow/action/{page.pk}/reject/{state.pk}/", {"comment": why}
    )
    assert answer.status_code == 302


def test_what_is_sent_back_waits_with_the_reason_on_the_list_of_the_writer(
    places: Places, draft: ArticlePage
) -> None:
    submit(places.interior, draft)
    send_back(places.interior, draft, "Ghi rõ ngày mở cửa.")
    item = WorkItem.objects.get(subject_id=draft.pk, state=ItemState.OPEN)
    assert item.post_id in places.interior.editor.posts
    assert item.note == "Ghi rõ ngày mở cửa."


def test_who_sends_it_again_has_it_off_the_list(places: Places, draft: ArticlePage) -> None:
    submit(places.interior, draft)
    send_back(places.interior, draft, "Sửa.")
    submit(places.interior, ArticlePage.objects.get(pk=draft.pk))
    (item,) = WorkItem.objects.filter(subject_id=draft.pk, state=ItemState.OPEN)
    assert item.post_id in places.interior.publisher.posts


def test_what_is_published_or_deleted_waits_for_nobody(places: Places, draft: ArticlePage) -> None:
    submit(places.interior, draft)
    send_back(places.interior, draft, "Sửa.")
    draft.save_revision().publish()
    assert not WorkItem.objects.filter(state=ItemState.OPEN).exists()
    second = draft.get_parent().add_child(
        instance=ArticlePage(title="Hai", slug="hai", lead="Ý.", day=date(2026, 11, 23), live=False)
    )
    second.save_revision()
    submit(places.interior, second)
    Page.objects.get(pk=second.pk).delete()
    assert not WorkItem.objects.filter(state=ItemState.OPEN).exists()


def test_a_writer_who_left_is_not_asked(places: Places, draft: ArticlePage) -> None:
    submit(places.interior, draft)
    PostRight.objects.filter(post_kind=PostKind.SPECIALIST).delete()
    forget_all()
    send_back(places.interior, draft, "Sửa.")
    assert not WorkItem.objects.filter(state=ItemState.OPEN).exists()


def test_the_head_of_another_agency_approves_nothing(places: Places, draft: ArticlePage) -> None:
    submit(places.interior, draft)
    state = draft.current_workflow_state.current_task_state
    at_the_desk(places.justice.publisher).post(
        f"/bien-tap/pages/workflow/action/{draft.pk}/approve/{state.pk}/", {"comment": ""}
    )
    assert not ArticlePage.objects.get(pk=draft.pk).live


@pytest.fixture
def publisher(places: Places, django_capture_on_commit_callbacks: Any) -> Callable[..., None]:
    """Publishes at the desk, to the last commit."""
    desk = at_the_desk(places.interior.publisher)

    def publish(page: ArticlePage, **changes: str) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            answer = desk.post(
                f"/bien-tap/pages/{page.pk}/edit/", sent(page, **{"action-publish": "1", **changes})
            )
        assert answer.status_code == 302

    return publish


def test_a_page_that_moved_is_found_at_its_old_address(
    draft: ArticlePage, publisher: Callable[..., None], client: Client
) -> None:
    draft.save_revision().publish()
    publisher(draft, slug="ten-khac")
    answer = client.get("/trang/so-noi-vu/tin-tuc/bai-moi/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/trang/so-noi-vu/tin-tuc/ten-khac/")


def test_a_page_renamed_to_and_fro_sends_nobody_in_a_circle(
    draft: ArticlePage, publisher: Callable[..., None], client: Client
) -> None:
    draft.save_revision().publish()
    publisher(draft, slug="ten-khac")
    publisher(draft, slug="bai-moi")
    assert client.get("/trang/so-noi-vu/tin-tuc/bai-moi/").status_code == 200
    assert client.get("/trang/so-noi-vu/tin-tuc/ten-khac/").headers["Location"].endswith("/bai-moi/")
