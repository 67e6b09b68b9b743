"""How well an entry fits, once the database has named the candidates; its own rank lies between 0 and 1."""

from hienluong.shared.search.everyday.words import words_of
from hienluong.shared.search.rules.query import Asked

__all__ = ["accents_agree", "closeness"]

_SAME_TITLE = 3.0
_TITLE_HAS_THE_QUERY = 1.0
_WORDS_IN_TITLE = 1.0
_ACCENTS_AGREE = 0.4


def closeness(asked: Asked, title_key: str) -> float:
    """How close a folded title comes to the query, from 0 to 5."""
    key, said = asked.key, asked.said
    in_title = set(title_key.split())
    share = sum(word.plain in in_title for word in said) / max(len(said), 1)
    whole = f" {key} " in f" {title_key} "
    return _SAME_TITLE * (title_key == key) + _TITLE_HAS_THE_QUERY * whole + _WORDS_IN_TITLE * share


def accents_agree(asked: Asked, title: str) -> float:
    """Of the words typed with accents, how many the title writes so; at most 0.4.

    It decides only between near equals, because accents are often left out.
    """
    accented = [word.written for word in asked.said if word.accented]
    if not accented:
        return 0.0
    written = {word.written for word in words_of(title)}
    return _ACCENTS_AGREE * sum(word in written for word in accented) / len(accented)
