"""The keys with which this installation proves who it is: made here, encrypted with its secrets, newest first."""

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID
from django.conf import settings

from hienluong.base import clock
from hienluong.base.private_files import write_private
from hienluong.systems.exchange.wire.tokens import fingerprint

__all__ = ["OwnKey", "make_key", "newest_key", "own_keys", "password"]

_LIFE = timedelta(days=2 * 365)
_BACKDATED = timedelta(minutes=5)
"""For machines whose clocks are behind."""
_KNOWN_FIRST = timedelta(days=7)
"""A new key is shown to the others for so long before it is used; the first one is used at once."""


@dataclass(frozen=True, slots=True)
class OwnKey:
    """A key of this installation with its certificate (PEM)."""

    name: str
    certificate: str
    path: Path
    key: ec.EllipticCurvePrivateKey
    parsed: x509.Certificate


def own_keys() -> list[OwnKey]:
    """Those whose certificates are in force, the newest first."""
    now = clock.now()
    found = [_loaded(path) for path in _directory().glob("*.pem")]
    held = [each for each in found if each.parsed.not_valid_after_utc > now]
    return sorted(held, key=lambda each: each.parsed.not_valid_before_utc, reverse=True)


def newest_key() -> OwnKey:
    """The one to sign and to call with: the newest that the others had time to learn; made when there is none."""
    held = own_keys()
    if not held:
        return make_key()
    learnt = [each for each in held if each.parsed.not_valid_before_utc <= clock.now() - _KNOWN_FIRST]
    return learnt[0] if learnt else held[-1]


def make_key() -> OwnKey:
    """A new key; older ones count until their certificates end."""
    key, now = ec.generate_private_key(ec.SECP256R1()), clock.now().replace(microsecond=0)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, settings.EXCHANGE_CODE)])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - _BACKDATED)
        .not_valid_after(now + _LIFE)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(settings.EXCHANGE_CODE)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = _directory() / f"{fingerprint(certificate)}.pem"
    write_private(path, _sealed(key) + certificate.public_bytes(Encoding.PEM))
    return _loaded(path)


def password() -> bytes:
    """What the key files are encrypted with."""
    return bytes.fromhex(settings.SECRETS["signing"])


def _directory() -> Path:
    keys: Path = settings.HOME.keys
    directory = keys / "exchange"
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    return directory


def _sealed(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(password()))


@lru_cache(maxsize=64)
def _loaded(path: Path) -> OwnKey:
    content = path.read_bytes()
    key = load_pem_private_key(content, password())
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError("a key of exchange is on the curve P-256")
    certificate = x509.load_pem_x509_certificate(content)
    pem = certificate.public_bytes(Encoding.PEM).decode()
    return OwnKey(fingerprint(certificate), pem, path, key, certificate)
