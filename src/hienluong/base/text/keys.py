"""Keys computed once and stored, so that every database build finds and sorts alike."""

import re
import unicodedata

from hienluong.base.text.cleaning import clean_line, nfc

__all__ = ["fold", "name_sort_key", "sort_key"]

_NOT_WORD = re.compile(r"[^0-9a-z]+")
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
"""Combining marks in dictionary order: huyền, hỏi, ngã, sắc, nặng; none comes first."""
_RANK = {letter: chr(ord("A") + rank) for rank, letter in enumerate(_LETTERS)}


def fold(text: str) -> str:
    """The search key: lower case, no marks, đ as d, only letters and digits with single spaces.

    Tone placement (hòa, hoà) does not matter because all marks go.
    """
    plain = unicodedata.normalize("NFD", text.lower())
    stripped = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", stripped.replace("đ", "d")).strip()


def address_words(text: str, longest: int = 80) -> str:
    """The words of a title as a part of an address: `le-hoi-mua-xuan`. Empty when there is no letter or digit."""
    return "-".join(fold(text).split())[:longest].strip("-")


def sort_key(text: str) -> str:
    """The key that sorts by the Vietnamese alphabet under collation C.

    Letters decide first (a ă â b c d đ …), then tones syllable by syllable (ngang, huyền, hỏi, ngã,
    sắc, nặng), then capitals after small letters.
    """
    syllables = clean_line(text).split(" ")
    letters = " ".join(_syllable_letters(syllable) for syllable in syllables)
    tones = "".join(str(_tone(syllable)) for syllable in syllables)
    capitals = "".join("1" if letter.isupper() else "0" for letter in text if letter.isalpha())
    return f"{letters}!{tones}!{capitals}"


def name_sort_key(full_name: str) -> str:
    """The key of a person's name: by given name (the last word), then family name, then the rest."""
    words = clean_line(full_name).split(" ")
    return sort_key(" ".join([words[-1], *words[:-1]]))


def _syllable_letters(syllable: str) -> str:
    return "".join(_rank(letter) for letter in _without_tone(syllable.lower()))


def _rank(letter: str) -> str:
    if letter in _RANK:
        return _RANK[letter]
    return letter if letter.isdigit() and letter.isascii() else "~"


def _tone(syllable: str) -> int:
    marks = (_TONES.get(mark, 0) for mark in unicodedata.normalize("NFD", syllable))
    return max(marks, default=0)


def _without_tone(syllable: str) -> str:
    bare = (mark for mark in unicodedata.normalize("NFD", syllable) if mark not in _TONES)
    return nfc("".join(bare))
