"""Write an archive: the journal's roots, the database, the files, the keys."""

import io
import os
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import hienluong
from hienluong.config.archive import private, programs
from hienluong.config.archive.manifest import (
    DATABASE,
    FORMAT,
    MANIFEST,
    Manifest,
    Member,
    sha256_of,
    to_json,
)
from hienluong.config.home import Home, load_secrets
from hienluong.config.postgres import owner_url
from hienluong.config.processes.progress import step

__all__ = ["back_up", "sources"]

_ROOTS, _FILES, _OWN = "journal", "files", "own"


def back_up(home: Home, target: Path, passphrase: bytes | None) -> Manifest:
    """Write the archive `target` beside a running program; it appears under its name only when it is whole."""
    part = target.with_name(target.name + ".part")
    descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            manifest = _Archive(home, file).write(passphrase)
            file.flush()
            os.fsync(file.fileno())
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def sources(home: Home, folder: str) -> Iterator[Path]:
    """The files of a folder of the data directory that belong into an archive."""
    return (
        path for path in sorted((home.root / folder).rglob("*")) if path.is_file() and not path.is_symlink()
    )


class _Archive:
    def __init__(self, home: Home, file: IO[bytes]) -> None:
        self.home = home
        self.tar = tarfile.open(fileobj=file, mode="w")  # noqa: SIM115 - closed in `write`
        self.members: list[Member] = []

    def write(self, passphrase: bytes | None) -> Manifest:
        secrets = load_secrets(self.home)
        with self.tar:
            # Roots first, so that they never know of a seal that the dump lacks; files last, so that every
            # file the dump speaks of is there. Files are never changed, only added.
            self._folder(_ROOTS)
            with step("Cơ sở dữ liệu"), tempfile.TemporaryFile() as dumped:
                programs.dump(self.home, secrets, owner_url(self.home, secrets), dumped)
                self._add(DATABASE, dumped)
            with step("Tệp hồ sơ"):
                self._folder(_FILES)
                self._folder(_OWN)
            self._private(passphrase)
            manifest = Manifest(
                FORMAT, datetime.now(UTC), hienluong.__version__, passphrase is not None, tuple(self.members)
            )
            self._add(MANIFEST, io.BytesIO(to_json(manifest)))
        return manifest

    def _private(self, passphrase: bytes | None) -> None:
        content = private.pack(self.home)
        if passphrase is None:
            self._add(private.OPEN, io.BytesIO(content))
        else:
            self._add(private.LOCKED, io.BytesIO(private.lock(content, passphrase)))

    def _folder(self, folder: str) -> None:
        for path in sources(self.home, folder):
            try:
                stream = path.open("rb")
            except FileNotFoundError:  # a half-stored file whose upload has ended meanwhile
                continue
            with stream:
                self._add(path.relative_to(self.home.root).as_posix(), stream)

    def _add(self, name: str, stream: IO[bytes]) -> None:
        size = stream.seek(0, io.SEEK_END)
        stream.seek(0)
        digest = sha256_of(stream)
        stream.seek(0)
        info = tarfile.TarInfo(name)
        info.size, info.mode, info.mtime = size, 0o600, int(datetime.now(UTC).timestamp())
        self.tar.addfile(info, stream)
        self.members.append(Member(name, size, digest))
