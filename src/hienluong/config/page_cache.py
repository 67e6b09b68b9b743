"""Public pages kept ready-made in front of Django.

Only answers that say so (`face.ready_made`), to GET or HEAD, from readers without a session. Each web
process keeps its own, bounded in number and size. When the database does not answer, kept pages are still
served: reading goes on through a restart of the database.
"""

import gzip
import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hienluong.config.glance import Glance
from hienluong.face.own_names import own_name_in

__all__ = ["Application", "KeptPage", "PageCache", "Readers", "Shelf"]

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]
Key = tuple[str, ...]
Headers = list[tuple[str, str]]

_HEADER = "x-house-ready-made"
_LONGEST_SECONDS = 600.0
_LARGEST_PAGE = 1_000_000
_MOST_TOLD_BYTES = 12_000_000


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A whole answer, plain and compressed, with the versions of the topics it was made from."""

    headers: tuple[tuple[str, str], ...]
    etag: str
    plain: bytes
    zipped: bytes
    stamps: tuple[tuple[str, int], ...]
    made: float

    @property
    def size(self) -> int:
        """Bytes kept."""
        return len(self.plain) + len(self.zipped)

    def is_fresh(self, stamps: Mapping[str, int]) -> bool:
        """Whether nothing it was made from has changed, and it is not old: some facts change with the day."""
        same = all(stamps.get(topic, 0) == version for topic, version in self.stamps)
        return same and time.monotonic() - self.made < _LONGEST_SECONDS


class Shelf:
    """Kept pages, the least recently used thrown away first. Safe for threads."""

    def __init__(self, most_bytes: int = 24_000_000) -> None:
        self._pages: OrderedDict[Key, KeptPage] = OrderedDict()
        self._most_bytes = most_bytes
        self._bytes = 0
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def clear(self) -> None:
        """Throw all away."""
        with self._lock:
            self._pages.clear()
            self._bytes = 0

    def get(self, key: Key) -> KeptPage | None:
        """The page under a key, now the most recently used."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: Key, page: KeptPage) -> None:
        """Keep a page; others go until all fit."""
        with self._lock:
            self._remove(key)
            self._pages[key] = page
            self._bytes += page.size
            while self._bytes > self._most_bytes:
                self._remove(next(iter(self._pages)))

    def _remove(self, key: Key) -> None:
        page = self._pages.pop(key, None)
        if page is not None:
            self._bytes -= page.size


@dataclass(frozen=True, slots=True)
class Readers:
    """What tells readers apart: who may be given a kept page, and in which language."""

    session_cookies: frozenset[str]
    language_cookie: str
    languages: tuple[str, ...]

    def key(self, environ: Environ) -> Key | None:
        """What an answer depends on; None for a reader who must be answered afresh."""
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or "HTTP_AUTHORIZATION" in environ:
            return None
        cookies = _cookies(environ.get("HTTP_COOKIE", ""))
        if not self.session_cookies.isdisjoint(cookies):
            return None
        name = own_name_in(environ)
        return (
            name.host if name else "",
            environ.get("HTTP_HOST", ""),
            environ.get("HTTP_X_FORWARDED_PROTO", ""),
            environ.get("HTTP_HX_REQUEST", ""),
            "less" if environ.get("HTTP_SAVE_DATA", "").lower() == "on" else "",
            environ["PATH_INFO"],
            environ.get("QUERY_STRING", ""),
            self._language(cookies),
            *sorted(f"{name}={value}" for name, value in cookies.items() if name.startswith("hl_")),
        )

    def language_of(self, environ: Environ) -> str:
        """The language in which this reader is answered."""
        return self._language(_cookies(environ.get("HTTP_COOKIE", "")))

    def _language(self, cookies: Mapping[str, str]) -> str:
        chosen = cookies.get(self.language_cookie, "")
        return chosen if chosen in self.languages else self.languages[0]


class PageCache:
    """A WSGI application in front of another."""

    def __init__(
        self,
        application: Application,
        readers: Readers,
        read_stamps: Callable[[], Mapping[str, int]],
        tell_away: Callable[[bytes, str], bytes],
    ) -> None:
        self._application = application
        self._readers = readers
        self._stamps: Glance[Mapping[str, int]] = Glance(read_stamps, {})
        self._tell_away = tell_away
        self._shelf = Shelf()
        self._told = Shelf(_MOST_TOLD_BYTES)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        key = self._readers.key(environ)
        stamps = self._stamps.now() if key else {}
        page = self._shelf.get(key) if key else None
        if key and page is not None and self._stamps.are_away:
            return _send(self._telling(key, page, environ), environ, start_response)
        if page is not None and page.is_fresh(stamps):
            return _send(page, environ, start_response)
        status, headers, answer = _ask(self._application, environ)
        topics = _take_topics(headers)
        if key is None or environ["REQUEST_METHOD"] != "GET" or not _may_keep(status, headers, topics):
            start_response(status, headers)
            return answer
        page = _make(headers, _whole(answer), tuple((topic, stamps.get(topic, 0)) for topic in topics))
        if len(page.plain) <= _LARGEST_PAGE:
            self._shelf.put(key, page)
            self._told.clear()
        return _send(page, environ, start_response)

    def _telling(self, key: Key, page: KeptPage, environ: Environ) -> KeptPage:
        """The page as it stands, however old, saying why it may be: made once and kept while the database is away."""
        told = self._told.get(key)
        if told is None:
            body = self._tell_away(page.plain, self._readers.language_of(environ))
            told = _kept(page.headers, body, page.stamps)
            self._told.put(key, told)
        return told


def _ask(application: Application, environ: Environ) -> tuple[str, Headers, Iterable[bytes]]:
    said: list[tuple[str, Headers]] = []

    def listen(status: str, headers: Headers, *_: object) -> Callable[[bytes], object]:
        said.append((status, headers))
        return lambda _chunk: None

    answer = application(environ, listen)
    return (*said[-1], answer)


def _take_topics(headers: Headers) -> tuple[str, ...]:
    """The topics named in the answer's headers; the header itself goes."""
    named = [value for name, value in headers if name.lower() == _HEADER]
    headers[:] = [pair for pair in headers if pair[0].lower() != _HEADER]
    return tuple(" ".join(named).split())


def _may_keep(status: str, headers: Headers, topics: tuple[str, ...]) -> bool:
    """A good answer that sets no cookie: a cookie belongs to one reader."""
    return (
        bool(topics) and status.startswith("200") and all(name.lower() != "set-cookie" for name, _ in headers)
    )


def _whole(answer: Iterable[bytes]) -> bytes:
    try:
        return b"".join(answer)
    finally:
        close = getattr(answer, "close", None)
        if close is not None:
            close()


def _make(headers: Headers, body: bytes, stamps: tuple[tuple[str, int], ...]) -> KeptPage:
    replaced = {"content-length", "vary", "etag", "cache-control", "expires"}
    told = [pair for pair in headers if pair[0].lower() not in replaced]
    own = [("Vary", "Accept-Encoding, Cookie, Save-Data"), ("Cache-Control", "private, no-cache")]
    return _kept((*told, *own), body, stamps)


def _kept(headers: tuple[tuple[str, str], ...], body: bytes, stamps: tuple[tuple[str, int], ...]) -> KeptPage:
    return KeptPage(
        headers=headers,
        etag=f'W/"{hashlib.sha256(body).hexdigest()[:24]}"',
        plain=body,
        zipped=gzip.compress(body, 6, mtime=0),
        stamps=stamps,
        made=time.monotonic(),
    )


def _send(page: KeptPage, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    headers = [*page.headers, ("ETag", page.etag)]
    if environ.get("HTTP_IF_NONE_MATCH") == page.etag:
        start_response("304 Not Modified", headers)
        return []
    body = page.plain
    if "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""):
        body = page.zipped
        headers.append(("Content-Encoding", "gzip"))
    headers.append(("Content-Length", str(len(body))))
    start_response("200 OK", headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _cookies(header: str) -> dict[str, str]:
    """Names and values as sent; a malformed one makes at worst one more kept page."""
    pairs = (part.partition("=") for part in header.split(";") if "=" in part)
    return {name.strip(): value.strip() for name, _, value in pairs}
