"""Files that travel beside packets, until their packet is handled: where they lie, how much of each is there."""

import hashlib
from pathlib import Path

from django.conf import settings

__all__ = ["MOST_BYTES", "held", "is_whole", "part_path"]

MOST_BYTES = 200 * 1024 * 1024
"""Of one file; a sender that claims more is refused before it sends any."""


def part_path(peer_code: str, sha256: str) -> Path:
    """Where a file from an installation lies. Both names are checked by whoever asks: a slug and a digest."""
    root: Path = settings.HOME.root
    return root / "exchange" / peer_code / sha256


def held(peer_code: str, sha256: str) -> int:
    """How many of its bytes are here; what comes next begins there."""
    path = part_path(peer_code, sha256)
    return path.stat().st_size if path.is_file() else 0


def is_whole(peer_code: str, sha256: str, size: int) -> bool:
    """Whether the file is here, of this size and with this digest."""
    path = part_path(peer_code, sha256)
    if not path.is_file() or path.stat().st_size != size:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256
