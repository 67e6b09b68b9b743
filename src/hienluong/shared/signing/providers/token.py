"""A USB token in the holder's own machine: the house never reaches it."""

from typing import ClassVar

from hienluong.shared.signing.errors import SignedElsewhere
from hienluong.shared.signing.providers.base import Activation, Credential, SigningProvider

__all__ = ["TokenProvider"]


class TokenProvider(SigningProvider):
    """Signed in two steps: `prepare_signature` hands out what is to be signed, `finish_signature` takes the answer."""

    name: ClassVar[str] = "token"
    tried_at_enrolment: ClassVar[bool] = False

    def sign(self, credential: Credential, data: bytes, activation: Activation) -> bytes:  # noqa: ARG002
        """Never here."""
        raise SignedElsewhere
