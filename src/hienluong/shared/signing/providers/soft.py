"""Keys in files of the installation, encrypted with a key derived from its secrets."""

import os
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from hienluong.base.private_files import write_private
from hienluong.shared.signing.errors import KeyUnavailable
from hienluong.shared.signing.providers.base import Activation, Credential, KeyMaker, MadeKey

__all__ = ["SoftProvider"]

_NONCE = 12


def _cipher() -> AESGCM:
    secret = bytes.fromhex(settings.SECRETS["signing"])
    return AESGCM(HKDF(hashes.SHA256(), 32, salt=None, info=b"hienluong signing keys").derive(secret))


def _path(reference: str) -> Path:
    directory: Path = settings.HOME.keys
    return directory / f"{reference}.key"


class SoftProvider(KeyMaker):
    """Good for trying out and for small installations; a device is better (`Pkcs11Provider`)."""

    name: ClassVar[str] = "soft"

    def make_key(self, label: str) -> MadeKey:
        """Make a key and store it encrypted; the reference is the label."""
        key = ec.generate_private_key(ec.SECP256R1())
        plain = key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        nonce = os.urandom(_NONCE)
        write_private(_path(label), nonce + _cipher().encrypt(nonce, plain, label.encode()))
        public = key.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        return MadeKey(label, public)

    def sign(self, credential: Credential, data: bytes, activation: Activation) -> bytes:  # noqa: ARG002
        """Sign with the decrypted key, which stays in memory."""
        return self.private_key(credential.reference).sign(data, ec.ECDSA(hashes.SHA256()))

    def private_key(self, reference: str) -> ec.EllipticCurvePrivateKey:
        """The key itself, for the authority in the box only. Raises KeyUnavailable."""
        return _loaded(_path(reference))


@lru_cache(maxsize=4096)
def _loaded(path: Path) -> ec.EllipticCurvePrivateKey:
    try:
        content = path.read_bytes()
        plain = _cipher().decrypt(content[:_NONCE], content[_NONCE:], path.stem.encode())
    except (OSError, InvalidTag) as error:
        raise KeyUnavailable(provider=SoftProvider.name) from error
    key = serialization.load_der_private_key(plain, None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise KeyUnavailable(provider=SoftProvider.name)
    return key
