"""What the one work list shows of pages that wait for approval."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from wagtail.models import Page

from hienluong.shared.work.public import Line
from hienluong.systems.portal.queries.sites import site_of_path

__all__ = ["page_lines"]


def page_lines(ids: Collection[int]) -> Mapping[int, Line]:
    """Title, site and desk of each page, with one query."""
    rows = Page.objects.filter(pk__in=ids).values_list("pk", "draft_title", "url_path")
    return {
        pk: Line(title, site_of_path(url_path).name, reverse("wagtailadmin_pages:edit", args=[pk]))
        for pk, title, url_path in rows
    }
