"""The built-in look at every file, before any scanner: what it is and whether it may run by itself."""

import struct
from dataclasses import dataclass
from pathlib import Path

from hienluong.shared.files.errors import FileTypeRefused
from hienluong.shared.files.inspection.archives import archive_danger, archive_kind
from hienluong.shared.files.inspection.kinds import KINDS, Kind, kind_by_head
from hienluong.shared.files.inspection.markup import ensure_plain_xml
from hienluong.shared.files.inspection.pdf import ensure_readable, pdf_danger
from hienluong.shared.files.names import extension_of

__all__ = ["Inspection", "inspect"]

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-" + b"TEST-FILE!$H+H*"
"""The anti-virus test string, in pieces so that scanners leave this file alone."""
_MOST_PIXELS = 120_000_000
_IMAGES = frozenset({"jpeg", "png", "heic"})
_BY_TYPE = {kind.media_type: kind.word for kind in KINDS.values()}


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a file is, and what is dangerous in it ("" for nothing)."""

    kind: Kind
    danger: str


def inspect(path: Path, name: str, declared_type: str) -> Inspection:
    """Look at the bytes in `path`, sent under `name`.

    Raises FileTypeRefused for kinds the house does not know, for content that contradicts the name or the
    declared type, and for files that cannot be looked into.
    """
    content = path.read_bytes()
    if EICAR in content[:1024]:
        return Inspection(Kind("malware", "application/octet-stream", ("",)), "eicar")
    word = kind_by_head(content[:64])
    if word == "zip":
        word = archive_kind(path)
    if not word:
        raise FileTypeRefused
    _ensure_agreeing(word, extension_of(name), declared_type)
    return Inspection(KINDS[word], _danger(word, path, content))


def _ensure_agreeing(word: str, extension: str, declared_type: str) -> None:
    claimed = {kind.word for kind in KINDS.values() if extension in kind.extensions}
    claimed |= {_BY_TYPE[declared_type]} if declared_type in _BY_TYPE else set()
    agrees = extension and claimed and all(other == word or {other, word} <= _IMAGES for other in claimed)
    if not agrees:
        raise FileTypeRefused(message="Nội dung tệp không khớp với đuôi tên tệp.")


def _danger(word: str, path: Path, content: bytes) -> str:
    if word in {"docx", "xlsx", "odt"}:
        return archive_danger(path, EICAR)
    if word == "pdf":
        ensure_readable(content)
        return pdf_danger(content) or ("eicar" if EICAR in content else "")
    if word == "xml":
        ensure_plain_xml(content)
    if word == "png":
        _ensure_modest_picture(content)
    return "eicar" if EICAR in content else ""


def _ensure_modest_picture(content: bytes) -> None:
    if len(content) < 33 or content[12:16] != b"IHDR":
        raise FileTypeRefused(message="Tệp ảnh bị hỏng.")
    width, height = struct.unpack(">II", content[16:24])
    if width * height > _MOST_PIXELS:
        raise FileTypeRefused(message="Ảnh có quá nhiều điểm ảnh nên không được nhận.")
