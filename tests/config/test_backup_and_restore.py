"""A whole installation goes into one file and comes back, and its journal proves it."""

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.support.seeds import furnish

from hienluong.config.archive.backup import back_up
from hienluong.config.archive.manifest import DATABASE, MANIFEST
from hienluong.config.archive.private import lock, unlock
from hienluong.config.archive.restore import inspect, restore
from hienluong.config.archive.trouble import ArchiveBroken, CannotRestore
from hienluong.config.cli.backup import passphrase_in
from hienluong.config.home import Home, Misconfigured, Mode, load_secrets
from hienluong.config.processes.database import at_hand

WRITE = """
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.journal.public import Subject, record
record(SYSTEM, "cases.filed", Subject("case", "{case}"))
"""
SEAL = """
from hienluong.kernel.journal.public import seal_journal
assert seal_journal() == 1
"""
READ = """
from hienluong.kernel.journal.models import Entry, Epoch, Seal
print(list(Entry.objects.order_by("id").values_list("subject_id", "epoch")), Epoch.objects.count())
"""


def run(home: Path, *command: str) -> "subprocess.CompletedProcess[str]":
    """A command of the program on another installation."""
    environment = {name: value for name, value in os.environ.items() if name != "HL_DATABASE_URL"}
    return subprocess.run(
        [sys.executable, "-m", *command],
        env={**environment, "HL_HOME": str(home), "HL_MODE": "test"}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def hienluong(home: Path, *command: str) -> str:
    """The output of a `hienluong` command that must succeed."""
    done = run(home, "hienluong.config.cli", *command)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def shell(home: Path, code: str) -> str:
    done = run(home, "hienluong.config.manage", "shell", "--no-imports", "-c", code)
    assert done.returncode == 0, done.stderr
    return done.stdout


def at(root: Path) -> Home:
    return Home(root=root, port=8000, mode=Mode.TEST, outside_database="")


@dataclass
class Archives:
    """The same installation, saved without and with a passphrase."""

    plain: Path
    locked: Path


@pytest.fixture(scope="module")
def archives() -> Iterator[Archives]:
    """A small installation: two sealed entries, one not yet sealed, one stored file."""
    place = Path(tempfile.mkdtemp(prefix="hienluong-archives-"))
    home = at(place / "home")
    home.root.mkdir()
    place.chmod(0o755)
    furnish(home)
    made = Archives(place / "plain.tar", place / "locked.tar")
    secrets = load_secrets(home)
    with at_hand(home, secrets):
        shell(
            home.root,
            WRITE.format(case="one") + WRITE.format(case="two") + SEAL + WRITE.format(case="unsealed"),
        )
        (home.files / "ab").mkdir()
        (home.files / "ab" / "abcd").write_bytes(b"giay khai sinh")
        hienluong(home.root, "backup", str(made.plain))
        back_up(home, made.locked, "bến hải".encode())
    yield made
    shutil.rmtree(place)


@pytest.fixture
def new_home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_what_was_saved_comes_back_and_the_journal_goes_on_in_a_new_epoch(
    archives: Archives, new_home: Path
) -> None:
    hienluong(new_home.parent / "nowhere", "restore", str(archives.plain), "--into", str(new_home))
    assert (new_home / "files" / "ab" / "abcd").read_bytes() == b"giay khai sinh"
    assert (new_home / "secrets.json").stat().st_mode & 0o077 == 0
    assert not (new_home / DATABASE).exists()
    with at_hand(at(new_home), load_secrets(at(new_home))):
        told = shell(new_home, WRITE.format(case="after") + SEAL + READ)
        assert "còn nguyên: 4 mục" in hienluong(new_home, "journal", "verify")
    assert told == "[('one', 1), ('two', 1), ('unsealed', 1), ('after', 2)] 2\n"


def test_a_locked_archive_opens_with_its_passphrase_only(archives: Archives, new_home: Path) -> None:
    with pytest.raises(CannotRestore, match="--passphrase-file"):
        restore(archives.locked, at(new_home), None)
    with pytest.raises(ArchiveBroken, match="Mật khẩu"):
        restore(archives.locked, at(new_home), b"hien luong")
    assert not new_home.exists()
    with tarfile.open(archives.locked) as archive:
        locked = archive.extractfile("private.tar.locked").read()
    assert b"database_owner" not in locked
    assert b"database_owner" in unlock(locked, "bến hải".encode())


def test_a_directory_that_holds_something_is_never_restored_into(archives: Archives, new_home: Path) -> None:
    new_home.mkdir()
    (new_home / "kept").write_text("x")
    with pytest.raises(CannotRestore, match="không trống"):
        restore(archives.plain, at(new_home), None)
    assert [path.name for path in new_home.iterdir()] == ["kept"]


def test_a_dry_run_checks_the_archive_and_writes_nothing(archives: Archives, new_home: Path) -> None:
    told = hienluong(new_home, "restore", str(archives.plain), "--into", str(new_home), "--dry-run")
    assert "Tệp sao lưu lành" in told
    assert not new_home.exists()


def test_an_archive_with_one_changed_byte_is_refused(archives: Archives, tmp_path: Path) -> None:
    content = bytearray(archives.plain.read_bytes())
    place = content.index(b"giay khai sinh")
    content[place] ^= 1
    (tmp_path / "changed.tar").write_bytes(content)
    with pytest.raises(ArchiveBroken, match="files/ab/abcd"):
        inspect(tmp_path / "changed.tar")


def test_an_archive_that_was_cut_short_is_refused(archives: Archives, tmp_path: Path) -> None:
    content = archives.plain.read_bytes()
    for length in (0, 700, len(content) // 2):
        (tmp_path / "short.tar").write_bytes(content[:length])
        with pytest.raises(ArchiveBroken):
            inspect(tmp_path / "short.tar")


def test_a_member_that_the_manifest_does_not_know_is_refused(archives: Archives, tmp_path: Path) -> None:
    changed = tmp_path / "more.tar"
    changed.write_bytes(archives.plain.read_bytes())
    with tarfile.open(changed, "a") as archive:
        archive.add(__file__, "files/../../outside")
    with pytest.raises(ArchiveBroken, match="thừa"):
        inspect(changed)


def test_an_existing_file_is_never_overwritten(archives: Archives, tmp_path: Path) -> None:
    before = archives.plain.read_bytes()
    done = run(tmp_path / "home", "hienluong.config.cli", "backup", str(archives.plain))
    assert done.returncode != 0
    assert archives.plain.read_bytes() == before


def test_the_manifest_is_the_last_member(archives: Archives) -> None:
    with tarfile.open(archives.plain) as archive:
        assert archive.getnames()[-1] == MANIFEST


def test_a_lock_opens_for_its_passphrase() -> None:
    assert unlock(lock(b"x", b"a"), b"a") == b"x"
    with pytest.raises(ArchiveBroken):
        unlock(lock(b"x", b"a"), b"b")


def test_a_passphrase_is_read_without_the_end_of_its_line_and_never_empty(tmp_path: Path) -> None:
    file = tmp_path / "passphrase"
    file.write_text("bến hải\n")
    assert passphrase_in(file) == "bến hải".encode()
    assert passphrase_in(None) is None
    file.write_text("\n")
    with pytest.raises(Misconfigured):
        passphrase_in(file)
