"""How people of the province write: stop words, light words, rules; data, read from a text file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hienluong.shared.search.everyday.rewriting import Rewriter, parse_rule
from hienluong.shared.search.everyday.words import Word, words_of

__all__ = ["Language", "read_language"]

_LIGHT_WEIGHT = 0.2


@dataclass(frozen=True)
class Language:
    """Turns a text into the words that carry its meaning."""

    passes: tuple[Rewriter, ...] = ()
    light: frozenset[str] = field(default_factory=frozenset)

    def words(self, text: str) -> list[Word]:
        """The words of `text` after all passes of rewriting; what was only asking is gone."""
        return self.rewrite(words_of(text))

    def rewrite(self, words: Sequence[Word]) -> list[Word]:
        """The same for words already read."""
        for rewriter in self.passes:
            words = rewriter.apply(words)
        return list(words)

    def known(self) -> set[str]:
        """Plain words that the rules read; they need no correction even when no entry has them."""
        return {plain for rewriter in self.passes for plain in rewriter.known}

    def weight(self, written: str) -> float:
        """How much a word counts: 1, or little for words that rarely decide."""
        return _LIGHT_WEIGHT if written in self.light else 1.0


def read_language(text: str) -> Language:
    """Read the sections `[lớp tên]`, `[thay n]`, `[bỏ]` and `[nhẹ]`; `#` begins a comment.

    Passes run in the order `thay 1`, `thay 2`, …; phrases to drop go last.
    """
    sections = _sections(text)
    classes = {
        name.removeprefix("lớp "): " ".join(lines).split()
        for name, lines in sections.items()
        if name.startswith("lớp ")
    }
    passes = [
        _rewriter(lines, classes) for name, lines in sorted(sections.items()) if name.startswith("thay")
    ]
    drop = _rewriter([f"{line} >" for line in sections.get("bỏ", [])], classes)
    light = {word.written for line in sections.get("nhẹ", []) for word in words_of(line)}
    return Language((*passes, drop), frozenset(light))


def _rewriter(lines: Iterable[str], classes: Mapping[str, Sequence[str]]) -> Rewriter:
    return Rewriter(rule for line in lines for rule in parse_rule(line, classes))


def _sections(text: str) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    name = ""
    for raw in text.splitlines():
        line = raw.partition("#")[0].strip()
        if line.startswith("["):
            name = line.strip("[]")
        elif line:
            sections.setdefault(name, []).append(line)
    return sections
