"""What stands behind many links at once: a handful of statements, whatever their number. Nobody else's machine is asked."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import Resolver404, ResolverMatch, resolve
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from hienluong.systems.portal.models import Attachment, Picture
from hienluong.systems.portal.queries.sites import sites
from hienluong.systems.portal.rules.addresses import public_path, tree_path
from hienluong.systems.portal.rules.links import Fault, Link, LinkKind, Way

__all__ = ["Targets"]

_PAGES = ("portal:page", "portal:site")
_BELOW_PAGES = ("portal:words", "portal:sound", "portal:feed", "portal:section-feed")
_OF_SITES = ("portal:search", "portal:site-map")
_FILES = "portal:attachment"
_LONGEST_KEY = 10


@dataclass(frozen=True, slots=True)
class Targets:
    """What of the things that some links name is really there."""

    pages: Mapping[int, tuple[bool, str]]
    """By key: whether everybody may open it, and its place in the tree."""
    places: frozenset[str]
    moved: frozenset[str]
    documents: Mapping[int, bool]
    """By key: whether its content is there."""
    pictures: Mapping[int, bool]

    @classmethod
    def of(cls, links: Collection[Link], paths: Iterable[str]) -> "Targets":
        """Look all up that these links name, and these paths of the house."""
        asked = [(path, _match(path)) for path in set(paths)]
        documents = {*_keys(links, LinkKind.DOCUMENT), *_served([match for _, match in asked])}
        places = {place for _, match in asked if (place := _place(match))}
        return cls(
            pages=_open_pages(_keys(links, LinkKind.PAGE)),
            places=frozenset(_live().filter(url_path__in=places).values_list("url_path", flat=True)),
            moved=_moved([path for path, _ in asked]),
            documents={
                file.pk: _has_content(file.file) for file in Attachment.objects.filter(pk__in=documents)
            },
            pictures={
                file.pk: _has_content(file.file)
                for file in Picture.objects.filter(pk__in=_keys(links, LinkKind.PICTURE))
            },
        )

    def hidden_place(self, link: Link) -> str:
        """The place of the page that the link names by its key, when there is one; else empty."""
        is_page = link.kind is LinkKind.PAGE and _is_key(link.target)
        return self.pages.get(int(link.target), (False, ""))[1] if is_page else ""

    def fault_of(self, link: Link, way: Way) -> Fault | None:
        """Why the link leads nowhere; None when it is sound, or leads to somebody else's machine."""
        found = self._fault_of_target(link, way)
        if found is None and not link.described:
            return Fault.NO_DESCRIPTION
        if found is None and link.kind is not LinkKind.PICTURE and not link.words:
            return Fault.NO_WORDS
        return found

    def _fault_of_target(self, link: Link, way: Way) -> Fault | None:
        if link.kind is LinkKind.ADDRESS:
            return way.fault or (self._fault_of_path(way.path) if way.path else None)
        if link.kind is LinkKind.PAGE:
            opened = {key: is_open for key, (is_open, _) in self.pages.items()}
            return _standing(opened, link.target, Fault.PAGE_GONE, Fault.PAGE_HIDDEN)
        if link.kind is LinkKind.DOCUMENT:
            return _standing(self.documents, link.target, Fault.FILE_GONE, Fault.CONTENT_LOST)
        return _standing(self.pictures, link.target, Fault.PICTURE_GONE, Fault.CONTENT_LOST)

    def _fault_of_path(self, path: str) -> Fault | None:
        match = _match(path)
        if match is None:
            return Fault.NOT_FOUND
        if match.view_name == _FILES:
            return _standing(
                self.documents, str(match.kwargs["document_id"]), Fault.FILE_GONE, Fault.CONTENT_LOST
            )
        if match.view_name in _OF_SITES:
            return None if match.kwargs["slug"] in sites() else Fault.NOT_FOUND
        place = _place(match)
        if not place or place in self.places:
            return None
        return None if Redirect.normalise_path(path) in self.moved else Fault.NOT_FOUND


def _standing(known: Mapping[int, bool], target: str, gone: Fault, shut: Fault) -> Fault | None:
    there = known.get(int(target)) if _is_key(target) else None
    return gone if there is None else None if there else shut


def _is_key(target: str) -> bool:
    return target.isascii() and target.isdigit() and len(target) < _LONGEST_KEY


def _keys(links: Iterable[Link], kind: LinkKind) -> list[int]:
    return [int(link.target) for link in links if link.kind is kind and _is_key(link.target)]


def _match(path: str) -> ResolverMatch | None:
    """The view at a path, or at the same with the slash that readers are led to."""
    for tried in (path, f"{path}/"):
        try:
            return resolve(tried)
        except Resolver404:
            continue
    return None


def _place(match: ResolverMatch | None) -> str:
    """The place in the tree that a path of the sites speaks of; empty for other paths."""
    if match is None or match.view_name not in (*_PAGES, *_BELOW_PAGES):
        return ""
    return tree_path(match.kwargs["slug"], match.kwargs.get("rest", ""))


def _served(matches: Iterable[ResolverMatch | None]) -> set[int]:
    keys = (str(match.kwargs["document_id"]) for match in matches if match and match.view_name == _FILES)
    return {int(key) for key in keys if _is_key(key)}


def _live() -> Any:  # noqa: ANN401 - Wagtail's managers are untyped
    return Page.objects.live().public()


def _open_pages(keys: Collection[int]) -> Mapping[int, tuple[bool, str]]:
    there = dict(Page.objects.filter(pk__in=keys).values_list("pk", "url_path"))
    shown = set(_live().filter(pk__in=there).values_list("pk", flat=True))
    return {key: (key in shown, place) for key, place in there.items()}


def _moved(paths: Collection[str]) -> frozenset[str]:
    """Those of the paths from which a reader is led on to a page that is public, or to another address of the house."""
    asked = {Redirect.normalise_path(path) for path in paths}
    leading = Q(redirect_page__in=_live()) | Q(redirect_page=None, redirect_link__startswith="/")
    rows = Redirect.objects.filter(leading, old_path__in=asked)
    return frozenset(
        old_path
        for old_path, url_path, link in rows.values_list(
            "old_path", "redirect_page__url_path", "redirect_link"
        )
        if Redirect.normalise_path(public_path(url_path) if url_path else link) != old_path
    )


def _has_content(file: Any) -> bool:  # noqa: ANN401 - a field's file
    return bool(file) and file.storage.exists(file.name)
