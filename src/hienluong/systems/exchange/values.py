"""What passes between the parts of exchange."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field, TypeAdapter, ValidationError

from hienluong.systems.exchange.errors import NotReadable

__all__ = ["AgencyCard", "Header", "PeerCard", "Receipt", "Sent", "card_in"]


_Code = Annotated[str, Field(pattern=r"^[\w.-]{1,40}$")]
_Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
_Chain = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
_Number = Annotated[int, Field(ge=1, lt=2**63)]
_Size = Annotated[int, Field(ge=0, lt=2**40)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the sending installation signs of a message. `chain` is the digest of the header before it in its lane."""

    id: UUID
    origin: _Code
    destination: _Code
    kind: Literal["document", "status"]
    sender: _Code
    receiver: _Code
    number: _Number
    chain: _Chain
    act: Annotated[str, Field(pattern=r"^\d{1,2}$")]
    about: Annotated[str, Field(max_length=200, pattern=r"^[^\x00-\x1f]*$")]
    sha256: _Digest
    size: _Size
    parts: Annotated[tuple[tuple[_Digest, _Size], ...], Field(max_length=200)]
    """SHA-256 and bytes of each file that travels beside the content."""
    sent_at: AwareDatetime

    def facts(self) -> dict[str, object]:
        """As JSON holds it."""
        return {**asdict(self), "id": str(self.id), "sent_at": self.sent_at.isoformat()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What the receiving installation signs: that it keeps a message with this header, or why it refused it."""

    id: UUID
    header_sha256: _Digest
    number: _Number
    accepted: bool
    reason: Annotated[str, Field(max_length=300)]
    received_at: AwareDatetime

    def facts(self) -> dict[str, object]:
        """As JSON holds it."""
        return {**asdict(self), "id": str(self.id), "received_at": self.received_at.isoformat()}


@dataclass(frozen=True, slots=True)
class Sent:
    """A message on the wire: the signed header and the content."""

    header: str
    content: bytes


@dataclass(frozen=True, slots=True)
class AgencyCard:
    """An agency of another installation."""

    identifier: str
    name: str


@dataclass(frozen=True, slots=True)
class PeerCard:
    """What one installation hands to another, so that both can talk."""

    code: str
    name: str
    address: str
    certificates: tuple[str, ...]
    agencies: tuple[AgencyCard, ...]
    authorities: tuple[str, ...] = ()
    """Roots (PEM) below which its agencies sign."""

    def facts(self) -> Mapping[str, object]:
        """As JSON holds it."""
        return asdict(self)


def card_in(said: object) -> PeerCard:
    """A card from what JSON holds. Raises NotReadable."""
    try:
        return _CARDS.validate_python(said)
    except ValidationError as error:
        raise NotReadable from error


_CARDS = TypeAdapter(PeerCard)
