"""How a signature is known again."""

import hashlib

from asn1crypto import cms

__all__ = ["own_bytes", "signature_digest"]


def own_bytes(content: bytes) -> bytes:
    """A signature without the room kept free behind it in the document."""
    own: bytes = cms.ContentInfo.load(content).dump()
    return own


def signature_digest(content: bytes) -> str:
    """SHA-256 of a signature's own bytes."""
    return hashlib.sha256(own_bytes(content)).hexdigest()
