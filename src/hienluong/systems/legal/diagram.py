"""Relations as a drawing: what the document acts on to the left, what acts on it to the right. Pure.

Positions are units of the drawing; colours and letters come from the style sheet. The list beside it says
everything that the drawing says, so the drawing is one picture for a screen reader.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hienluong.systems.legal.queries.documents import Link

__all__ = ["Box", "Diagram", "draw"]

_WIDTH, _BOX, _MIDDLE = 760, 250, 180
_HEIGHT, _STEP, _PAD = 52, 64, 2
_MOST, _APART = 6, 9
_LETTERS = 30


@dataclass(frozen=True, slots=True)
class Box:
    """One document: where it stands, its name cut to the width, what it does or undergoes, its effect."""

    x: int
    y: int
    width: int
    name: str
    words: str
    look: str = ""

    @property
    def height(self) -> int:
        return _HEIGHT


@dataclass(frozen=True, slots=True)
class Diagram:
    """The whole drawing. `lines` are pairs of points, each from who acts to what it acts on."""

    width: int
    height: int
    middle: Box
    boxes: Sequence[Box]
    lines: Sequence[tuple[int, int, int, int]]
    more: int
    """How many relations did not find room."""


def draw(name: str, links: Sequence[Link]) -> Diagram | None:
    """Up to six documents on each side; None when there are no relations."""
    left = [link for link in links if link.is_acting][:_MOST]
    right = [link for link in links if not link.is_acting][:_MOST]
    if not left and not right:
        return None
    rows = max(len(left), len(right))
    height = (rows - 1) * _STEP + _HEIGHT + 2 * _PAD
    middle = Box((_WIDTH - _MIDDLE) // 2, (height - _HEIGHT) // 2, _MIDDLE, _cut(name, 22), "", "this")
    boxes = [*_column(left, _PAD, height), *_column(right, _WIDTH - _BOX - _PAD, height)]
    lines = [*_lines(boxes[: len(left)], middle), *_lines(boxes[len(left) :], middle)]
    return Diagram(_WIDTH, height, middle, boxes, lines, len(links) - len(boxes))


def _column(links: Sequence[Link], x: int, height: int) -> list[Box]:
    top = (height - ((len(links) - 1) * _STEP + _HEIGHT)) // 2
    return [
        Box(
            x,
            top + place * _STEP,
            _BOX,
            _cut(link.symbol, _LETTERS),
            str(link.words),
            link.effect or "outside",
        )
        for place, link in enumerate(links)
    ]


def _lines(boxes: Sequence[Box], middle: Box) -> list[tuple[int, int, int, int]]:
    """From who acts to what it acts on; the ends at the middle stand apart so that the tips can be told."""
    centre = middle.y + _HEIGHT // 2
    lines = []
    for place, box in enumerate(boxes):
        level, end = box.y + _HEIGHT // 2, centre + (2 * place - len(boxes) + 1) * _APART // 2
        if box.x < middle.x:
            lines.append((middle.x, end, box.x + box.width + 2, level))
        else:
            lines.append((box.x, level, middle.x + middle.width + 2, end))
    return lines


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"
