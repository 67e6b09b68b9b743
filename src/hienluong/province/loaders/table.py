"""Reading the data files, and keys that are the same in every installation."""

import csv
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

__all__ = ["day", "missing", "number", "read_json", "read_table", "uid_of"]

_DATA = Path(__file__).resolve().parents[1] / "data"
_NAMES = UUID("b1d1e7c2-6a2e-5f0a-9b34-6f5e2c1d9a44")


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of the sample province."""
    with (_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_json(name: str) -> Any:  # noqa: ANN401 - the shape is the file's own
    """The content of a JSON file of the sample province."""
    return json.loads((_DATA / f"{name}.json").read_text(encoding="utf-8"))


def uid_of(kind: str, key: str) -> UUID:
    """The key of a row that comes from a file: the same each time, so that loading again finds it."""
    return uuid5(_NAMES, f"{kind}:{key}")


def day(text: str) -> date | None:
    """A date of a file; empty means open."""
    return date.fromisoformat(text) if text else None


def number(text: str) -> float | None:
    """A number of a file; empty means unknown."""
    return float(text) if text else None


def missing(wanted: Mapping[str, UUID], there: Mapping[UUID, int]) -> list[str]:
    """The keys of a file that have no row yet, in the file's order."""
    return [key for key, uid in wanted.items() if uid not in there]
