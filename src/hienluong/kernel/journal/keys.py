"""The key that signs seals, and the public keys by which seals are checked.

Public keys stay beside the private one, outside the database, so that seals made before a change of
the key can still be checked and a row in the database cannot bring its own key along.
"""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from hienluong.kernel.journal.sealing import key_id, read_public_key

__all__ = ["keep_public_key", "known_keys", "public_key_pem", "signing_key"]


def signing_key() -> Ed25519PrivateKey:
    """The installation's own key."""
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(settings.SECRETS["journal"]))


def public_key_pem() -> bytes:
    """The public half, to hand to whoever wants to check proofs."""
    return signing_key().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def _folder() -> Path:
    return settings.HOME.keys / "journal"


def keep_public_key() -> None:
    """Remember the present public key for the time after a change of the secret."""
    kept = _folder() / f"{key_id(signing_key().public_key())}.pem"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(public_key_pem())


def known_keys() -> dict[str, Ed25519PublicKey]:
    """The keys that may have signed seals, by their short names."""
    keys = [
        signing_key().public_key(),
        *(read_public_key(kept.read_bytes()) for kept in _folder().glob("*.pem")),
    ]
    return {key_id(key): key for key in keys}
