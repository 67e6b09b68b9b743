"""The digest of an entry: SHA-256 over its canonical JSON. Pure, so that anyone can recompute it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime

__all__ = ["canonical", "entry_digest"]


def canonical(facts: Mapping[str, object]) -> bytes:
    """One spelling for one content: sorted keys, no spaces, UTF-8."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def entry_digest(facts: Mapping[str, object], at: datetime) -> bytes:
    """The digest of an entry with these column values, written at `at` (microseconds, UTC)."""
    stamped = {**facts, "at": at.astimezone(UTC).isoformat(timespec="microseconds")}
    return hashlib.sha256(b"\x00" + canonical(stamped)).digest()
