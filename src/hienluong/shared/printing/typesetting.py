"""Typst, held ready. Facts travel to it as data and are never read as markup."""

import json
import threading
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

import typst

from hienluong.shared.printing.fonts import fonts
from hienluong.shared.printing.sets import TEMPLATES

__all__ = ["Place", "places_of_last", "typeset"]

_ready = threading.local()


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle kept free on a page for something put there later, in PDF points from the lower left corner."""

    name: str
    page: int
    left: float
    bottom: float
    right: float
    top: float


def _compiler() -> typst.Compiler:
    """One typesetter for each thread: it cannot be shared, and making one costs more than a page."""
    if not hasattr(_ready, "compiler"):
        _ready.compiler = typst.Compiler(root=str(TEMPLATES), font_paths=fonts(), ignore_system_fonts=True)
    compiler: typst.Compiler = _ready.compiler
    return compiler


def typeset(template: str, facts: dict[str, Any], drawings: dict[str, str], day: date) -> bytes:
    """The PDF/A-2b of a template under `templates/`. The same facts on the same day give the same bytes."""
    pdf = _compiler().compile(
        input=str(TEMPLATES / template),
        format="pdf",
        sys_inputs={"facts": json.dumps(facts, ensure_ascii=False), **drawings},
        pdf_standards=["a-2b"],
        timestamp=datetime.combine(day, time(), UTC),
    )
    if not isinstance(pdf, bytes):
        raise TypeError("the typesetter gave no single document")
    return pdf


def places_of_last() -> tuple[Place, ...]:
    """The places kept free in what this thread typeset last, in order of the pages."""
    found = json.loads(_compiler().query("<place>", field="value"))
    return tuple(_place(entry) for entry in found)


def _place(entry: dict[str, Any]) -> Place:
    left, top = entry["x"], entry["page_height"] - entry["y"]
    return Place(entry["name"], entry["page"], left, top - entry["height"], left + entry["width"], top)
