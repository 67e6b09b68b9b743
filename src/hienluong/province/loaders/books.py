"""Registers of documents for every agency that acts in its own name."""

from hienluong.base import clock
from hienluong.kernel.organisation.public import PART_KINDS, standing
from hienluong.systems.documents.public import open_books

__all__ = ["load_books"]


def load_books() -> int:
    """The usual books for each agency that has none; how many are new."""
    bodies = [each.agency_id for each in standing(clock.today()).values() if each.kind not in PART_KINDS]
    return open_books(bodies)
