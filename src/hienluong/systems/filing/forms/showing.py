"""The answers as labels and values: for checking before sending, and for the file for ever."""

from collections.abc import Sequence
from dataclasses import dataclass

from hienluong.systems.filing.forms.checking import visible_blocks, visible_fields
from hienluong.systems.filing.forms.kinds import shown
from hienluong.systems.filing.forms.model import Answers, Block, Form

__all__ = ["Shown", "sections"]


@dataclass(frozen=True, slots=True)
class Shown:
    """One block as answered: label, words and path of each question; unanswered ones are left out."""

    block: Block
    rows: Sequence[tuple[str, str, str]]


def sections(form: Form, answers: Answers) -> list[Shown]:
    """Every visible block with its answers."""
    found = (Shown(block, _rows(block, answers)) for block in visible_blocks(form, answers))
    return [part for part in found if part.rows]


def _rows(block: Block, answers: Answers) -> list[tuple[str, str, str]]:
    rows = (
        (one.label, shown(one, answers.get(one.path)), one.path) for one in visible_fields(block, answers)
    )
    return [row for row in rows if row[1]]
