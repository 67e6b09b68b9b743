"""The first view of a public page by a browser that has nothing yet: everything it must fetch, as it comes over the line."""

import gzip
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import httpx

from hienluong.config.bench.bench import Bench
from hienluong.config.bench.figure import Check, Figure, Limit, Sample

__all__ = ["Needed", "View", "measure", "view", "words_of"]

_PAGES = ("/", "/thu-tuc/1.001193/", "/tra-cuu/")
_KB, _REQUESTS, _WORDS = 200, 15, 30
_FETCHED_RELS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"}
_CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)")
_SILENT = {"script", "style", "noscript", "template"}


class Needed(HTMLParser):
    """What a page makes a browser fetch, and the words of its main part that need no script."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.words: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag in {"script", "img"} and told.get("src"):
            self.links.append(told["src"])
        if tag == "link" and _FETCHED_RELS & set(told.get("rel", "").split()):
            self.links.append(told.get("href", ""))
        if tag == "main" or tag in _SILENT:
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._inside and tag == self._inside[-1]:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if self._inside == ["main"]:
            self.words += data.split()


@dataclass(frozen=True, slots=True)
class View:
    """All that one page made a browser fetch."""

    page: str
    kilobytes: float
    requests: int
    words: int


def words_of(html: str) -> int:
    """How many words stand in the main part without any script having run."""
    needed = Needed()
    needed.feed(html)
    return len(needed.words)


def measure(bench: Bench) -> list[Figure]:
    """The heaviest of the pages most people see first. Every font a style sheet names counts, used or not."""
    views = [view(f"http://127.0.0.1:{bench.house.port}{page}") for page in _PAGES]
    heaviest = Sample((max(each.kilobytes for each in views),))
    return [
        Figure(
            name="first-view",
            says="Lần mở đầu tiên một trang công khai · first view",
            unit="KB",
            sample=heaviest,
            checks=(
                Check("KB nén", heaviest.middle, Limit.MOST, _KB),
                Check("yêu cầu", max(each.requests for each in views), Limit.MOST, _REQUESTS),
                Check("chữ không cần script", min(each.words for each in views), Limit.LEAST, _WORDS),
            ),
            notes=tuple(f"{each.page}: {each.kilobytes:.0f} KB, {each.requests} yêu cầu" for each in views),
        )
    ]


def view(address: str) -> View:
    """Open a page with an empty cache."""
    with httpx.Client(headers={"Accept-Encoding": "gzip, br"}) as client:
        sizes: dict[str, int] = {}
        html = _fetch(client, address, sizes)
        needed = Needed()
        needed.feed(html)
        waiting = [urljoin(address, link) for link in needed.links]
        for link in waiting:
            if link in sizes or not link.startswith("http"):
                continue
            content = _fetch(client, link, sizes)
            if urlsplit(link).path.endswith(".css"):
                waiting += [urljoin(link, inner) for inner in _CSS_URL.findall(content)]
    return View(urlsplit(address).path, sum(sizes.values()) / 1024, len(sizes), len(needed.words))


def _fetch(client: httpx.Client, address: str, sizes: dict[str, int]) -> str:
    """The text of an answer; its size on the line is noted."""
    with client.stream("GET", address) as answer:
        answer.raise_for_status()
        raw = b"".join(answer.iter_raw())
        sizes[address] = len(raw)
        if answer.headers.get("content-encoding") == "gzip":
            raw = gzip.decompress(raw)
    return raw.decode(errors="replace")
