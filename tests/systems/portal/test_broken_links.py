"""What leads nowhere on a site is found and told to who can mend it."""

import json
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.systems.portal.conftest import Places
from tests.systems.portal.desk_forms import attached, stored_picture
from tests.systems.portal.test_statistics import editor, manager
from tests.systems.portal.test_the_desk import entering
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from hienluong.base.text import address_words
from hienluong.systems.portal.models import ArticlePage, SectionPage
from hienluong.systems.portal.queries import broken_links as looking
from hienluong.systems.portal.queries.broken_links import broken_links
from hienluong.systems.portal.rules.links import Fault, LinkKind, links_in, way_of

__all__ = ["editor", "manager"]

REPORT = "/quan-ly-trang/so-noi-vu/lien-ket-hong/"
OWN = {"https://tinh.example": "", "https://noivu.example": "/trang/so-noi-vu"}


def article(title: str, *told: tuple[str, Any], site: str = "so-noi-vu", **facts: Any) -> ArticlePage:
    """A live article of these blocks, as the database keeps them."""
    section = SectionPage.objects.get(url_path=f"/{site}/tin-tuc/")
    body = json.dumps([{"type": kind, "value": value} for kind, value in told])
    page = ArticlePage(
        title=title,
        slug=address_words(title),
        lead="Ý.",
        day=date(2026, 11, 23),
        body=body,
        **facts,
    )
    added: ArticlePage = section.add_child(instance=page)
    return added


def faults(places: Places) -> list[tuple[str, Fault]]:
    """The words of each broken link in an article, and why it is broken."""
    look = broken_links(places.interior.site)
    return [(one.link.words, one.fault) for one in look.found if one.link is not None]


@pytest.mark.parametrize(
    ("href", "path", "is_foreign", "fault"),
    [
        ("/trang/so-noi-vu/tin-tuc/?a=1#muc", "/trang/so-noi-vu/tin-tuc/", False, None),
        ("bai-moi/", "/trang/x/bai-moi/", False, None),
        ("#muc", "/trang/x/", False, None),
        ("https://tinh.example", "/", False, None),
        ("https://noivu.example/tin-tuc/", "/trang/so-noi-vu/tin-tuc/", False, None),
        ("https://chinhphu.vn/x", "", True, None),
        ("//chinhphu.vn/x", "", True, None),
        ("mailto:so@example.vn", "", False, None),
        ("", "", False, Fault.NO_ADDRESS),
        ("#", "", False, Fault.NO_ADDRESS),
        ("file:///C:/bao-cao.doc", "", False, Fault.OWN_MACHINE),
        (r"D:\bao-cao.doc", "", False, Fault.OWN_MACHINE),
        (r"\\may-chu\chung", "", False, Fault.OWN_MACHINE),
        ("http://[hong", "", False, Fault.UNREADABLE),
        ("javascript:alert(1)", "", False, Fault.UNREADABLE),
        ("http://", "", False, Fault.UNREADABLE),
    ],
)
def test_where_an_address_leads(href: str, path: str, *, is_foreign: bool, fault: Fault | None) -> None:
    way = way_of(href, "/trang/x/", OWN)
    assert (way.path, way.is_foreign, way.fault) == (path, is_foreign, fault)


def test_links_are_read_with_their_words_also_from_untidy_markup() -> None:
    told = list(
        links_in(
            '<p>Xem <a linktype="page" id="3">bài <b>cũ</b></a>, <a linktype="document" id="4"> tệp\n này</a>'
            '<embed embedtype="image" id="5" alt=""><a href="/x">một<a href="/y">hai'
        )
    )
    assert [(one.kind, one.target, one.words, one.described) for one in told] == [
        (LinkKind.PAGE, "3", "bài cũ", True),
        (LinkKind.DOCUMENT, "4", "tệp này", True),
        (LinkKind.PICTURE, "5", "", False),
        (LinkKind.ADDRESS, "/x", "một", True),
        (LinkKind.ADDRESS, "/y", "hai", True),
    ]


@pytest.mark.parametrize(
    ("href", "fault"),
    [
        ("/trang/so-noi-vu/tin-tuc/", None),
        ("/trang/so-noi-vu/tin-tuc", None),
        ("/trang/so-noi-vu/tin-tuc/tin-moi.xml", None),
        ("/trang/so-noi-vu/tim-kiem/", None),
        ("/thu-tuc/", None),
        ("/trang/so-noi-vu/da-chuyen/", None),
        ("../", None),
        ("https://chinhphu.vn/", None),
        ("/trang/so-noi-vu/khong-co/", Fault.NOT_FOUND),
        ("/trang/khong-co-co-quan/", Fault.NOT_FOUND),
        ("/trang/khong-co-co-quan/tim-kiem/", Fault.NOT_FOUND),
        ("/trang/so-noi-vu/quay-vong/", Fault.NOT_FOUND),
        ("/khong-co-gi-o-day/", Fault.NOT_FOUND),
        ("/tep-dinh-kem/999999/x.pdf", Fault.FILE_GONE),
    ],
)
def test_an_address_of_the_house_must_lead_to_something(
    places: Places, href: str, fault: Fault | None
) -> None:
    news = SectionPage.objects.get(url_path="/so-noi-vu/tin-tuc/")
    hidden = article("Nháp", live=False)
    Redirect.objects.create(old_path="/trang/so-noi-vu/da-chuyen", redirect_page=news)
    Redirect.objects.create(old_path="/trang/so-noi-vu/quay-vong", redirect_page=hidden)
    article("Bài", ("text", f'<p><a href="{href}">đây</a></p>'))
    assert faults(places) == ([("đây", fault)] if fault else [])


def test_pages_named_by_the_editor_must_be_public(places: Places) -> None:
    open_page, draft = article("Mở"), article("Nháp", live=False)
    gone = article("Xóa")
    key, _ = gone.pk, gone.delete()
    links = "".join(f'<a linktype="page" id="{pk}">{pk}</a>' for pk in (open_page.pk, draft.pk, key))
    further = json.dumps([{"type": "page", "value": draft.pk}])
    article("Bài", ("text", f"<p>{links}</p>"), further=further)
    assert faults(places) == [
        (str(draft.pk), Fault.PAGE_HIDDEN), (str(key), Fault.PAGE_GONE), ("Đọc thêm", Fault.PAGE_HIDDEN),
    ]  # fmt: skip


def test_pictures_and_files_must_be_there_and_have_words(places: Places) -> None:
    picture, file = stored_picture(places.interior.site), attached(places.interior.site, "loi.vtt")
    lost = attached(places.interior.site, "mat.vtt")
    lost.file.storage.delete(lost.file.name)
    article(
        "Bài",
        ("picture", {"picture": picture.pk, "alt": "Cầu", "is_decorative": False}),
        ("picture", {"picture": picture.pk, "alt": "", "is_decorative": True}),
        ("picture", {"picture": picture.pk, "alt": "", "caption": "chú thích"}),
        ("photo_set", [{"type": "item", "value": {"picture": 999999, "alt": "Mất"}}]),
        ("attachment", {"document": file.pk, "title": "Còn"}),
        ("attachment", {"document": lost.pk, "title": "Mất nội dung"}),
        ("video", {"video": 999999, "title": "Phim", "transcript": "…"}),
        ("quote", {"words": "Lời", "who": ""}),
        ("text", f'<p><a linktype="document" id="{file.pk}"></a></p>'),
    )
    assert faults(places) == [
        ("chú thích", Fault.NO_DESCRIPTION), ("Mất", Fault.PICTURE_GONE), ("Mất nội dung", Fault.CONTENT_LOST),
        ("Phim", Fault.FILE_GONE), ("", Fault.NO_WORDS),
    ]  # fmt: skip


def test_a_menu_entry_must_lead_to_something(places: Places) -> None:
    site = places.interior.site
    sections = SectionPage.objects.descendant_of(site.root)
    sections.filter(module="").update(intro="Lời mở đầu.")
    assert broken_links(site).found == []
    news = sections.get(url_path="/so-noi-vu/tin-tuc/")
    sections.filter(pk=news.pk).update(intro="", body="<p></p>")
    (found,) = broken_links(site).found
    assert (found.title, found.fault) == (news.title, Fault.EMPTY_SECTION)
    article("Bài")
    assert broken_links(site).found == []
    PageViewRestriction.objects.create(page=news, restriction_type="login")
    assert [one.fault for one in broken_links(site).found] == [Fault.CLOSED_SECTION]


def test_other_peoples_machines_are_counted_and_never_asked(places: Places) -> None:
    article(
        "Bài", ("text", '<p><a href="https://chinhphu.vn/">a</a> <a href="http://127.0.0.1:1/">b</a></p>')
    )
    look = broken_links(places.interior.site)
    assert look.foreign == 2
    assert all(one.link is None for one in look.found)


def test_a_long_site_is_looked_at_in_shares_that_go_on_where_the_last_ended(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "_MOST_FAULTS", 3)
    monkeypatch.setattr(looking, "_BATCH", 2)
    SectionPage.objects.filter(module="").update(intro="Lời mở đầu.")
    for number in range(7):
        article(f"Bài {number}", ("text", '<p><a href="/khong-co/">đây</a></p>'))
    after, titles = "", []
    for _ in range(10):
        look = broken_links(places.interior.site, after)
        assert len(look.found) <= 3
        titles += [one.title for one in look.found]
        after = look.after
        if not after:
            break
    assert titles == [f"Bài {number}" for number in range(7)]


def test_the_cost_does_not_grow_with_the_links(places: Places) -> None:
    def statements() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            broken_links(places.interior.site)
        return len(asked)

    picture = stored_picture(places.interior.site)
    article("Bài", ("text", '<p><a href="/trang/so-noi-vu/x/">đây</a></p>'), picture=picture)
    statements()
    before = statements()
    for number in range(20):
        article(
            f"Bài {number}", ("text", '<p><a href="/trang/so-noi-vu/x/">đây</a></p>' * 5), picture=picture
        )
    assert statements() == before


def test_who_sees_the_report(places: Places, manager: Client) -> None:
    assert Client().get(REPORT).status_code == 302
    for who in (places.citizen, places.stranger):
        assert entering(Client(), who).get(REPORT).status_code == 403
    for who in (places.justice.editor, places.justice.publisher):
        assert entering(Client(), who).get(REPORT).status_code == 404
    for who in (places.interior.editor, places.interior.publisher):
        assert entering(Client(), who).get(REPORT).status_code == 200
    assert manager.get(REPORT).status_code == 200


def test_the_report_leads_to_what_can_be_mended(places: Places, editor: Client, manager: Client) -> None:
    page = article("Bài hỏng", ("text", '<p><a href="/khong-co/">bấm vào đây</a></p>'))
    words = editor.get(REPORT).content.decode()
    for told in (
        "Bài hỏng",
        "bấm vào đây",
        "/khong-co/",
        str(Fault.NOT_FOUND.label),
        f"/bien-tap/pages/{page.pk}/edit/",
    ):
        assert told in words
    assert REPORT in editor.get("/quan-ly-trang/so-noi-vu/").content.decode()
    assert "/bien-tap/pages/" not in manager.get(REPORT).content.decode()


def test_what_another_site_has_not_published_is_not_named(places: Places, editor: Client) -> None:
    secret = article("Bí mật", site="so-tu-phap", live=False)
    article("Bài", ("text", f'<p><a linktype="page" id="{secret.pk}">đây</a></p>'))
    words = editor.get(REPORT).content.decode()
    assert str(Fault.PAGE_HIDDEN.label) in words
    assert "bi-mat" not in words
    assert "Bí mật" not in words


@pytest.mark.parametrize(
    "asked", ["?sau=%00", "?sau=" + "Z" * 300, "?sau=ếế", "?sau=0001", "?sau=ZZZZ", "?sau='"]
)
def test_a_place_that_is_none_is_answered(editor: Client, asked: str) -> None:
    assert editor.get(REPORT + asked).status_code == 200
