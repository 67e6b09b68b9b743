"""The editors' desk as this house wants it."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.portal.queries.reach import readable_pages

__all__: list[str] = []

_LEFT_OUT = {"reports", "settings", "help"}
"""Menus that reach beyond one site, or speak of the library and not of the work."""


@hooks.register("construct_main_menu")  # type: ignore[untyped-decorator]
def keep_to_the_work(request: object, items: list[MenuItem]) -> None:  # noqa: ARG001
    """Pages, pictures and files: what an editor has."""
    items[:] = [item for item in items if item.name not in _LEFT_OUT]


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def lead_to_the_figures() -> MenuItem:
    """What readers do on the own sites, and what the sites lack."""
    return MenuItem(_("Số liệu của trang"), reverse("portal:watched"), icon_name="view", order=900)


@hooks.register("construct_page_chooser_queryset")  # type: ignore[untyped-decorator]
def offer_what_is_public(pages: "QuerySet[Page]", request: HouseRequest) -> "QuerySet[Page]":
    """A link may lead to any public page of the province, and to the own drafts."""
    return readable_pages(pages, request.actor)
