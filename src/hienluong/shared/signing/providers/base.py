"""The contract of a key provider."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

__all__ = ["KeyProvider", "MadeKey"]


@dataclass(frozen=True, slots=True)
class MadeKey:
    """A new key: how its provider finds it again, and its public half (DER SubjectPublicKeyInfo)."""

    reference: str
    public_key: bytes


class KeyProvider(ABC):
    """Makes keys on the curve P-256 and signs with them; private keys never leave it.

    It must: answer within ten seconds or raise KeyUnavailable; be safe to call from several threads; find a key
    by its reference after a restart; sign with ECDSA over SHA-256 and answer in DER.
    It may: keep sessions and handles open, and cache them.
    The caller guarantees: `data` is at most a few kilobytes (signed attributes, never whole documents), and that
    the actor may use the key. No call is made while a database lock that others wait for is held, except when an
    agency's first key is made.
    """

    name: ClassVar[str]

    @abstractmethod
    def make_key(self, label: str) -> MadeKey:
        """Make a key. `label` is unique and made of ASCII letters, digits and dashes. Raises KeyUnavailable."""

    @abstractmethod
    def sign(self, reference: str, data: bytes) -> bytes:
        """The ECDSA-SHA-256 signature of `data` in DER. Raises KeyUnavailable."""

    def close(self) -> None:  # noqa: B027 - most providers hold nothing
        """Let go of sessions and devices; the provider may be used again afterwards."""
