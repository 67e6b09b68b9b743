"""The contract of whoever holds signing keys."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

__all__ = [
    "NOTHING_TYPED",
    "Activation",
    "Credential",
    "Described",
    "KeyMaker",
    "MadeKey",
    "Mechanism",
    "SigningProvider",
]


class Mechanism(StrEnum):
    """How a key signs, in the words of RFC 5652's algorithms. A certificate's kind of key decides it."""

    ECDSA = "sha256_ecdsa"
    RSA = "sha256_rsa"
    """PKCS#1 v1.5, which is what tokens and remote services of Viet Nam offer."""


@dataclass(frozen=True, slots=True)
class Credential:
    """A key as its provider knows it: its reference there, and how it signs."""

    reference: str
    mechanism: Mechanism


@dataclass(frozen=True, slots=True)
class Activation:
    """What a person types to let a remote key sign once. Never kept, never logged."""

    pin: str = field(default="", repr=False)
    otp: str = field(default="", repr=False)


NOTHING_TYPED = Activation()
"""For keys that sign without being asked for anything."""


@dataclass(frozen=True, slots=True)
class Described:
    """What a provider says of a key it holds: certificate and those of its issuers, as PEM."""

    certificate: str
    chain: str


@dataclass(frozen=True, slots=True)
class MadeKey:
    """A new key: how its provider finds it again, and its public half (DER SubjectPublicKeyInfo)."""

    reference: str
    public_key: bytes


class SigningProvider(ABC):
    """Signs with keys that never leave it.

    It must: answer within ten seconds or raise KeyUnavailable; be safe to call from several threads; find a key
    by its reference after a restart; sign over SHA-256 (ECDSA in DER, RSA as PKCS#1 v1.5). A key that only its
    holder's own machine reaches is signed in two steps: then `sign` raises SignedElsewhere, always.
    It may: keep sessions and handles open, and cache them.
    The caller guarantees: `data` is at most a few kilobytes (signed attributes, never whole documents), the actor
    may use the key, and the answer is checked against the certificate before it is used. A `remote` provider is
    never called inside a transaction, and no provider while a lock that others wait for is held, except when an
    agency's first key is made.
    """

    name: ClassVar[str]
    remote: ClassVar[bool] = False
    """Whether signing asks another machine."""
    tried_at_enrolment: ClassVar[bool] = True
    """Whether a key signs once, without its holder, when it is taken into use."""

    @abstractmethod
    def sign(self, credential: Credential, data: bytes, activation: Activation) -> bytes:
        """The signature of `data`. Raises KeyUnavailable, ActivationRefused, SignedElsewhere."""

    def described(self, reference: str) -> Described | None:
        """The certificate of a key, when the provider knows it. Raises KeyUnavailable."""
        del reference
        return None

    def close(self) -> None:  # noqa: B027 - most providers hold nothing
        """Let go of sessions and devices; the provider may be used again afterwards."""


class KeyMaker(SigningProvider):
    """A provider that also makes keys, on the curve P-256, for the authority in the box to certify."""

    @abstractmethod
    def make_key(self, label: str) -> MadeKey:
        """Make a key. `label` is unique and made of ASCII letters, digits and dashes. Raises KeyUnavailable."""
