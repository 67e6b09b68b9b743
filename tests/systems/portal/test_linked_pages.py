"""A page that others link to is taken away knowingly; readers are led on, or told, and never in a circle."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from tests.systems.portal.conftest import Places
from tests.systems.portal.test_approval import at_the_desk
from tests.systems.portal.test_broken_links import article
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from hienluong.systems.portal.errors import CircularRedirect
from hienluong.systems.portal.models import ArticlePage, SectionPage
from hienluong.systems.portal.rules.redirects import leads_in_a_circle


@pytest.fixture
def linked(places: Places) -> ArticlePage:
    """An article to which another one leads in its words."""
    page = article("Đích")
    article("Bài dẫn", ("text", f'<p><a linktype="page" id="{page.pk}">đích</a></p>'))
    return page


@pytest.mark.parametrize("act", ["delete", "unpublish"])
def test_who_takes_a_linked_page_away_is_told_which_pages_lead_to_it(
    places: Places, linked: ArticlePage, act: str
) -> None:
    desk = at_the_desk(places.interior.publisher)
    asked = desk.get(f"/bien-tap/pages/{linked.pk}/{act}/")
    usage = f"/bien-tap/pages/{linked.pk}/usage/"
    assert asked.context["usage_count"] == 1
    assert usage in asked.content.decode()
    assert "Bài dẫn" in desk.get(asked.context["usage_url"]).content.decode()


def test_a_page_of_another_site_that_leads_there_is_counted_and_not_named(
    places: Places, linked: ArticlePage
) -> None:
    article("Qwkin", ("text", f'<p><a linktype="page" id="{linked.pk}">đích</a></p>'), site="so-tu-phap")
    desk = at_the_desk(places.interior.publisher)
    asked = desk.get(f"/bien-tap/pages/{linked.pk}/delete/")
    assert asked.context["usage_count"] == 2
    assert "Qwkin" not in desk.get(asked.context["usage_url"]).content.decode()


@pytest.mark.parametrize("act", ["delete", "unpublish"])
def test_readers_of_a_page_taken_away_are_told_so_and_pages_that_lead_there_still_stand(
    places: Places, linked: ArticlePage, act: str
) -> None:
    address = linked.get_url()
    taken = at_the_desk(places.interior.publisher).post(f"/bien-tap/pages/{linked.pk}/{act}/")
    assert taken.status_code == 302
    answer = Client().get(address)
    assert answer.status_code == 404
    assert "Trang này không có hoặc đã được gỡ." in answer.content.decode()
    assert Client().get("/trang/so-noi-vu/tin-tuc/bai-dan/").status_code == 200


def test_files_and_pictures_that_are_gone_leave_the_article_readable(places: Places) -> None:
    article(
        "Bài",
        ("attachment", {"document": 999999, "title": "Tờ khai"}),
        ("video", {"video": 999999, "title": "Phim", "transcript": "Lời"}),
        ("picture", {"picture": 999999, "alt": "Cầu"}),
        ("text", '<p><a linktype="page" id="999999">đây</a></p>'),
    )
    words = Client().get("/trang/so-noi-vu/tin-tuc/bai/").content.decode()
    assert "Tệp này không còn trên trang." in words
    assert "Tờ khai" in words


def test_a_page_put_back_where_it_was_is_not_led_away_from(places: Places) -> None:
    page = article("Bài")
    first, desk = page.get_url(), at_the_desk(places.interior.publisher)
    section = SectionPage.objects.get(url_path="/so-noi-vu/quan-ly-nha-nuoc/")
    page.move(section, pos="last-child")
    second = Page.objects.get(pk=page.pk).specific.get_url()
    assert Client().get(first).headers["Location"] == second
    news = SectionPage.objects.get(url_path="/so-noi-vu/tin-tuc/")
    Page.objects.get(pk=page.pk).specific.move(news, pos="last-child")
    assert Client().get(first).status_code == 200
    assert Client().get(second).headers["Location"] == first
    moved = desk.post(reverse("wagtailadmin_pages:set_page_position", args=[page.pk]), {"position": "0"})
    assert moved.status_code == 200
    assert not Redirect.objects.filter(old_path=Redirect.normalise_path(first)).exists()


@pytest.mark.parametrize(
    ("start", "target", "ways", "circle"),
    [
        ("/a", None, {}, False),
        ("/a", "/b", {}, False),
        ("/a", "/a", {}, True),
        ("/a", "/b", {"/b": "/a"}, True),
        ("/a", "/b", {"/b": "/c", "/c": "/d"}, False),
        ("/a", "/b", {"/b": "/c", "/c": "/b"}, True),
        ("/a", "/0", {f"/{step}": f"/{step + 1}" for step in range(50)}, True),
    ],
)
def test_a_circle_is_known_also_at_the_end_of_a_chain(
    start: str, target: str | None, ways: dict[str, str], *, circle: bool
) -> None:
    assert leads_in_a_circle(start, target, ways.get) is circle


def test_a_redirect_in_a_circle_is_not_kept(places: Places) -> None:
    page = article("Bài")
    here = Redirect.normalise_path(page.get_url())
    with pytest.raises(CircularRedirect):
        Redirect.add_redirect(page.get_url(), page)
    Redirect.add_redirect("/cu/", "/cu-hon/")
    with pytest.raises(CircularRedirect):
        Redirect.add_redirect("/cu-hon", "/cu")
    with pytest.raises(CircularRedirect):
        Redirect.add_redirect("/cu-hon", f"{settings.ADDRESS}/cu/")
    Redirect.add_redirect("/cu-hon", page)
    with pytest.raises(CircularRedirect):
        Redirect.objects.create(old_path=here, redirect_link="/cu/")
    kept = set(Redirect.objects.values_list("old_path", flat=True))
    assert kept == {"/cu", "/cu-hon"}
    Redirect.add_redirect("/xa", "https://chinhphu.vn/xa")
