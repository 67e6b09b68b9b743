"""Active content in PDF: what would run when somebody opens the file."""

import re
import zlib
from bisect import bisect
from collections.abc import Iterator

from hienluong.shared.files.errors import FileTypeRefused

__all__ = ["ensure_readable", "pdf_danger"]

_ACTIVE = re.compile(rb"/(JavaScript|Launch|RichMedia|Movie|ImportData|GoToE|XFA)(?![A-Za-z0-9])")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_MOST_BYTES = 64 * 1024 * 1024
_MOST_STREAMS = 10_000


def ensure_readable(content: bytes) -> None:
    """Raise FileTypeRefused for an encrypted PDF: neither we nor the officer could look inside."""
    if re.search(rb"/Encrypt\s+\d+\s+\d+\s+R|/Encrypt\s*<<", content):
        raise FileTypeRefused(message="Tệp PDF bị khóa bằng mật khẩu nên không kiểm tra được.")


def pdf_danger(content: bytes) -> str:
    """The active feature found, such as "pdf-javascript"; "" when there is none.

    Looks at the plain bytes and inside compressed object streams, with escaped names resolved, and without
    following the document's own structure: a malformed document cannot lead the look astray. The names
    looked for are long enough not to occur by chance in compressed data.
    """
    for part in (content, *_object_streams(content)):
        found = _ACTIVE.search(_unescaped(part))
        if found:
            return f"pdf-{found.group(1).decode().lower()}"
    return ""


def _unescaped(part: bytes) -> bytes:
    return _ESCAPED.sub(lambda match: bytes([int(match.group(1), 16)]), part)


def _object_streams(content: bytes) -> Iterator[bytes]:
    """Each object stream unpacked, within a budget of streams and bytes: hostile files must not cost hours."""
    ends = [found.start() for found in re.finditer(rb"endstream", content)]
    budget, streams = _MOST_BYTES, 0
    for begin in re.finditer(rb"stream\r?\n", content):
        if b"/ObjStm" not in _unescaped(content[max(0, begin.start() - 500) : begin.start()]):
            continue
        after = bisect(ends, begin.end())
        end = ends[after] if after < len(ends) else len(content)
        unpacked = _inflated(content[begin.end() : end], budget)
        budget, streams = budget - len(unpacked), streams + 1
        if budget <= 0 or streams > _MOST_STREAMS:
            raise FileTypeRefused(message="Tệp PDF giãn ra quá lớn nên không được nhận.")
        yield unpacked


def _inflated(packed: bytes, budget: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, budget)
    except zlib.error:
        return b""
