"""Which part of a file a player asks for (RFC 9110, section 14). Pure."""

import re

__all__ = ["Unsatisfiable", "part_asked"]

_ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


class Unsatisfiable(ValueError):
    """The file has no such part."""


def part_asked(header: str, size: int) -> range | None:
    """The bytes asked for; None when the whole file is the answer: no range, several, or one that nobody can read.

    Raises Unsatisfiable for a part that begins after the end, and for an empty file.
    """
    found = _ONE_RANGE.fullmatch(header.replace(" ", ""))
    if found is None or found[0] == "bytes=-":
        return None
    first, last = found[1], found[2]
    if not first:
        return _present(range(max(size - int(last), 0), size))
    if last and int(last) < int(first):
        return None
    return _present(range(int(first), min(int(last) + 1, size) if last else size))


def _present(part: range) -> range:
    if not part:
        raise Unsatisfiable
    return part
