"""What is asked of signing."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from hienluong.shared.signing.providers.base import NOTHING_TYPED, Activation

__all__ = ["Activation", "SealRequest", "SignRequest", "ToSign"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignRequest:
    """Sign as `post_id`, which the actor holds or acts for by delegation.

    `place` is where it is signed ("Hướng Phùng"); `image` the PNG of the hand-written signature, in blue on a
    transparent ground (NĐ 30/2020, Phụ lục I), or empty for a few words; `field` names the place on the page,
    and when the document has no such free place the signature is not shown. `activation` is what a remote key
    asks of the person.
    """

    post_id: int
    reason: str = ""
    place: str = ""
    image: bytes = b""
    field: str = "signature"
    activation: Activation = NOTHING_TYPED


@dataclass(frozen=True, slots=True, kw_only=True)
class SealRequest:
    """Seal for the agency. `image` is the PNG of its seal, in red on a transparent ground."""

    agency_id: int
    reason: str = ""
    place: str = ""
    image: bytes = b""
    activation: Activation = NOTHING_TYPED


@dataclass(frozen=True, slots=True)
class ToSign:
    """What a signer's device is given: sign `data`, or `digest` when it takes digests (both SHA-256).

    A device that makes a whole CMS (CAdES, detached, SHA-256, with signing-certificate-v2) gets `document_digest`.
    `certificate` (PEM) says which key must sign.
    """

    uid: UUID
    data: bytes
    document_digest: bytes
    certificate: str

    @property
    def digest(self) -> bytes:
        """SHA-256 of `data`."""
        return hashlib.sha256(self.data).digest()
