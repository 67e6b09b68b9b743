"""Ask the reading process what a PDF says."""

import json
import logging
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from hienluong.base.text import nfc
from hienluong.systems.legal.models import Reading

__all__ = ["ReadText", "read_pdf"]

_log = logging.getLogger(__name__)

_SECONDS = 40
_CONTROL = {code: " " for code in range(32) if code not in {9, 10}}
"""NUL and its kin: PostgreSQL takes no NUL, and people see none of them."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """What was found. `text` is empty unless the state is DONE."""

    state: Reading
    pages: int | None = None
    text: str = ""


def read_pdf(path: Path) -> ReadText:
    """The text of a PDF; a hostile, broken or endless one is FAILED. Takes up to forty seconds: never in a request."""
    try:
        child = subprocess.run(
            [sys.executable, "-m", "hienluong.systems.legal.reading.child", str(path)],
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
        told = json.loads(child.stdout)
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        _log.warning("legal.pdf_not_read kind=%s", type(error).__name__)
        return ReadText(Reading.FAILED)
    # A lone surrogate cannot be stored; the reader of a broken font table may give one.
    text = str(told["text"]).encode("utf-8", "replace").decode().translate(_CONTROL)
    return ReadText(Reading(told["state"]), told["pages"], nfc(text))
