"""Put the shipped process versions into the database. Safe to repeat."""

import hashlib
import json
from datetime import date
from pathlib import Path

from hienluong.systems.cases.models import ProcessVersion
from hienluong.systems.cases.rules.process import read_process

__all__ = ["load_processes"]

_DATA = Path(__file__).parents[1] / "data" / "processes"


def load_processes(directory: Path = _DATA) -> int:
    """Add every process file whose content is new, as a new version. Returns how many were added.

    Raises Invalid when a file breaks the rules of processes; then nothing is added.
    """
    fresh = [_version(json.loads(path.read_text())) for path in sorted(directory.glob("*.json"))]
    known = set(ProcessVersion.objects.values_list("digest", flat=True))
    new = [version for version in fresh if version.digest not in known]
    ProcessVersion.objects.bulk_create(new)
    return len(new)


def _version(definition: dict[str, str]) -> ProcessVersion:
    read_process(definition)
    content = json.dumps(definition, sort_keys=True, ensure_ascii=False)
    return ProcessVersion(
        code=definition["code"],
        name=definition["name"],
        definition=definition,
        digest=hashlib.sha256(content.encode()).hexdigest(),
        basis=definition.get("basis", ""),
        valid_from=date.fromisoformat(definition["valid_from"]),
    )
