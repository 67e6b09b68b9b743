"""With a scanner on the line: clean, infected, unable, and away."""

import getpass
import socketserver
import struct
import subprocess
import threading
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from hienluong.kernel.access.public import Actor
from hienluong.kernel.jobs.models import Event
from hienluong.kernel.journal.public import Subject
from hienluong.shared.files import public as files
from hienluong.shared.files.jobs import scan_waiting_files

from .conftest import CLEAN_PDF

pytestmark = pytest.mark.django_db(transaction=True)
PAPER = files.Purpose("case-paper")
BAD = CLEAN_PDF + b"MALWARE-OF-THE-TEST"
STRANGE = CLEAN_PDF + b"STRANGE"
POISON = CLEAN_PDF + b"POISON"
CLAMD = Path("/usr/sbin/clamd")


class _Server(socketserver.ThreadingTCPServer):
    """Stays quiet about lines that break on purpose."""

    def handle_error(self, *_: object) -> None:
        pass


class _Clamd(socketserver.StreamRequestHandler):
    """Speaks the part of clamd's protocol that we use."""

    def handle(self) -> None:
        command = b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        if command == b"zVERSION\0":
            self.wfile.write(b"ClamAV 1.4.6/27000/Mon Nov 23\0")
            return
        content = b""
        while size := struct.unpack(">I", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
        self.wfile.write(b"stream: " + self._verdict(content) + b"\0")

    def _verdict(self, content: bytes) -> bytes:
        if b"POISON" in content:
            raise ConnectionAbortedError
        if b"MALWARE-OF-THE-TEST" in content:
            return b"Lab.Test.UNOFFICIAL FOUND"
        return b"Can't allocate memory ERROR" if b"STRANGE" in content else b"OK"


@pytest.fixture
def clamd(settings: object) -> Iterator[None]:
    with _Server(("127.0.0.1", 0), _Clamd) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.CLAMD = f"tcp://127.0.0.1:{server.server_address[1]}"
        yield
        server.shutdown()


@pytest.fixture
def clamd_away(settings: object) -> None:
    settings.CLAMD = "tcp://127.0.0.1:1"


def stored(actor: Actor, content: bytes) -> files.StoredFile:
    return files.store(actor, files.UploadedBytes("giấy.pdf", BytesIO(content)), PAPER)


def opened(actor: Actor, file: files.StoredFile) -> bytes:
    return files.open_file(actor, files.FileGrant(file.pk, "cases.view", Subject("case", "1"))).read()


def test_a_clean_file_carries_scanner_and_version(clamd: None, citizen: Actor) -> None:
    blob = stored(citizen, CLEAN_PDF).blob
    assert (blob.scan_state, blob.scanner) == ("clean", "clamd")
    assert blob.signature_version.startswith("ClamAV 1.4.6")
    assert blob.scanned_at is not None


def test_what_the_scanner_finds_is_quarantined_and_told(clamd: None, citizen: Actor) -> None:
    with pytest.raises(files.FileInfected):
        stored(citizen, BAD)
    assert files.in_quarantine().get().finding == "Lab.Test.UNOFFICIAL"
    assert Event.objects.filter(name="files.quarantined").exists()


def test_without_the_scanner_a_file_waits_and_nobody_opens_it(clamd_away: None, citizen: Actor) -> None:
    file = stored(citizen, CLEAN_PDF)
    assert file.state == files.ScanState.WAITING
    with pytest.raises(files.FileNotReady):
        opened(citizen, file)
    scan_waiting_files()
    with pytest.raises(files.FileNotReady):
        opened(citizen, file)


def test_the_waiting_are_scanned_when_the_scanner_is_back(
    clamd_away: None, citizen: Actor, request: pytest.FixtureRequest
) -> None:
    poison, good, bad, strange = (stored(citizen, content) for content in (POISON, CLEAN_PDF, BAD, STRANGE))
    request.getfixturevalue("clamd")
    scan_waiting_files()
    assert opened(citizen, good) == CLEAN_PDF
    with pytest.raises(files.FileInfected):
        opened(citizen, bad)
    for file in (strange, poison):
        with pytest.raises(files.ScanFailed):
            opened(citizen, file)
    states = set(Event.objects.filter(name="files.scanned").values_list("payload__state", flat=True))
    assert states == {"clean", "quarantined", "failed"}


def test_a_second_upload_settles_what_waited(
    clamd_away: None, citizen: Actor, request: pytest.FixtureRequest
) -> None:
    first = stored(citizen, CLEAN_PDF)
    request.getfixturevalue("clamd")
    stored(citizen, CLEAN_PDF)
    assert opened(citizen, first) == CLEAN_PDF


@pytest.mark.skipif(not CLAMD.exists(), reason="clamd is not installed: apt-get install clamav-daemon")
def test_the_real_scanner_speaks_as_we_expect(settings: object, citizen: Actor, tmp_path: Path) -> None:
    """clamd itself, with one signature of our own."""
    (tmp_path / "db").mkdir()
    (tmp_path / "db" / "lab.ndb").write_text(f"Lab.Test:0:*:{b'MALWARE-OF-THE-TEST'.hex()}\n")
    socket = tmp_path / "clamd.sock"
    (tmp_path / "clamd.conf").write_text(
        f"DatabaseDirectory {tmp_path}/db\nLocalSocket {socket}\nForeground yes\nUser {getpass.getuser()}\n"
    )
    settings.CLAMD = f"unix://{socket}"
    process = subprocess.Popen([CLAMD, "-c", tmp_path / "clamd.conf"], stdout=subprocess.DEVNULL)
    try:
        for _wait in range(200):
            if socket.exists():
                break
            time.sleep(0.1)
        assert stored(citizen, CLEAN_PDF).state == files.ScanState.CLEAN
        with pytest.raises(files.FileInfected):
            stored(citizen, BAD)
        assert files.in_quarantine().get().finding == "Lab.Test.UNOFFICIAL"
    finally:
        process.terminate()
        process.wait(20)
