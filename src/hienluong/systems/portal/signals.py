"""Wagtail tells what happened at its desk; our own actions follow in the same transaction."""

from typing import Any

from django.db.models.signals import post_save, pre_delete, pre_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, TaskState
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    task_approved,
    task_cancelled,
    task_rejected,
    task_submitted,
)

from hienluong.systems.portal.actions import follow_wagtail
from hienluong.systems.portal.actions.ask_approval import approval_asked, approval_over, sent_back
from hienluong.systems.portal.actions.redirects import ensure_arrives
from hienluong.systems.portal.models import ArticlePage, Picture, SectionPage, SiteHome, SitePage
from hienluong.systems.portal.queries.sites import site_of_path

__all__ = ["connect"]


def connect() -> None:
    """Listen; connecting again changes nothing."""
    page_published.connect(_published, dispatch_uid="portal.published")
    page_unpublished.connect(_unpublished, dispatch_uid="portal.unpublished")
    page_slug_changed.connect(_renamed, dispatch_uid="portal.renamed")
    post_page_move.connect(_moved, dispatch_uid="portal.moved")
    post_save.connect(_stored, sender=Picture, dispatch_uid="portal.stored")
    task_submitted.connect(_submitted, dispatch_uid="portal.submitted")
    pre_save.connect(_leading_on, sender=Redirect, dispatch_uid="portal.leading-on")
    for ended in (task_approved, task_cancelled):
        ended.connect(_decided, dispatch_uid="portal.decided")
    task_rejected.connect(_sent_back, dispatch_uid="portal.sent-back")
    for kind in (ArticlePage, SectionPage, SiteHome):
        pre_delete.connect(_deleted, sender=kind, dispatch_uid=f"portal.deleted-{kind.__name__}")


def _published(instance: Page, **_facts: Any) -> None:  # noqa: ANN401
    if isinstance(instance, SitePage):
        follow_wagtail.page_published(instance)
        approval_over(instance)


def _unpublished(instance: Page, **_facts: Any) -> None:  # noqa: ANN401
    page = instance.specific
    if isinstance(page, SitePage):
        follow_wagtail.page_unpublished(page)


def _moved(instance: Page, url_path_before: str, **_facts: Any) -> None:  # noqa: ANN401
    page = instance.specific
    if isinstance(page, SitePage):
        follow_wagtail.page_moved(page, url_path_before)


def _renamed(instance: Page, instance_before: Page, **_facts: Any) -> None:  # noqa: ANN401
    if isinstance(instance, SitePage):
        follow_wagtail.page_moved(instance, instance_before.url_path)


def _stored(instance: Picture, **_facts: Any) -> None:  # noqa: ANN401
    follow_wagtail.picture_stored(instance)


def _submitted(instance: TaskState, **_facts: Any) -> None:  # noqa: ANN401
    page = instance.workflow_state.content_object.specific
    if isinstance(page, SitePage):
        approval_asked(page, site_of_path(page.url_path))


def _decided(instance: TaskState, **_facts: Any) -> None:  # noqa: ANN401
    page = instance.workflow_state.content_object.specific
    if isinstance(page, SitePage):
        approval_over(page)


def _sent_back(instance: TaskState, **_facts: Any) -> None:  # noqa: ANN401
    page = instance.workflow_state.content_object.specific
    if isinstance(page, SitePage):
        sent_back(page, site_of_path(page.url_path), instance)


def _deleted(instance: SitePage, **_facts: Any) -> None:  # noqa: ANN401
    approval_over(instance)


def _leading_on(instance: Redirect, **_facts: Any) -> None:  # noqa: ANN401
    ensure_arrives(instance)
