"""A key with its certificates, ready to sign: whichever provider holds it."""

from dataclasses import dataclass
from functools import lru_cache

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from hienluong.shared.signing.certificates.authority import authority_chain
from hienluong.shared.signing.errors import KeyRefused, KeyUnavailable, SignatureRefused
from hienluong.shared.signing.models import SigningKey
from hienluong.shared.signing.outside import outside_transactions
from hienluong.shared.signing.providers import Activation, Credential, Mechanism, provider_named

__all__ = ["Identity", "checked_signature", "identity_of", "mechanism_of", "signed_by"]

_SHORTEST_RSA = 2048
_END = "-----END CERTIFICATE-----"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who signs: certificate and issuers (PEM, nearest first), and where the key is."""

    certificate: str
    chain: tuple[str, ...]
    provider: str
    credential: Credential


def identity_of(key: SigningKey) -> Identity:
    """The key of the house's books as an identity. Raises KeyRefused for a certificate no key of ours can have."""
    chain = tuple(part + _END for part in key.chain.split(_END)[:-1]) or tuple(authority_chain())
    mechanism = mechanism_of(key.certificate)
    return Identity(key.certificate, chain, key.provider, Credential(key.key_reference, mechanism))


def signed_by(identity: Identity, data: bytes, activation: Activation) -> bytes:
    """What the key's provider makes of `data`, checked against the certificate.

    Raises KeyUnavailable (also when the provider signed with another key), ActivationRefused, SignedElsewhere.
    """
    provider = provider_named(identity.provider)
    if provider.remote:
        outside_transactions("a remote key")
    made = provider.sign(identity.credential, data, activation)
    try:
        return checked_signature(identity.certificate, data, made)
    except SignatureRefused as error:
        raise KeyUnavailable(provider=provider.name) from error


@lru_cache(maxsize=4096)
def _public_key(certificate: str) -> ec.EllipticCurvePublicKey | rsa.RSAPublicKey:
    key = x509.load_pem_x509_certificate(certificate.encode()).public_key()
    if isinstance(key, ec.EllipticCurvePublicKey) or (
        isinstance(key, rsa.RSAPublicKey) and key.key_size >= _SHORTEST_RSA
    ):
        return key
    raise KeyRefused


def mechanism_of(certificate: str) -> Mechanism:
    """How the key of this certificate (PEM) signs. Raises KeyRefused for weak and unknown kinds of keys."""
    ecdsa = isinstance(_public_key(certificate), ec.EllipticCurvePublicKey)
    return Mechanism.ECDSA if ecdsa else Mechanism.RSA


def checked_signature(certificate: str, data: bytes, made: bytes) -> bytes:
    """The signature of `data`, if it is one by the certificate's key; two bare ECDSA numbers become DER.

    Raises SignatureRefused.
    """
    key = _public_key(certificate)
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(made, data, padding.PKCS1v15(), hashes.SHA256())
            return made
        made = _as_der(made, (key.key_size + 7) // 8)
        key.verify(made, data, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as error:
        raise SignatureRefused from error
    return made


def _as_der(made: bytes, half: int) -> bytes:
    """Some devices and services answer the two numbers one after the other."""
    if len(made) != 2 * half:
        return made
    return encode_dss_signature(int.from_bytes(made[:half], "big"), int.from_bytes(made[half:], "big"))
