"""The fonts of official papers: Tinos, of the same measures as Times New Roman, which NĐ 30/2020 asks for.

The files are fetched by the assets build. They must be the full fonts: subsets made for the web lose
Vietnamese letters without a word.
"""

from functools import cache
from pathlib import Path

import typst
from fontTools.ttLib import TTFont

from hienluong.shared.printing.errors import FontsMissing

__all__ = ["FAMILY", "covered", "fonts"]

FAMILY = "Tinos"
_DIRECTORY = Path(__file__).parent


def _files() -> list[Path]:
    files = sorted(_DIRECTORY.glob(f"{FAMILY}*.ttf"))
    if not files:
        raise FontsMissing
    return files


@cache
def fonts() -> typst.Fonts:
    """The fonts for the typesetter, loaded once. Raises FontsMissing."""
    _files()
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_DIRECTORY)])


@cache
def _letters() -> frozenset[int]:
    letters = [frozenset(TTFont(file, lazy=True).getBestCmap()) for file in _files()]
    return frozenset.intersection(*letters)


def covered(letter: str) -> bool:
    """Whether every style of the font can print the letter."""
    return ord(letter) in _letters()
