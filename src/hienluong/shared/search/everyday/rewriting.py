"""Rules that say one thing in one way: abbreviations, dialect, everyday words for legal ones.

A rule reads `gks | giấy ks > giấy khai sinh`. In a pattern `{người}` stands for any word of that class,
`{đệm?}` for one that may be missing, `/{giấytờ}` at the end for one that must follow but stays, and `=mạ` for
that word only when written with these accents.
A pattern word with accents also meets the same word written without any.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hienluong.shared.search.everyday.words import Word, toneless, words_of

__all__ = ["Rewriter", "parse_rule"]


@dataclass(frozen=True, slots=True)
class _Part:
    options: Mapping[str, frozenset[str]]
    """Plain word to the spellings that fit."""
    strict: bool = False
    optional: bool = False
    ahead: bool = False
    forgiving: bool = False
    """Whether a wrong tone still fits: where other words of the pattern must fit too."""

    def fits(self, word: Word) -> bool:
        spellings = self.options.get(word.plain)
        if spellings is None:
            return False
        if self.strict:
            return word.written in spellings
        if not word.accented or word.written in spellings or word.plain in spellings:
            return True
        return self.forgiving and toneless(word.written) in map(toneless, spellings)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what to say instead."""

    parts: tuple[_Part, ...]
    instead: tuple[Word, ...]

    def match(self, words: Sequence[Word], at: int, part: int = 0) -> int | None:
        """Where the pattern, begun at word `at`, ends; None when it does not fit."""
        if part == len(self.parts):
            return at
        if at < len(words) and self.parts[part].fits(words[at]):
            end = at if self.parts[part].ahead else self.match(words, at + 1, part + 1)
            if end is not None:
                return end
        return self.match(words, at, part + 1) if self.parts[part].optional else None


def parse_rule(line: str, classes: Mapping[str, Sequence[str]]) -> list[Rule]:
    """The rules of one line, one for each alternative left of ">"."""
    left, _, right = line.partition(">")
    instead = tuple(words_of(right))
    sides = [list(_parts(side, classes)) for side in left.split("|") if side.strip()]
    return [Rule(tuple(_forgiving(parts)), instead) for parts in sides]


def _forgiving(parts: list[_Part]) -> Iterable[_Part]:
    required = sum(not part.optional for part in parts)
    return (replace(part, forgiving=required > 1 and not part.strict) for part in parts)


def _parts(pattern: str, classes: Mapping[str, Sequence[str]]) -> Iterable[_Part]:
    for piece in pattern.split():
        if "{" in piece:
            name = piece.strip("/{?}")
            yield _part(classes[name], optional="?" in piece, ahead=piece.startswith("/"))
        else:
            yield _part([piece.lstrip("=")], strict=piece.startswith("="))


def _part(
    texts: Iterable[str], *, strict: bool = False, optional: bool = False, ahead: bool = False
) -> _Part:
    options: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for word in words_of(text):
            options[word.plain].add(word.written)
    fixed = {plain: frozenset(written) for plain, written in options.items()}
    return _Part(fixed, strict=strict, optional=optional, ahead=ahead)


class Rewriter:
    """Applies rules from left to right; where several fit, the one that takes most words wins."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_first: dict[str, list[Rule]] = defaultdict(list)
        self.known: set[str] = set()
        """Plain words that some pattern reads: they are no slips of the finger."""
        for rule in rules:
            self.known.update(plain for part in rule.parts for plain in part.options)
            for part in rule.parts:
                for plain in part.options:
                    self._by_first[plain].append(rule)
                if not part.optional:
                    break

    def apply(self, words: Sequence[Word]) -> list[Word]:
        """The words after one pass; what a rule wrote is not rewritten again in this pass."""
        out: list[Word] = []
        at = 0
        while at < len(words):
            ends = [
                (end, rule.instead)
                for rule in self._by_first.get(words[at].plain, ())
                if (end := rule.match(words, at)) is not None and end > at
            ]
            if ends:
                at, instead = max(ends, key=lambda found: found[0])
                out.extend(instead)
            else:
                out.append(words[at])
                at += 1
        return out
