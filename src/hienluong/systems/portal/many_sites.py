"""Wagtail's rights over pages and files as one predicate, however many sites somebody writes for.

Its own policies join one query set for each group to the next. With two groups for each of a hundred sites and more
that takes the explorer minutes; the answers here are the same.
"""

from collections.abc import Collection, Iterable
from os.path import commonprefix
from typing import Any

from django.db.models import Q
from django.db.models.functions import Left
from django.db.models.lookups import In
from wagtail.documents.permissions import permission_policy as documents
from wagtail.images.permissions import permission_policy as images
from wagtail.models import Collection as FileCollection
from wagtail.models import Page
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import page_permission_policy

__all__ = ["install"]

_ADD = "add_page"
_ANY = frozenset({"add", "change", "publish", "lock", "unlock", "bulk_delete"})


class PagesOfManySites(PagePermissionPolicy):
    """Who may do what to pages."""

    def instances_user_has_any_permission_for(self, user: Any, actions: Collection[str]) -> Any:  # noqa: ANN401
        """The pages on which the user may do one of these; with "change" also those they wrote where they may add."""
        everything = self._base_queryset_for_user(user)
        if everything is not None:
            return everything
        wanted = self._get_permission_codenames(actions)
        places = self._places(user)
        found = _below(path for path, name in places if name in wanted)
        if "change" in actions and "add" not in actions:
            found |= _below(path for path, name in places if name == _ADD) & Q(owner=user)
        return Page.objects.filter(found)

    def explorable_instances(self, user: Any) -> Any:  # noqa: ANN401
        """Those pages, and the way down to them from the nearest place above all."""
        everything = self._base_queryset_for_user(user)
        if everything is not None:
            return everything
        paths = {path for path, _ in self._places(user)}
        way = {path[:end] for path in paths for end in range(Page.steplen, len(path), Page.steplen)}
        common = commonprefix([path[: -Page.steplen] for path in paths])  # noqa: RUF071 - letters, no folders
        top = common[: len(common) // Page.steplen * Page.steplen]
        pages = self.instances_user_has_any_permission_for(user, _ANY)
        return (pages | Page.objects.filter(path__in=way)).filter(path__startswith=top)

    def _places(self, user: Any) -> set[tuple[str, str]]:  # noqa: ANN401
        held = self.get_cached_permissions_for_user(user)
        return {(each.page.path, each.permission.codename) for each in held}


class FilesOfManySites(CollectionOwnershipPermissionPolicy):
    """Who may do what to pictures and attachments."""

    def _collections_with_perm(self, user: Any, actions: Collection[str]) -> Any:  # noqa: ANN401
        held = self._get_user_permission_objects_for_actions(user, actions)
        return FileCollection.objects.filter(_below(each.collection.path for each in held))


def install() -> None:
    """Wagtail's modules hold these three objects by name: their class is what can be changed."""
    page_permission_policy.__class__ = PagesOfManySites
    for policy in (images, documents):
        policy.__class__ = FilesOfManySites


def _below(paths: Iterable[str]) -> Q:
    """At one of these places of a tree, or below it."""
    lengths: dict[int, set[str]] = {}
    for path in paths:
        lengths.setdefault(len(path), set()).add(path)
    found = Q(pk__in=[])
    for length, same in lengths.items():
        found |= Q(In(Left("path", length), sorted(same)))
    return found
