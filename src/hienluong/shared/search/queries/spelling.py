"""The words that were meant: slips, raw Telex or VNI, missing spaces; judged by the words of the index."""

from collections.abc import Mapping
from dataclasses import replace

from hienluong.base.fresh import fresh
from hienluong.shared.search.everyday.spelling import Speller
from hienluong.shared.search.everyday.words import Word
from hienluong.shared.search.models import KnownWord
from hienluong.shared.search.rules.query import Asked
from hienluong.shared.search.rules.suggesting import replaced

__all__ = ["corrected"]

_KEPT_SECONDS = 300


def corrected(asked: Asked) -> Asked:
    """The query with each loose word that the index does not know read as the likeliest one; itself when all are known.

    Phrases in quotes stay: who quotes means the letters.
    """
    speller = _speller()
    if speller is None:
        return asked
    readings = {word.plain: speller.read(word.plain)[0] for word in asked.words}
    meant = {plain: reading for plain, reading in readings.items() if reading != (plain,)}
    if not meant:
        return asked
    words = [one for word in asked.words for one in _meant(word, meant)]
    text = replaced(asked.text, {plain: " ".join(reading) for plain, reading in meant.items()})
    return replace(asked, text=text, words=tuple(words))


def _meant(word: Word, meant: Mapping[str, tuple[str, ...]]) -> list[Word]:
    return [Word(plain, plain) for plain in meant[word.plain]] if word.plain in meant else [word]


@fresh(_KEPT_SECONDS)
def _speller() -> Speller | None:
    known = dict(KnownWord.objects.values_list("word", "entries"))
    return Speller(known) if known else None
