"""What is asked of signing."""

from dataclasses import dataclass

__all__ = ["SealRequest", "SignRequest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignRequest:
    """Sign as `post_id`, which the actor holds or acts for by delegation.

    `place` is where it is signed ("Hướng Phùng"); `image` the PNG of the hand-written signature, in blue on a
    transparent ground (NĐ 30/2020, Phụ lục I), or empty for a few words; `field` names the place on the page,
    and when the document has no such free place the signature is not shown.
    """

    post_id: int
    reason: str = ""
    place: str = ""
    image: bytes = b""
    field: str = "signature"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealRequest:
    """Seal for the agency. `image` is the PNG of its seal, in red on a transparent ground."""

    agency_id: int
    reason: str = ""
    place: str = ""
    image: bytes = b""
