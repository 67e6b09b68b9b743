"""Whether the static files served are those of this program."""

import hashlib

from hienluong.config.home import Home
from hienluong.config.installed import INSTALLED_APPS, directory_of

__all__ = ["are_collected", "note_collected"]


def are_collected(home: Home) -> bool:
    """Whether nothing has changed since the last collection."""
    note = home.run / "assets"
    return note.exists() and note.read_text() == _fingerprint()


def note_collected(home: Home) -> None:
    """Remember what was collected."""
    (home.run / "assets").write_text(_fingerprint())


def _fingerprint() -> str:
    """Names, sizes and times of all static files; cheap enough for every start."""
    told = hashlib.sha256()
    for app in INSTALLED_APPS:
        for file in sorted((directory_of(app) / "static").rglob("*")):
            state = file.stat()
            told.update(f"{file}:{state.st_size}:{state.st_mtime_ns}\n".encode())
    return told.hexdigest()
