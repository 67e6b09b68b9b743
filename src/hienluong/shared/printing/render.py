"""From facts to paper."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from hienluong.base import clock
from hienluong.shared.printing.papers import DocumentBook, OfficialDocument, Paper, Register
from hienluong.shared.printing.qr import qr_drawing
from hienluong.shared.printing.sets import TemplateSet, template_set, template_set_on
from hienluong.shared.printing.typesetting import Place, places_of_last, typeset
from hienluong.shared.printing.wording import date_in_words, spelt

__all__ = ["Printed", "draw", "render"]


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper, and the places kept free on it for signature, seal, number and date."""

    pdf: bytes
    places: tuple[Place, ...]


def render(paper: Paper, *, template_set: str = "") -> bytes:
    """The paper as PDF/A-2b, in the set of forms in force on its date, or in the set named.

    Pure but for the demonstration line of the installation; about 5 ms a page. Raises NoSuchForm,
    FontsMissing.
    """
    return draw(paper, template_set=template_set).pdf


def draw(paper: Paper, *, template_set: str = "") -> Printed:
    """Like `render`, with the places for signatures, for `signing.lay_fields`."""
    chosen = _chosen_set(paper, template_set)
    day = paper.letterhead.day or clock.today()
    drawings = (
        {}
        if isinstance(paper, Register | OfficialDocument | DocumentBook)
        else {"qr": qr_drawing(paper.look_up.address)}
    )
    pdf = typeset(f"{chosen.code}/{paper.form}.typ", _facts(paper, chosen), drawings, day)
    return Printed(pdf, places_of_last())


def _chosen_set(paper: Paper, code: str) -> TemplateSet:
    if code:
        chosen = template_set(code)
        chosen.form(paper.form)
        return chosen
    return template_set_on(paper.form, paper.letterhead.day or clock.today())


def _facts(paper: Paper, chosen: TemplateSet) -> dict[str, Any]:
    facts: dict[str, Any] = spelt(paper)
    day = paper.letterhead.day
    facts["letterhead"]["day"] = date_in_words(day) if day else ""
    form = chosen.form(paper.form)
    facts["note"] = f"Mẫu số {form.number} – {chosen.label}" if form.number else ""
    facts["demo"] = "BẢN DÙNG THỬ – không có giá trị pháp lý" if settings.DEMO else ""
    return facts
