"""The words that were meant: slips, raw Telex or VNI, missing spaces; judged by the words of the index."""

from dataclasses import replace

from hienluong.base.fresh import fresh
from hienluong.shared.search.everyday.spelling import Speller
from hienluong.shared.search.everyday.words import Word
from hienluong.shared.search.models import KnownWord
from hienluong.shared.search.rules.query import Asked

__all__ = ["corrected"]

_KEPT_SECONDS = 300


def corrected(asked: Asked) -> Asked:
    """The query with each loose word that the index does not know read as the likeliest one; itself when all are known.

    Phrases in quotes stay: who quotes means the letters.
    """
    speller = _speller()
    if speller is None:
        return asked
    words = [meant for word in asked.words for meant in _meant(speller, word)]
    if words == list(asked.words):
        return asked
    quoted = [f'"{" ".join(word.written for word in words)}"' for words in asked.phrases]
    return replace(asked, text=" ".join([*(word.written for word in words), *quoted]), words=tuple(words))


def _meant(speller: Speller, word: Word) -> list[Word]:
    best = speller.read(word.plain)[0]
    return [word] if best == (word.plain,) else [Word(plain, plain) for plain in best]


@fresh(_KEPT_SECONDS)
def _speller() -> Speller | None:
    known = dict(KnownWord.objects.values_list("word", "entries"))
    return Speller(known) if known else None
