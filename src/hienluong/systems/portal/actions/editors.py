"""Who may do what in Wagtail's desk: a group of writers and one of publishers for each site.

Members are never chosen by hand: they follow the rights of posts (`reconcile`), anew at each request.
"""

from collections.abc import Sequence

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from hienluong.systems.portal.models import AgencySite

__all__ = ["EDITORS", "PUBLISHERS", "give_editors", "group_name"]

EDITORS, PUBLISHERS = "editors", "publishers"

_ON_PAGES = {
    EDITORS: ("add_page", "change_page"),
    PUBLISHERS: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page"),
}
_ON_FILES = {
    EDITORS: ("add_image", "choose_image", "add_document", "choose_document"),
    PUBLISHERS: (
        "add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document",
    ),
}  # fmt: skip
_DESK = ("wagtailadmin", "access_admin")


def group_name(role: str, slug: str) -> str:
    """The name of a site's group."""
    return f"portal:{role}:{slug}"


def give_editors(sites: Sequence[AgencySite]) -> None:
    """Make the groups of new sites, with what they may do in the site's tree and collection."""
    known = {(each.content_type.app_label, each.codename): each for each in _permissions()}
    roles = [(role, site) for site in sites for role in (EDITORS, PUBLISHERS)]
    groups = Group.objects.bulk_create(Group(name=group_name(role, site.slug)) for role, site in roles)
    Group.permissions.through.objects.bulk_create(
        Group.permissions.through(group=group, permission=known[_DESK]) for group in groups
    )
    pairs = list(zip(groups, roles, strict=True))
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page_id=site.root_id, permission=known["wagtailcore", name])
        for group, (role, site) in pairs
        for name in _ON_PAGES[role]
    )
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(
            group=group, collection_id=site.collection_id, permission=known[_app_of(name), name]
        )
        for group, (role, site) in pairs
        for name in _ON_FILES[role]
    )


def _app_of(permission: str) -> str:
    """Wagtail asks for the rights of its own models, whichever model an installation puts in their place."""
    return "wagtailimages" if permission.endswith("_image") else "wagtaildocs"


def _permissions() -> Sequence[Permission]:
    names = {*_ON_PAGES[PUBLISHERS], *_ON_FILES[EDITORS], *_ON_FILES[PUBLISHERS], _DESK[1]}
    rows = Permission.objects.filter(
        codename__in=names,
        content_type__app_label__in=("wagtailcore", "wagtailimages", "wagtaildocs", "wagtailadmin"),
    )
    return list(rows.select_related("content_type"))
