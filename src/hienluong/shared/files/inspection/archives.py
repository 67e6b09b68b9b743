"""Office documents are archives: which kind one is, and what may not be inside."""

import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from django.utils.translation import gettext_noop

from hienluong.shared.files.errors import FileTypeRefused

__all__ = ["archive_danger", "archive_kind"]

_MOST_ENTRIES = 2_000
_MOST_BYTES = 150 * 1024 * 1024
_MOST_RATIO = 150
_RATIO_MATTERS_FROM = 5 * 1024 * 1024
_CHUNK = 1 << 18

_MACRO = re.compile(r"(^|/)(vbaproject\.bin|vbadata\.xml|macrosheets/.*|basic/.*|scripts/.*|activex/.*)$")
_PROGRAMS = frozenset(
    [
        "exe",
        "dll",
        "com",
        "scr",
        "bat",
        "cmd",
        "ps1",
        "vbs",
        "vbe",
        "js",
        "jse",
        "wsf",
        "hta",
        "jar",
        "msi",
        "lnk",
        "sh",
        "py",
    ]
)
_OUTSIDE_TEMPLATE = re.compile(
    rb'attachedTemplate"[^>]*TargetMode="External"|TargetMode="External"[^>]*attachedTemplate"', re.IGNORECASE
)


def archive_kind(path: Path) -> str:
    """The kind of an office document: docx, xlsx or odt.

    Raises FileTypeRefused for any other archive, for encrypted or broken ones, and for those that would
    grow beyond measure when unpacked.
    """
    with _opened(path) as archive:
        _ensure_modest(archive)
        return _kind(archive)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive; whatever its reader stumbles over becomes a refusal."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError) as error:
        raise _unreadable() from error
    except (NotImplementedError, RuntimeError, ValueError, struct.error) as error:
        raise _unreadable() from error


def _unreadable() -> FileTypeRefused:
    return FileTypeRefused(message=gettext_noop("Tệp nén bị hỏng hoặc dùng cách nén không được hỗ trợ."))


def _ensure_modest(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise FileTypeRefused(message=gettext_noop("Tệp bị khóa bằng mật khẩu nên không kiểm tra được."))
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    swells = unpacked > _RATIO_MATTERS_FROM and unpacked / packed > _MOST_RATIO
    if len(entries) > _MOST_ENTRIES or unpacked > _MOST_BYTES or swells:
        raise FileTypeRefused(message=gettext_noop("Tệp nén giãn ra quá lớn nên không được nhận."))


def _kind(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if "[Content_Types].xml" in names and "word/document.xml" in names:
        return "docx"
    if "[Content_Types].xml" in names and "xl/workbook.xml" in names:
        return "xlsx"
    if "mimetype" in names and archive.read("mimetype").strip() == b"application/vnd.oasis.opendocument.text":
        return "odt"
    raise FileTypeRefused(message=gettext_noop("Hệ thống không nhận tệp nén; hãy tải lên từng giấy tờ."))


def archive_danger(path: Path, mark: bytes) -> str:
    """What is dangerous inside an office document, as a word; "" when nothing is. Raises FileTypeRefused.

    `mark` is a byte string whose presence in any member means test malware.
    """
    with _opened(path) as archive:
        names = [entry.lower() for entry in archive.namelist()]
        if any(_MACRO.search(name) for name in names):
            return "macro"
        if any(PurePosixPath(name).suffix.lstrip(".") in _PROGRAMS for name in names):
            return "program-inside"
        return next((found for entry in archive.infolist() for found in _danger(archive, entry, mark)), "")


def _danger(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, mark: bytes) -> Iterator[str]:
    tail = b""
    with archive.open(entry) as member:
        while chunk := member.read(_CHUNK):
            window = tail + chunk
            if mark in window:
                yield "eicar"
            if entry.filename.endswith(".rels") and _OUTSIDE_TEMPLATE.search(window):
                yield "outside-template"
            tail = window[-512:]
