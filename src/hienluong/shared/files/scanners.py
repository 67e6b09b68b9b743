"""Malware scanners. What one owes: look at a file within the time limit, answer clean, infected or unable, or
raise ScannerDown when it does not answer; never change or keep the file."""

import socket
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from django.conf import settings

from hienluong.shared.files.models import ScanState

__all__ = ["BUILT_IN", "ClamdScanner", "ScanReport", "Scanner", "ScannerDown", "configured_scanner"]

BUILT_IN = "built-in"
"""The name under which the inspection of `files.inspection` records its answers."""
_CHUNK = 1 << 16


class ScannerDown(Exception):
    """The scanner cannot be reached or does not answer in time: try again later."""


@dataclass(frozen=True, slots=True)
class ScanReport:
    """A scanner's answer. `finding` names the malware, or why the file could not be examined."""

    state: ScanState
    scanner: str
    finding: str = ""
    signature_version: str = ""


class Scanner(Protocol):
    """Obligations are in the module's first lines."""

    def scan(self, path: Path) -> ScanReport:
        """Examine the file. Raises ScannerDown."""


@dataclass(frozen=True, slots=True)
class ClamdScanner:
    """clamd by its INSTREAM command: `tcp://host:port` or `unix:///path`."""

    address: str
    timeout: float = 30.0
    """Seconds for each exchange on the line."""

    def scan(self, path: Path) -> ScanReport:
        """Send the file to clamd and read its answer. Raises ScannerDown.

        A line that breaks while the file is being sent says something about the file (too large, or poison to
        the scanner), because clamd answered a moment before: it must not hold up the files behind it.
        """
        try:
            version = self._ask(b"zVERSION\0")
        except OSError as error:
            raise ScannerDown(str(error)) from error
        try:
            answer = self._ask(b"zINSTREAM\0", path)
        except OSError as error:
            answer = f"{type(error).__name__} while sending"
        return _report(answer, version)

    def _ask(self, command: bytes, path: Path | None = None) -> str:
        with self._connected() as line:
            line.sendall(command)
            if path is not None:
                _send_file(line, path)
            answer = b""
            while not answer.endswith(b"\0") and (part := line.recv(4096)):
                answer += part
        if not answer:
            raise ConnectionError("clamd closed the line without an answer")
        return answer.rstrip(b"\0").decode(errors="replace").strip()

    def _connected(self) -> socket.socket:
        parts = urlsplit(self.address)
        if parts.scheme == "unix":
            line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            line.settimeout(self.timeout)
            line.connect(parts.path)
            return line
        return socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 3310), self.timeout)


def _send_file(line: socket.socket, path: Path) -> None:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            line.sendall(struct.pack(">I", len(chunk)) + chunk)
    line.sendall(struct.pack(">I", 0))


def _report(answer: str, version: str) -> ScanReport:
    said = answer.removeprefix("stream: ")
    if said == "OK":
        return ScanReport(ScanState.CLEAN, "clamd", signature_version=version[:120])
    if said.endswith(" FOUND"):
        return ScanReport(ScanState.QUARANTINED, "clamd", said.removesuffix(" FOUND")[:200], version[:120])
    return ScanReport(ScanState.FAILED, "clamd", said[:200], version[:120])


def configured_scanner() -> Scanner | None:
    """The scanner that HL_CLAMD names; None when the installation has none."""
    return ClamdScanner(settings.CLAMD) if settings.CLAMD else None
