"""How a signature is known again."""

import hashlib

from asn1crypto import cms, parser

__all__ = ["digest_or_nothing", "own_bytes", "signature_digest"]


def own_bytes(content: bytes) -> bytes:
    """A signature (CMS) without the room kept free behind it in the document."""
    return content[: parser.peek(content)]


def signature_digest(content: bytes) -> str:
    """SHA-256 of the signature value alone.

    Certificates that travel with a signature are covered by nothing; were they part of the digest, changing them
    would hide that the signature is one of ours.
    """
    signer = cms.ContentInfo.load(content)["content"]["signer_infos"][0]
    return hashlib.sha256(signer["signature"].native).hexdigest()


def digest_or_nothing(content: bytes) -> str:
    """The same; empty for what is no signature, such as room that waits for one."""
    try:
        return signature_digest(content)
    except (ValueError, TypeError, KeyError, IndexError):
        return ""
