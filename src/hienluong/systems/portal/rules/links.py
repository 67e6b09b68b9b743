"""What links, pictures and files a text names, and where an address leads. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

__all__ = ["Fault", "Link", "LinkKind", "Way", "links_in", "way_of"]

_FOREIGN = ("http", "https")
_OWN_MACHINE = re.compile(r"\s*(?:file:|[a-z]:[\\/]|\\\\)", re.IGNORECASE)
"""A drive, a share, a file: what Word makes of a path on the writer's machine."""
_SPEAKING_SCHEMES = ("mailto", "tel", "sms")


class LinkKind(StrEnum):
    """By what a text names its target: a key of the desk's library, or an address."""

    PAGE = "page"
    DOCUMENT = "document"
    PICTURE = "picture"
    ADDRESS = "address"


class Fault(TextChoices):
    """Why a reader gets nowhere, as told to whoever mends it."""

    PAGE_GONE = "page-gone", _("Trang ấy đã bị xóa.")
    PAGE_HIDDEN = "page-hidden", _("Trang ấy chưa đăng hoặc đã gỡ: người đọc không mở được.")
    FILE_GONE = "file-gone", _("Tệp ấy không còn trong kho của trang.")
    PICTURE_GONE = "picture-gone", _("Ảnh ấy không còn trong kho của trang.")
    CONTENT_LOST = "content-lost", _("Kho còn tên tệp nhưng nội dung đã mất: hãy tải tệp lên lại.")
    NO_WORDS = "no-words", _("Liên kết không có chữ: người đọc không thấy, máy đọc không biết gọi là gì.")
    NO_DESCRIPTION = "no-description", _("Ảnh chưa có lời mô tả cho người không nhìn thấy ảnh.")
    NO_ADDRESS = "no-address", _("Liên kết không ghi địa chỉ nào.")
    NOT_FOUND = "not-found", _("Không có gì ở địa chỉ này.")
    OWN_MACHINE = "own-machine", _("Địa chỉ này chỉ mở được trên máy của người soạn: hãy tải tệp lên kho.")
    UNREADABLE = "unreadable", _("Địa chỉ này trình duyệt không mở được.")
    EMPTY_SECTION = (
        "empty-section",
        _("Mục có trên menu mà chưa có chữ, chưa có bài, cũng không nối hệ thống nào."),
    )
    CLOSED_SECTION = (
        "closed-section",
        _("Mục có trên menu mà chỉ một số người được xem: người đọc không mở được."),
    )


@dataclass(frozen=True, slots=True)
class Link:
    """One way out of a text. `target` is a key of the library in figures, or an address as written."""

    kind: LinkKind
    target: str
    words: str
    described: bool = True
    """For a picture: whether it has words, or openly says nothing."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where an address leads: a path of this house, another's machine, or nowhere for a reason."""

    path: str = ""
    is_foreign: bool = False
    fault: Fault | None = None


def links_in(markup: str) -> Iterator[Link]:
    """The links and pictures of rich text, in their order."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    yield from reader.found


def way_of(address: str, page_path: str, own_origins: Mapping[str, str]) -> Way:
    """Where an address on the page at `page_path` leads; nothing is asked for.

    `own_origins` are scheme and name under which this house is known, as in "https://quangtri.gov.vn", each with the place
    that stands at its `/`.
    """
    if not address.strip() or address.strip() == "#":
        return Way(fault=Fault.NO_ADDRESS)
    if _OWN_MACHINE.match(address):
        return Way(fault=Fault.OWN_MACHINE)
    try:
        whole = urlsplit(urljoin(page_path, address.strip()))
        host = whole.hostname or ""
    except ValueError:
        return Way(fault=Fault.UNREADABLE)
    if whole.scheme in _SPEAKING_SCHEMES:
        return Way()
    if not whole.scheme and not whole.netloc:
        return Way(path=whole.path)
    place = own_origins.get(f"{whole.scheme}://{whole.netloc}")
    if place is not None:
        return Way(path=place + (whole.path or "/"))
    known = whole.scheme in ("", *_FOREIGN) and host
    return Way(is_foreign=True) if known else Way(fault=Fault.UNREADABLE)


class _Reader(HTMLParser):
    """Wagtail keeps rich text as plain markup; `linktype` and `id` stand for pages and files."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Link] = []
        self._open: dict[str, str] | None = None
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if tag == "a":
            self._close()
            self._open, self._words = facts, []
        elif tag == "embed" and facts.get("embedtype") == "image":
            words = facts.get("alt", "").strip()
            self.found.append(Link(LinkKind.PICTURE, facts.get("id", ""), words, described=bool(words)))
            self._words.append(words)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._close()

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def close(self) -> None:
        """The end of the text ends a link that nothing else ended."""
        super().close()
        self._close()

    def _close(self) -> None:
        if self._open is not None:
            words = " ".join("".join(self._words).split())
            self.found.append(_link(self._open, words))
        self._open = None


def _link(facts: dict[str, str], words: str) -> Link:
    kind = facts.get("linktype", "")
    if kind in (LinkKind.PAGE, LinkKind.DOCUMENT):
        return Link(LinkKind(kind), facts.get("id", ""), words)
    return Link(LinkKind.ADDRESS, facts.get("href", ""), words)
