"""Orphans go; what is referred to stays."""

import os
import threading
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction

from hienluong.base import clock
from hienluong.kernel.access.public import SYSTEM
from hienluong.shared.files import public as files
from hienluong.shared.files.actions.sweep import sweep
from hienluong.shared.files.vault import path_of

from .conftest import CLEAN_PDF

PAPER = files.Purpose("case-paper")


def aged(path: Path) -> Path:
    past = (clock.now() - timedelta(days=2)).timestamp()
    os.utime(path, (past, past))
    return path


def orphan() -> Path:
    """Bytes whose transaction was rolled back."""
    with transaction.atomic():
        stored = files.keep(SYSTEM, "a.pdf", CLEAN_PDF, PAPER)
        transaction.set_rollback(True)
    return path_of(stored.blob.sha256)


@pytest.mark.django_db(transaction=True)
def test_old_orphans_and_broken_uploads_are_removed() -> None:
    path = aged(orphan())
    broken = settings.HOME.files / "incoming" / "broken"
    broken.write_bytes(b"half")
    aged(broken)
    assert sweep() == 2
    assert not path.exists()


@pytest.mark.django_db(transaction=True)
def test_young_orphans_and_referenced_bytes_stay() -> None:
    young = orphan()
    assert sweep() == 0
    assert young.exists()
    kept = path_of(files.keep(SYSTEM, "a.pdf", CLEAN_PDF, PAPER).blob.sha256)
    aged(kept)
    assert sweep() == 0
    assert kept.exists()


@pytest.mark.django_db(transaction=True)
def test_a_sweep_waits_for_an_upload_of_the_same_bytes() -> None:
    """The bytes of an old orphan are uploaded again while the sweep runs: they must survive."""
    path = aged(orphan())
    swept: list[int] = []

    def other() -> None:
        swept.append(sweep())
        connection.close()

    with transaction.atomic():
        files.store(SYSTEM, files.UploadedBytes("a.pdf", BytesIO(CLEAN_PDF)), PAPER)
        thread = threading.Thread(target=other)
        thread.start()
        thread.join(0.5)
        assert thread.is_alive()
    thread.join(20)
    assert swept == [0]
    assert path.exists()
