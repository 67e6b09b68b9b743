"""Every way out of a page: links in its words, its pictures, files, and the pages it leads on to."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from hienluong.systems.portal.models import ArticlePage, SectionPage, SitePage
from hienluong.systems.portal.rules.links import Link, LinkKind, links_in

__all__ = ["links_of"]


def links_of(page: SitePage) -> Iterator[Link]:
    """In the order of the page. Blocks are read as they are kept: nothing is looked up for each of them."""
    if isinstance(page, SectionPage):
        yield from links_in(page.body)
    if isinstance(page, ArticlePage):
        if page.picture is not None:
            words = page.picture.default_alt_text
            yield Link(
                LinkKind.PICTURE, str(page.picture.pk), words or page.picture.title, described=bool(words)
            )
        for block in page.body.raw_data:
            yield from _IN_BLOCKS.get(block["type"], _nothing)(block["value"])
        yield from links_in(page.plain_words)
        for one in page.further.raw_data:
            yield Link(LinkKind.PAGE, str(one["value"] or ""), str(_("Đọc thêm")))


def _picture(value: Mapping[str, Any]) -> Iterator[Link]:
    words = value.get("alt") or ""
    described = bool(words) or bool(value.get("is_decorative"))
    yield Link(
        LinkKind.PICTURE, _key(value, "picture"), words or value.get("caption") or "", described=described
    )


def _pictures(value: list[Mapping[str, Any]]) -> Iterator[Link]:
    for one in value:
        yield from _picture(one.get("value", one))


def _attachment(value: Mapping[str, Any]) -> Iterator[Link]:
    yield Link(LinkKind.DOCUMENT, _key(value, "document"), value.get("title") or "")


def _video(value: Mapping[str, Any]) -> Iterator[Link]:
    title = value.get("title") or ""
    if value.get("elsewhere"):
        yield Link(LinkKind.ADDRESS, value["elsewhere"], title)
    for name in ("video", "captions"):
        if value.get(name):
            yield Link(LinkKind.DOCUMENT, _key(value, name), title)


def _nothing(_value: object) -> Iterator[Link]:
    yield from ()


def _key(value: Mapping[str, Any], name: str) -> str:
    """The key in figures; empty when the block names nothing."""
    return str(value.get(name) or "")


_IN_BLOCKS: Mapping[str, Callable[[Any], Iterator[Link]]] = {
    "text": links_in,
    "picture": _picture,
    "photo_set": _pictures,
    "attachment": _attachment,
    "video": _video,
}
