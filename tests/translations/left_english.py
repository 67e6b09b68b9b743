"""What of a page of the desk is still in the library's English."""

import json
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

from babel.messages.pofile import read_po

__all__ = ["left_english", "library_sentences"]

_PARTS = ("", "admin", "images", "documents", "users", "search", "contrib/redirects", "contrib/table_block")
_READ_OUT = ("title", "aria-label", "placeholder", "alt", "data-w-tooltip-content-value")
_PLACEHOLDER = re.compile(r"%\\?\(\w+\\?\)[sd]|%[sd]|\\?\{\w*\\?\}")
_FEWEST_LETTERS = 4
_SAME_IN_BOTH = frozenset({"Video", "Wagtail", "HTML", "Email", "URL"})
"""Words that a Vietnamese clerk writes so too."""
_WRITTEN_INTO_TEMPLATES = frozenset({"Actions", "Search", "None"})
"""What templates of the library say without asking its catalogue: two labels for the ear, and an empty number."""
_NAME = re.compile("[a-z_-]+")
"""In what a page hands to its scripts: the name of a thing, read by the script and by nobody else."""


def library_sentences(domain: str) -> Iterator[str]:
    """What the library says in English, each form of number by itself."""
    root = Path(str(files("wagtail")))
    for part in _PARTS:
        catalogue = root / part / f"locale/en/LC_MESSAGES/{domain}.po"
        if catalogue.exists():
            with catalogue.open("rb") as source:
                for message in read_po(source):
                    yield from filter(None, [message.id] if isinstance(message.id, str) else message.id)


@cache
def _known() -> tuple[frozenset[str], re.Pattern[str]]:
    plain, patterns = set(), []
    for sentence in library_sentences("django"):
        words = _tidy(sentence)
        if _PLACEHOLDER.search(words):
            fixed = _PLACEHOLDER.sub("", words)
            if sum(letter.isalpha() for letter in fixed) > _FEWEST_LETTERS:
                patterns.append(_PLACEHOLDER.sub(".+", re.escape(words)))
        else:
            plain.add(words)
    return frozenset(plain - _SAME_IN_BOTH - _WRITTEN_INTO_TEMPLATES), re.compile("|".join(patterns))


def left_english(html: str) -> list[str]:
    """The texts of a page, and those it hands to its scripts, that are sentences of the library in English."""
    reader = _Reader()
    reader.feed(html)
    plain, patterns = _known()
    told = dict.fromkeys(filter(None, map(_tidy, reader.found)))
    return [text for text in told if text in plain or patterns.fullmatch(text)]


def _tidy(text: str) -> str:
    return " ".join(text.split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        self._open.append(
            (tag, tag == "style" or (tag == "script" and "json" not in (facts.get("type") or "")))
        )
        for name, value in facts.items():
            if name in _READ_OUT or (name == "value" and tag == "input" and facts.get("type") == "submit"):
                self.found.append(value or "")
            elif value and value[:1] in "{[":
                self.found += _strings(value)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, is_unseen = self._open[-1] if self._open else ("", False)
        if not is_unseen:
            self.found += _strings(data) if tag == "script" else [data]


def _strings(text: str) -> list[str]:
    try:
        return list(_leaves(json.loads(text)))
    except json.JSONDecodeError:
        return []


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if not _NAME.fullmatch(value):
            yield value
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _leaves(one)
