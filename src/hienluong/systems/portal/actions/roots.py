"""The trunk of the tree: what Wagtail's first migrations leave is put in order, and made anew where it is missing."""

from django.conf import settings
from django.utils.translation import gettext_noop
from wagtail.models import Collection, Locale, Page, Site, Workflow, WorkflowPage, WorkflowTask

from hienluong.systems.portal.models import PublisherApproval

__all__ = ["locked_root"]

_LEFT_BY_WAGTAIL = {"depth": 2, "slug": "home", "title": "Welcome to your new Wagtail site!"}

_LEFT_NAME = "Root"
_PAGES, _FILES = gettext_noop("Trang các cơ quan"), gettext_noop("Kho chung")


def locked_root() -> Page:
    """The root of all sites, locked until the transaction ends.

    Wagtail knows sites by host; ours stand side by side below one root, so its one site is the root itself.
    """
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    if Collection.get_first_root_node() is None:
        Collection.add_root(name=_FILES)
    if Page.get_first_root_node() is None:
        Page.add_root(title=_PAGES, slug="root")
    _call_by_vietnamese_names()
    root = Page.objects.select_for_update(of=("self",)).get(depth=1)
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": root}
    )
    _let_publishers_approve(root)
    welcome = Page.objects.filter(**_LEFT_BY_WAGTAIL).first()
    if welcome is not None:
        welcome.delete()
        root.refresh_from_db()
    return root


def _call_by_vietnamese_names() -> None:
    """What Wagtail's own migrations called Root: officers who write for many sites meet these names."""
    Page.objects.filter(depth=1, title=_LEFT_NAME).update(title=_PAGES, draft_title=_PAGES)
    Collection.objects.filter(depth=1, name=_LEFT_NAME).update(name=_FILES)


def _let_publishers_approve(root: Page) -> None:
    """Two steps for every page: who may write submits, who may publish approves (NĐ 42/2022/NĐ-CP, điều 6)."""
    if PublisherApproval.objects.exists():
        return
    task = PublisherApproval.objects.create(name=gettext_noop("Duyệt bài"))
    workflow = Workflow.objects.create(name=gettext_noop("Viết rồi duyệt"))
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
