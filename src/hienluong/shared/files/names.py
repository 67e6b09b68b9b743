"""File names made safe: what is shown and sent back is never what was typed."""

import unicodedata
from pathlib import PurePosixPath

from hienluong.kernel.people.public import mask_text

__all__ = ["clean_name", "extension_of", "with_extension"]

_LONGEST = 150


def clean_name(name: str) -> str:
    """The last part of `name` in NFC without control, direction and path characters; "tệp" when nothing is left.

    Of a personal number in it the last digits stay: people call a scan by the number on it.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(" " if _unsafe(letter) else letter for letter in last)
    tidy = mask_text(" ".join(kept.split())).strip(". ")
    if not tidy:
        return "tệp"
    path = PurePosixPath(tidy)
    suffix = path.suffix[:10]
    return (path.stem[: _LONGEST - len(suffix)] + suffix).strip(". ")


def _unsafe(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "C" or letter in '<>:"|?*'


def extension_of(name: str) -> str:
    """The extension in lower case without its dot; empty when there is none."""
    return PurePosixPath(name).suffix.lstrip(".").lower()


def with_extension(name: str, extension: str) -> str:
    """`name` with its extension replaced."""
    return f"{PurePosixPath(name).stem}.{extension}"
