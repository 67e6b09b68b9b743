"""Ask the reading process what a PDF says."""

import json
import logging
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from hienluong.base.text import nfc

__all__ = ["PdfText", "TextState", "read_pdf_text"]

_log = logging.getLogger(__name__)

_SECONDS = 40
_CONTROL = {code: " " for code in range(32) if code not in {9, 10}}
"""NUL and its kin: PostgreSQL takes no NUL, and people see none of them."""


class TextState(StrEnum):
    """What became of reading a PDF."""

    DONE = "done"
    EMPTY = "empty"
    LOCKED = "locked"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PdfText:
    """What was found. `text` is empty unless the state is DONE."""

    state: TextState
    pages: int | None = None
    text: str = ""


def read_pdf_text(path: Path, seconds: float = _SECONDS) -> PdfText:
    """The text of a PDF; a hostile, broken or endless one is FAILED. Within a request give it a few `seconds`."""
    try:
        child = subprocess.run(
            [sys.executable, "-m", "hienluong.shared.files.pdf_text.child", str(path)],
            capture_output=True,
            timeout=seconds,
            check=True,
        )
        told = json.loads(child.stdout)
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        _log.warning("files.pdf_not_read kind=%s", type(error).__name__)
        return PdfText(TextState.FAILED)
    # A lone surrogate cannot be stored; the reader of a broken font table may give one.
    text = str(told["text"]).encode("utf-8", "replace").decode().translate(_CONTROL)
    return PdfText(TextState(told["state"]), told["pages"], nfc(text))
