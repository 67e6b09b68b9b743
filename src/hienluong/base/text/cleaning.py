"""What comes in from keyboards and files: one spelling (NFC), nothing invisible."""

import re
import unicodedata

__all__ = ["clean_line", "clean_text", "nfc"]

_SPACES = re.compile(r"\s+")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def nfc(text: str) -> str:
    """The composed form (TCVN 6909:2001 is Unicode): "Đặng" has 4 letters, not 6."""
    return unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """One line: composed, without control and zero-width characters, single spaces, trimmed."""
    visible = "".join(letter for letter in _SPACES.sub(" ", nfc(text)) if _visible(letter))
    return _SPACES.sub(" ", visible).strip()


def clean_text(text: str) -> str:
    """Several lines, each cleaned; line ends become \\n, blank lines at the ends go."""
    return "\n".join(clean_line(line) for line in text.splitlines()).strip("\n")


def _visible(letter: str) -> bool:
    return unicodedata.category(letter) not in _INVISIBLE
