"""What goes into the store and comes out of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from hienluong.kernel.journal.public import Subject

__all__ = ["FileGrant", "OpenedFile", "Purpose", "UploadedBytes"]


@dataclass(frozen=True, slots=True)
class UploadedBytes:
    """A file as a person sent it: nothing about it is trusted."""

    name: str
    stream: BinaryIO
    declared_type: str = ""


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a file is kept for (a word with its own limits, see data/limits.json) and whose it is."""

    word: str
    party_id: int | None = None
    agency_id: int | None = None


@dataclass(frozen=True, slots=True)
class FileGrant:
    """The owning package's word that this actor may read this file.

    Files know no cases or documents. The package that owns the subject must have checked, for the actor
    it hands on to `open_file`: that the actor may read the subject, and that the file belongs to it.
    `right` is the right it checked, `subject` what the journal will name; `subject.party_id` says whose
    personal data is read.
    """

    file_id: int
    right: str
    subject: Subject


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file that was scanned, found clean, checked against its digest, and whose reading is journaled."""

    name: str
    media_type: str
    size: int
    sha256: str
    path: Path

    def read(self) -> bytes:
        """All bytes."""
        return self.path.read_bytes()
