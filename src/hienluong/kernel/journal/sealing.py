"""What a seal says and how it is signed: one line of JSON, SHA-256, Ed25519. Pure."""

import hashlib
import json
from dataclasses import asdict, dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

__all__ = [
    "FOREVER",
    "GENESIS",
    "SealContent",
    "key_id",
    "read_public_key",
    "seal_digest",
    "sign",
    "signature_holds",
]

GENESIS = bytes(32)
"""What the first seal names as its predecessor."""

FOREVER = 2**63 - 1
"""The end of an epoch that a restore has closed: no transaction of it can come any more."""


@dataclass(frozen=True, slots=True)
class SealContent:
    """A sealed batch: all entries of `epoch` written by transactions in [from, until)."""

    number: int
    epoch: int
    from_transaction: int
    until_transaction: int
    entries: int
    merkle_root: str
    previous: str
    sealed_at: str
    key_id: str


def seal_digest(content: SealContent) -> bytes:
    """The digest that is signed and that the next seal names as its predecessor."""
    return hashlib.sha256(json.dumps(asdict(content), sort_keys=True).encode()).digest()


def key_id(key: Ed25519PublicKey) -> str:
    """A short name of a key: the beginning of its SHA-256."""
    return hashlib.sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()[:16]


def read_public_key(pem: bytes) -> Ed25519PublicKey:
    """A public key from PEM. Raises ValueError when it is none, or of another kind."""
    key = load_pem_public_key(pem)
    if not isinstance(key, Ed25519PublicKey):
        raise ValueError("not an Ed25519 key")  # noqa: TRY004 - the caller gave wrong data, not a wrong type
    return key


def sign(key: Ed25519PrivateKey, digest: bytes) -> bytes:
    """The signature under a seal."""
    return key.sign(digest)


def signature_holds(key: Ed25519PublicKey, signature: bytes, digest: bytes) -> bool:
    """Whether `key` signed `digest`."""
    try:
        key.verify(signature, digest)
    except InvalidSignature:
        return False
    return True
