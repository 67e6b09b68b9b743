"""Wagtail tells what happened at its desk; our own actions follow in the same transaction."""

from typing import Any

from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from hienluong.systems.portal.actions import follow_wagtail
from hienluong.systems.portal.models import SitePage

__all__ = ["connect"]


def connect() -> None:
    """Listen; connecting again changes nothing."""
    page_published.connect(_published, dispatch_uid="portal.published")
    page_unpublished.connect(_unpublished, dispatch_uid="portal.unpublished")
    post_page_move.connect(_moved, dispatch_uid="portal.moved")


def _published(instance: Page, **_facts: Any) -> None:  # noqa: ANN401
    if isinstance(instance, SitePage):
        follow_wagtail.page_published(instance)


def _unpublished(instance: Page, **_facts: Any) -> None:  # noqa: ANN401
    page = instance.specific
    if isinstance(page, SitePage):
        follow_wagtail.page_unpublished(page)


def _moved(instance: Page, **_facts: Any) -> None:  # noqa: ANN401
    page = instance.specific
    if isinstance(page, SitePage):
        follow_wagtail.page_moved(page)
