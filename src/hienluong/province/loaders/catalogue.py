"""The province's catalogue of procedures, and how its people ask for them."""

from pathlib import Path

from hienluong.kernel.access.public import SYSTEM
from hienluong.systems.catalogue.actions.load import load

__all__ = ["CATALOGUE", "load_catalogue"]

CATALOGUE = Path(__file__).resolve().parents[1] / "data" / "catalogue"
"""The data files; see `systems.catalogue.reading` for what each holds."""


def load_catalogue() -> int:
    """Bring the catalogue to what the data files say; how many versions are new."""
    return load(SYSTEM, CATALOGUE)
