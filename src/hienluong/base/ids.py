"""Identifiers: time-ordered ids for the outside, and codes that cannot be guessed."""

import os
import secrets
import time
from uuid import UUID

__all__ = ["look_up_code", "uuid7"]

_UNMISTAKABLE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Digits and letters a person cannot confuse when reading them aloud or off paper."""


def uuid7() -> UUID:
    """A new UUID of version 7 (RFC 9562): sorts by time of creation, 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80 | 0x7 << 76 | (random >> 68 & 0xFFF) << 64
    return UUID(int=value | 0b10 << 62 | random & 0x3FFF_FFFF_FFFF_FFFF)


def look_up_code(length: int = 10) -> str:
    """A random code for people to type: about 4.9 bits a character."""
    return "".join(secrets.choice(_UNMISTAKABLE) for _ in range(length))
