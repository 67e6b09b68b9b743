"""The editors' desk as this house wants it."""

from collections.abc import Mapping
from typing import Any, cast

from django.db.models import QuerySet
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.navigation import get_site_for_user
from wagtail.admin.site_summary import PagesSummaryItem, SummaryItem
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.portal.queries.reach import count_own_pages, readable_pages

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


@hooks.register("construct_page_action_menu")  # type: ignore[untyped-decorator]
def send_again_in_one_way(items: list[ActionMenuItem], request: object, context: object) -> None:  # noqa: ARG001
    """Approval has one step, so that to begin it anew is the same as to send the page again."""
    items[:] = [item for item in items if item.name != "action-restart-workflow"]


@hooks.register("insert_global_admin_css")  # type: ignore[untyped-decorator]
def wear_the_look_of_the_house() -> SafeString:
    """Who writes for a site sees at a glance that the desk belongs to the same house."""
    return format_html('<link rel="stylesheet" href="{}">', static("vendor/desk.css"))


@hooks.register("construct_page_chooser_queryset")  # type: ignore[untyped-decorator]
def offer_what_is_public(pages: Any, request: HouseRequest) -> "QuerySet[Page]":  # noqa: ANN401 - untyped in Wagtail
    """A link may lead to any public page of the province, and to the own drafts."""
    listed = pages.annotate_approved_schedule().prefetch_workflow_states()  # else two statements for each row
    return readable_pages(listed, request.actor)


class ExplorablePages(PagesAdminAPIViewSet):
    """What the desk's side menu unfolds. Wagtail makes a policy of its own here, beside the one it uses elsewhere."""

    def get_base_queryset(self) -> "QuerySet[Page]":
        """The pages of the own sites, by their keys: a search takes no other condition along."""
        explorable = page_permission_policy.explorable_instances(self.request.user)
        pages: QuerySet[Page] = Page.objects.filter(pk__in=explorable.values_list("pk", flat=True))
        return pages

    def get_queryset(self) -> "QuerySet[Page]":
        """With what the state of each page is told from, else two statements for each row."""
        pages = super().get_queryset().annotate_approved_schedule().prefetch_workflow_states()
        return cast("QuerySet[Page]", pages)


@hooks.register("construct_admin_api")  # type: ignore[untyped-decorator]
def ask_the_rights_once(router: WagtailAPIRouter) -> None:
    """With a hundred sites the side menu took two minutes."""
    router.register_endpoint("pages", ExplorablePages)


class OwnPages(PagesSummaryItem):
    """How many pages stand on the editor's own sites; Wagtail would count all below the first place common to them."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:  # noqa: ARG002
        """What its template shows."""
        place = get_site_for_user(self.request.user)
        return {**place, "total_pages": count_own_pages(self.request.actor)}


@hooks.register("construct_homepage_summary_items", order=1)  # type: ignore[untyped-decorator]
def count_what_is_ones_own(request: HouseRequest, items: list[SummaryItem]) -> None:
    """On the first page of the desk, after Wagtail put its own items there."""
    items[:] = [OwnPages(request) if type(item) is PagesSummaryItem else item for item in items]
