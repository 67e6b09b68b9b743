"""How well an entry fits, once the database has named the candidates."""

from dataclasses import dataclass

from hienluong.base.text import fold
from hienluong.shared.search.everyday.words import words_of
from hienluong.shared.search.rules.query import Asked

__all__ = ["Weighed", "closeness"]

_SAME_TITLE = 3.0
_TITLE_HAS_THE_QUERY = 1.0
_WORDS_IN_TITLE = 1.0
_ACCENTS_AGREE = 0.4


@dataclass(frozen=True, slots=True)
class Weighed:
    """What of a title speaks for it."""

    same: bool
    whole: bool
    share: float
    """Of the words asked for, how many the title has."""
    accents: float
    """Of the words typed with accents, how many the title writes the same way."""

    @property
    def score(self) -> float:
        """From 0 to 5.4; the database's rank lies between 0 and 1."""
        return (
            _SAME_TITLE * self.same
            + _TITLE_HAS_THE_QUERY * self.whole
            + _WORDS_IN_TITLE * self.share
            + _ACCENTS_AGREE * self.accents
        )


def closeness(asked: Asked, title: str) -> Weighed:
    """How close a title comes to the query. Accents decide only between equals: they are often left out."""
    said = asked.said
    key, in_title = fold(title), words_of(title)
    plain = {word.plain for word in in_title}
    written = {word.written for word in in_title}
    accented = [word for word in said if word.accented]
    return Weighed(
        same=key == asked.key,
        whole=f" {asked.key} " in f" {key} ",
        share=sum(word.plain in plain for word in said) / max(len(said), 1),
        accents=sum(word.written in written for word in accented) / max(len(accented), 1),
    )
