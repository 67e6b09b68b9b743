"""An editor who reads no English is at home at the desk: the pages of every day are walked for sentences of the library."""

import json
import re
from datetime import date

import pytest
from django.http import HttpResponse
from tests.systems.portal.conftest import Places, places
from tests.systems.portal.desk_forms import attached, stored_picture
from tests.systems.portal.test_approval import at_the_desk
from tests.translations.left_english import left_english, library_sentences

from hienluong.kernel.people.public import Account
from hienluong.systems.portal.models import ArticlePage, SectionPage

__all__ = ["places"]

_LABEL = re.compile(r'(?:class="w-field__label"[^>]*|data-panel-heading-text)>([^<]+)')
_VIETNAMESE = re.compile(r"[ăâđêôơưà-ãè-êìíò-õùúýĩũạ-ỹ]", re.IGNORECASE)
_WITHOUT_WORDS = {"%(time_zone_option)s: %(localized_time_zone_label)s"}


@pytest.fixture
def pages(places: Places) -> dict[str, HttpResponse]:
    """The desk's pages that an editor opens in an ordinary week, by their address."""
    site, writer = places.interior.site, Account.objects.get(pk=places.interior.editor.account_id)
    section = SectionPage.objects.get(url_path="/so-noi-vu/tin-tuc/")
    page = section.add_child(
        instance=ArticlePage(
            title="Bài mới", slug="bai-moi", lead="Ý chính.", day=date(2026, 11, 23), owner=writer
        )
    )
    first = page.save_revision(user=writer, log_action=True)
    first.publish()
    page.title = "Bài mới hơn"
    second = page.save_revision(user=writer, log_action=True)
    waiting = section.add_child(
        instance=ArticlePage(
            title="Chờ", slug="cho", lead="Ý.", day=date(2026, 11, 23), live=False, owner=writer
        )
    )
    waiting.save_revision(user=writer)
    waiting.get_workflow().start(waiting, writer)
    picture, paper = stored_picture(site), attached(site, "bieu-mau.pdf", b"%PDF-1.4")
    state = waiting.current_workflow_state.current_task_state
    desk, names = at_the_desk(places.interior.publisher), _ADDRESSES
    keys = {
        "root": site.root_id, "section": section.pk, "page": page.pk, "first": first.pk, "second": second.pk,
        "waiting": waiting.pk, "picture": picture.pk, "file": paper.pk, "state": state.pk,
    }  # fmt: skip
    return {name: desk.get(f"/bien-tap/{name.format(**keys)}") for name in names}


_ADDRESSES = (
    "",
    "pages/{root}/",
    "pages/{section}/",
    "pages/{section}/add_subpage/",
    "pages/add/portal/articlepage/{section}/",
    "pages/add/portal/sectionpage/{section}/",
    "pages/{page}/edit/",
    "pages/{section}/edit/",
    "pages/{root}/edit/",
    "pages/{waiting}/edit/",
    "pages/{page}/history/",
    "pages/{page}/revisions/compare/{first}...{second}/",
    "pages/{page}/revisions/{first}/revert/",
    "pages/{page}/delete/",
    "pages/{page}/unpublish/",
    "pages/{page}/copy/",
    "pages/{page}/move/",
    "pages/{page}/usage/",
    "pages/{page}/workflow_history/",
    "pages/{waiting}/workflow_history/",
    "pages/workflow/action/{waiting}/reject/{state}/",
    "pages/workflow/action/{waiting}/approve/{state}/",
    "pages/search/?q=bai",
    "pages/search/?q=khongco",
    "choose-page/",
    "choose-page/{section}/",
    "choose-page/search/?q=bai",
    "choose-external-link/",
    "choose-email-link/",
    "choose-phone-link/",
    "choose-anchor-link/",
    "images/",
    "images/?q=khongco",
    "images/add/",
    "images/multiple/add/",
    "images/{picture}/",
    "images/{picture}/delete/",
    "images/usage/{picture}/",
    "images/chooser/",
    "documents/",
    "documents/add/",
    "documents/multiple/add/",
    "documents/edit/{file}/",
    "documents/delete/{file}/",
    "documents/usage/{file}/",
    "documents/chooser/",
    "account/",
)


def test_no_sentence_of_the_library_is_left_in_english(pages: dict[str, HttpResponse]) -> None:
    left = {name: found for name, page in pages.items() if (found := left_english(page.content.decode()))}
    assert not left


def test_every_page_of_the_walk_opens(pages: dict[str, HttpResponse]) -> None:
    """A redirect or a refusal would have no sentences to find."""
    assert {name: page.status_code for name, page in pages.items() if page.status_code != 200} == {}


def test_fields_and_kinds_of_pages_have_vietnamese_names(pages: dict[str, HttpResponse]) -> None:
    html = pages["pages/add/portal/articlepage/{section}/"].content.decode()
    labels = [" ".join(label.split()) for label in _LABEL.findall(html)]
    assert "Tóm tắt" in labels
    assert [label for label in labels if not _VIETNAMESE.search(label)] == []


def test_what_the_scripts_of_the_desk_say_is_vietnamese(places: Places) -> None:
    catalogue = at_the_desk(places.interior.editor).get("/bien-tap/jsi18n/").content.decode()
    told = set(library_sentences("djangojs")) - _WITHOUT_WORDS
    assert [
        sentence
        for sentence in told
        if f"{json.dumps(sentence)}: " not in catalogue and "%(num)s" not in sentence
    ] == []
