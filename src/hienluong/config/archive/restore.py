"""Make an installation from an archive, in a data directory that is still empty."""

import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from hienluong.config.archive import private, programs
from hienluong.config.archive.manifest import DATABASE, Manifest, checked_manifest
from hienluong.config.archive.trouble import ArchiveBroken, CannotRestore
from hienluong.config.home import Home, load_secrets
from hienluong.config.postgres import Cluster, database_url, owner_url
from hienluong.config.processes.database import at_hand
from hienluong.config.processes.progress import step
from hienluong.config.processes.rights import grant_application

__all__ = ["inspect", "restore"]

_FOLDERS = ("files/", "journal/", "own/")


def inspect(source: Path) -> Manifest:
    """Read and check the whole archive. Raises ArchiveBroken."""
    with _opened(source) as archive:
        return checked_manifest(archive)


def restore(source: Path, home: Home, passphrase: bytes | None) -> None:
    """Restore `source` into `home`, begin a new epoch of the journal and prove that it is whole.

    Raises CannotRestore before anything is touched, ArchiveBroken after everything begun was removed again.
    """
    _ensure_empty(home)
    with _opened(source) as archive:
        with step("Kiểm tra tệp sao lưu"):
            manifest = checked_manifest(archive)
        content = _private(archive, manifest, passphrase)
        with _nothing_left_on_failure(home):
            home.root.mkdir(parents=True, exist_ok=True)
            private.unpack(content, home)
            with step("Tệp hồ sơ"):
                _extract(archive, manifest, home)
            with step("Cơ sở dữ liệu"):
                _fill_database(home)
            (home.root / DATABASE).unlink()
            _finish(home)


@contextmanager
def _opened(source: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(source, "r:") as archive:
            yield archive
    except tarfile.TarError:
        raise ArchiveBroken(f"{source} không phải tệp sao lưu của Hiền Lương.") from None


def _ensure_empty(home: Home) -> None:
    if home.root.exists() and any(home.root.iterdir()):
        raise CannotRestore(f"{home.root} không trống; hãy khôi phục vào một thư mục mới.")
    if not home.outside_database:
        return
    with psycopg.connect(home.outside_database) as connection:
        found = connection.execute("select 1 from pg_tables where schemaname = 'public' limit 1").fetchone()
    if found:
        raise CannotRestore("Cơ sở dữ liệu ở HL_DATABASE_URL không trống; hãy dùng một cơ sở dữ liệu mới.")


def _private(archive: tarfile.TarFile, manifest: Manifest, passphrase: bytes | None) -> bytes:
    if manifest.encrypted and passphrase is None:
        raise CannotRestore("Tệp sao lưu có khóa; thêm --passphrase-file.")
    stream = archive.extractfile(private.LOCKED if manifest.encrypted else private.OPEN)
    content = stream.read() if stream else b""
    return private.unlock(content, passphrase) if manifest.encrypted and passphrase else content


@contextmanager
def _nothing_left_on_failure(home: Home) -> Iterator[None]:
    try:
        yield
    except BaseException:
        if home.secrets_file.exists() and not home.outside_database:
            shutil.rmtree(Cluster(home, load_secrets(home)).data, ignore_errors=True)
        shutil.rmtree(home.root, ignore_errors=True)
        raise


def _extract(archive: tarfile.TarFile, manifest: Manifest, home: Home) -> None:
    for member in manifest.members:
        if member.name == DATABASE or member.name.startswith(_FOLDERS):
            archive.extract(member.name, home.root, filter="data")


def _fill_database(home: Home) -> None:
    secrets = load_secrets(home)
    with at_hand(home, secrets):
        programs.restore(home, secrets, owner_url(home, secrets), home.root / DATABASE)
        grant_application(owner_url(home, secrets), database_url(home, secrets))


def _finish(home: Home) -> None:
    """In processes of their own: the settings are read once, and here they are those of another home."""
    for name, *command in (
        ("Cấu trúc dữ liệu", "migrate"),
        ("Niêm phong, bắt đầu kỷ nguyên mới", "journal", "seal"),
        ("Kiểm tra nhật ký", "journal", "verify"),
    ):
        with step(name):
            done = subprocess.run(
                [sys.executable, "-m", "hienluong.config.cli", *command],
                env={**os.environ, "HL_HOME": str(home.root)}, capture_output=True, text=True, check=False,
            )  # fmt: skip
        if done.returncode != 0:
            raise ArchiveBroken(f"{name}: {(done.stdout + done.stderr).strip()}")
