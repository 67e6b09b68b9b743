"""The digest of an entry: SHA-256 over one line of JSON. Pure, so that anyone can recompute it.

The line is spelled exactly as PostgreSQL spells it (`ENTRY_LINE`), so that a check of millions of entries
reads ready lines from the database and only hashes. Keys of objects stand by length, then by bytes: the
order of jsonb.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

__all__ = ["ENTRY_LINE", "FIELDS", "entry_digest", "entry_line", "stamp"]

FIELDS = ("uid", "at", "actor_kind", "account", "posts", "verb", "right", "subject_kind", "subject_id", "agency",
          "party", "outcome", "facts")  # fmt: skip
"""The columns under the digest, in order. The rest (id, epoch, transaction) is under the leaf of the tree."""

_STAMP = """to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""

ENTRY_LINE = "convert_to(json_build_array({})::text, 'UTF8')".format(
    ", ".join(_STAMP if name == "at" else f'"{name}"' for name in FIELDS)
)
"""The SQL expression for an entry's line, as bytes."""


def stamp(at: datetime) -> str:
    """A moment as it stands in the line: UTC, microseconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def entry_line(columns: Mapping[str, object], at: datetime) -> bytes:
    """The line of an entry. Raises TypeError for facts that are not text, whole numbers, or made of them."""
    values = [stamp(at) if name == "at" else _plain(columns[name]) for name in FIELDS]
    return json.dumps(values, ensure_ascii=False).encode()


def entry_digest(line: bytes) -> bytes:
    """The digest of an entry's line."""
    return hashlib.sha256(line).digest()


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Mapping):
        keys = sorted(value, key=lambda key: (len(key.encode()), key.encode()))
        return {key: _plain(value[key]) for key in keys}
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [_plain(item) for item in value]
    raise TypeError(f"a {type(value).__name__} has no place in the journal: use ids, codes and whole numbers")
