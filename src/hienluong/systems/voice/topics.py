"""Fields of public business by which questions and answers are sorted: data, in their order."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

__all__ = ["topics"]

_DATA = Path(__file__).parent / "data" / "topics.json"


@cache
def topics() -> Mapping[str, str]:
    """The name of each field by its key, in the order in which people choose."""
    return {each["key"]: each["name"] for each in json.loads(_DATA.read_text(encoding="utf-8"))}
