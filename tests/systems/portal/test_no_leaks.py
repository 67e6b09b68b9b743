"""Editors of one site see nothing of another's: every address of the desk is walked with the other site's things."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.systems.portal.conftest import Place, Places
from tests.systems.portal.test_approval import at_the_desk
from tests.systems.portal.test_uploads import drawn
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Comment, Page, PageLogEntry

from hienluong.base import clock
from hienluong.kernel.people.public import Account
from hienluong.shared.search.models import FruitlessSearch
from hienluong.shared.visits.models import PageVisits
from hienluong.systems.portal.models import ArticlePage, Attachment, Picture, SectionPage

SECRET = "Zzbimat"
"""What is searched for: the other site has it everywhere."""
KEPT = "Qwkin"
"""Stands beside it in everything planted and is never typed: an answer that holds it tells."""
PEOPLE = ("bien-tap.so-tu-phap", "duyet.so-tu-phap")
SEARCHES = (
    "",
    f"?q={SECRET}",
    f"?title={SECRET}",
    f"?term={SECRET}",
    f"?search={SECRET}",
    "?p=1&ordering=title",
)


@pytest.fixture
def planted(places: Places) -> dict[str, object]:
    """A draft, a picture, a file, a redirect, a comment and history on the site of justice."""
    site, writer = places.justice.site, Account.objects.get(pk=places.justice.editor.account_id)
    section = SectionPage.objects.get(url_path="/so-tu-phap/tin-tuc/")
    page = section.add_child(
        instance=ArticlePage(
            title=f"{SECRET} {KEPT} nháp",
            slug="qwkin-nhap",
            lead=f"{SECRET} {KEPT}",
            day=date(2026, 11, 23),
            live=False,
            owner=writer,
        )
    )
    revision = page.save_revision(user=writer, log_action=True)
    picture = Picture(
        title=f"{SECRET} {KEPT} ảnh", description=KEPT, collection=site.collection, uploaded_by_user=writer
    )
    picture.file.save("qwkin.png", SimpleUploadedFile("qwkin.png", drawn()))
    attachment = Attachment(title=f"{SECRET} {KEPT} tệp", collection=site.collection, uploaded_by_user=writer)
    attachment.file.save("qwkin.pdf", SimpleUploadedFile("qwkin.pdf", b"%PDF-1.4"))
    site.collection.name = f"{SECRET} {KEPT} kho"
    site.collection.save()
    moved = Redirect.objects.create(old_path=f"/{KEPT.lower()}", redirect_page=page)
    Comment.objects.create(page=page, user=writer, text=f"{SECRET} {KEPT}", contentpath="title")
    page.get_workflow().start(page, writer)
    PageVisits.objects.create(site=site.slug, day=clock.today(), path=f"/trang/so-tu-phap/{KEPT}/", times=1)
    FruitlessSearch.objects.create(day=clock.today(), agency_id=site.agency_id, query=f"{SECRET} {KEPT} hỏi")
    state = page.current_workflow_state
    assert PageLogEntry.objects.filter(page=page).exists()
    return {
        "page_id": page.pk, "pk": page.pk, "parent_page_id": section.pk, "revision_id": revision.pk,
        "revision_id_a": "earliest", "revision_id_b": revision.pk, "image_id": picture.pk, "document_id": attachment.pk,
        "collection_id": site.collection_id, "redirect_id": moved.pk, "task_state_id": state.current_task_state.pk,
        "workflow_state_id": state.pk, "task_id": state.current_task_state.task_id, "workflow_id": state.workflow_id,
        "user_id": writer.pk, "parent_page": section.pk, "destination_page_id": section.pk, "page_to_move_id": page.pk,
        "content_type_app_name": "portal", "content_type_model_name": "articlepage", "app_name": "portal",
        "model_name": "articlepage", "app_label": "portal", "action_name": "approve", "action": "delete", "title": SECRET,
        "report_id": page.pk, "id": page.pk, "object_id": page.pk, "tag": SECRET, "filename": "zzbimat.pdf",
        "slug": "so-tu-phap", "table": "luot-xem",
        "filter_spec": "width-10", "signature": "x", "quoted_pk": page.pk, "content_type_id": page.content_type_id,
        "root_path": "x",
    }  # fmt: skip


def addresses(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, before + _route(pattern))
        else:
            yield before + _route(pattern), pattern


def _route(pattern: URLPattern | URLResolver) -> str:
    return str(getattr(pattern.pattern, "_route", ""))


def desk_addresses(known: dict[str, object]) -> list[str]:
    """Every address of the desk, and of the figures of sites, with the other site's ids filled in."""
    found = []
    for route, _ in addresses(get_resolver()):
        if not route.startswith(("bien-tap/", "quan-ly-trang/")):
            continue
        parts = []
        for part in route.split("/"):
            if part.startswith("<"):
                name = part.partition(">")[0].strip("<").split(":")[-1]
                parts.append(str(known.get(name, known["pk"])) + part.rpartition(">")[2])
            else:
                parts.append(part)
        found.append("/" + "/".join(parts))
    assert len(found) > 150
    return sorted(set(found))


@pytest.fixture(params=["editor", "publisher"])
def outsider(request: pytest.FixtureRequest, places: Places) -> Client:
    return at_the_desk(getattr(places.interior, request.param))


def test_nothing_of_another_site_is_told_at_any_address(planted: dict[str, object], outsider: Client) -> None:
    outsider.raise_request_exception = False
    told, broken = [], []
    for address in desk_addresses(planted):
        for asked in SEARCHES if address == address.rstrip("0123456789/") + "/" else SEARCHES[:1]:
            answer = outsider.get(address + asked, headers={"X-Requested-With": "XMLHttpRequest"})
            if answer.status_code >= 500:
                broken.append((address, answer.status_code))
                break
            if tells(answer):
                told.append((address + asked, answer.status_code))
                break
    assert (told, broken) == ([], [])


def tells(answer: HttpResponse | StreamingHttpResponse) -> bool:
    """Whether an answer holds a planted word, or the name of somebody who works for the other site."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    words = content.decode(errors="replace").lower()
    return any(word.lower() in words for word in (KEPT, *PEOPLE))


UNROUTED = (
    "/bien-tap/api/main/pages/?fields=*",
    "/bien-tap/api/main/pages/?search=Zzbimat",
    "/bien-tap/api/main/pages/?child_of={parent_page_id}&for_explorer=1",
    "/bien-tap/api/main/pages/{page_id}/",
    "/bien-tap/api/main/pages/find/?id={page_id}",
    "/bien-tap/api/main/images/?search=Zzbimat",
    "/bien-tap/api/main/images/{image_id}/",
    "/bien-tap/api/main/documents/",
    "/bien-tap/api/main/documents/{document_id}/",
    "/bien-tap/pages/{page_id}/revisions/compare/earliest...{revision_id}/",
    "/bien-tap/choose-page/chosen-multiple/?id={page_id}",
    "/bien-tap/images/chooser/chosen-multiple/?id={image_id}",
    "/bien-tap/documents/chooser/chosen-multiple/?id={document_id}",
    "/bien-tap/bulk/wagtailcore/page/move/?id={page_id}",
    "/bien-tap/bulk/portal/picture/delete/?id={image_id}",
    "/bien-tap/bulk/portal/attachment/delete/?id={document_id}",
    "/bien-tap/images/?collection_id={collection_id}",
    "/bien-tap/documents/?collection_id={collection_id}",
    "/bien-tap/reports/site-history/?export=csv",
    "/bien-tap/reports/site-history/?user={user_id}",
    "/bien-tap/reports/aging-pages/?export=csv",
    "/bien-tap/reports/locked/?export=csv",
    "/bien-tap/reports/workflow/?export=csv",
    "/bien-tap/reports/workflow_tasks/?export=csv",
    "/bien-tap/pages/{own_id}/revisions/{revision_id}/view/",
    "/bien-tap/pages/{own_id}/revisions/compare/earliest...{revision_id}/",
    "/bien-tap/pages/{own_id}/move/{parent_page_id}/confirm/",
    "/bien-tap/pages/{own_id}/workflow_history/detail/{workflow_state_id}/",
    "/bien-tap/pages/{own_id}/edit/",
    "/bien-tap/pages/{own_id}/history/?user={user_id}",
)
"""Addresses with questions, those that Wagtail spells as patterns, and an own page with the other site's parts."""


@pytest.mark.parametrize("address", UNROUTED)
def test_a_question_about_another_sites_things_is_told_nothing(
    planted: dict[str, object], outsider: Client, address: str
) -> None:
    own = SectionPage.objects.get(url_path="/so-noi-vu/tin-tuc/")
    outsider.raise_request_exception = False
    answer = outsider.get(address.format(**planted, own_id=own.pk))
    assert answer.status_code < 500
    assert not tells(answer)


def test_nothing_of_another_site_is_changed_from_outside(
    planted: dict[str, object], places: Places, outsider: Client
) -> None:
    outsider.raise_request_exception = False
    before = _state(places.justice)
    for address in desk_addresses(planted):
        if "logout" in address:
            continue
        outsider.post(address, {"title": "Đổi", "name": "Đổi", "comment": "x"})
    assert _state(places.justice) == before


def _state(place: Place) -> list[object]:
    pages = Page.objects.descendant_of(place.site.root).order_by("pk")
    return [
        *pages.values_list("title", "draft_title", "live", "path", "latest_revision_id", "locked"),
        *Picture.objects.filter(collection=place.site.collection).values_list("title"),
        *Attachment.objects.filter(collection=place.site.collection).values_list("title"),
    ]


def test_pictures_and_files_have_no_tags_because_tags_know_no_sites() -> None:
    assert "tags" not in (*Picture.admin_form_fields, *Attachment.admin_form_fields)
