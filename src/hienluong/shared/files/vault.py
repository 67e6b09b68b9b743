"""Bytes on disk under their SHA-256. A file appears whole or not at all, and is never overwritten."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from django.conf import settings

from hienluong.shared.files.errors import FileTooLarge

__all__ = ["Arrived", "path_of", "place", "received", "remove", "whole"]

_CHUNK = 1 << 18


@dataclass(frozen=True, slots=True)
class Arrived:
    """Bytes received into a temporary file, on the same disk as the store."""

    path: Path
    sha256: str
    size: int


def _root() -> Path:
    root: Path = settings.HOME.files
    return root


def path_of(sha256: str) -> Path:
    """Where the bytes with this digest lie, or would lie."""
    return _root() / sha256[:2] / sha256[2:4] / sha256


@contextmanager
def received(stream: BinaryIO, max_bytes: int) -> Iterator[Arrived]:
    """Receive a stream into a temporary file that is gone at the end. Raises FileTooLarge."""
    incoming = _root() / "incoming"
    incoming.mkdir(parents=True, exist_ok=True)
    path = incoming / uuid4().hex
    try:
        yield _write(stream, path, max_bytes)
    finally:
        path.unlink(missing_ok=True)


def _write(stream: BinaryIO, path: Path, max_bytes: int) -> Arrived:
    digest, size = hashlib.sha256(), 0
    with path.open("xb") as file:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > max_bytes:
                raise FileTooLarge(limit=max_bytes)
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o440)
    return Arrived(path, digest.hexdigest(), size)


def place(arrived: Arrived) -> None:
    """Give the received bytes their final name. Bytes that are there already stay as they are.

    A hard link cannot replace an existing name, so even two writers at once overwrite nothing. The caller
    holds the digest's lock (see `locks`), so that no sweep removes the file in between.
    """
    final = path_of(arrived.sha256)
    final.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(arrived.path, final)
    except FileExistsError:
        return
    _sync_directory(final.parent)


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def whole(sha256: str) -> bool:
    """Whether the bytes are there and still match their name."""
    path = path_of(sha256)
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256


def remove(sha256: str) -> None:
    """Delete bytes that nothing refers to; the caller holds the digest's lock."""
    path_of(sha256).unlink(missing_ok=True)
