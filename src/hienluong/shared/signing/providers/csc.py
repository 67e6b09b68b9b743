"""Remote signing by the API of the Cloud Signature Consortium, versions 1.0.4 and 2.0."""

import base64
import binascii
import hashlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

import httpx
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings

from hienluong.base import clock
from hienluong.shared.signing.errors import ActivationRefused, KeyUnavailable
from hienluong.shared.signing.outside import outside_transactions
from hienluong.shared.signing.providers.base import (
    Activation,
    Credential,
    Described,
    Mechanism,
    SigningProvider,
)

__all__ = ["CscProvider", "CscService"]

_SECONDS = httpx.Timeout(4.0, connect=2.0)
"""For each of at most three questions: about ten seconds for a signature."""
_LONGEST_ANSWER = 262_144
_EARLY = 30
"""Seconds before its end at which an access token is asked for again."""
_SHA256 = "2.16.840.1.101.3.4.2.1"
_ALGORITHMS = {Mechanism.RSA: "1.2.840.113549.1.1.11", Mechanism.ECDSA: "1.2.840.10045.4.3.2"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CscService:
    """A remote service, from the settings `HL_CSC_<NAME>_…`.

    `url` is what stands before `/csc/v1/`; `tokens` where access tokens are given, when elsewhere; `pin` that of
    the agency's own credentials.
    """

    url: str
    tokens: str = ""
    version: str = "v1"
    token: str = field(default="", repr=False)
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    pin: str = field(default="", repr=False)


class CscProvider(SigningProvider):
    """Keys of one remote service; a credential's identifier there is the reference of the key.

    Each signature is authorised for its own digest (SCAL2), so that what activates it serves nothing else.
    """

    name: ClassVar[str] = "csc"
    remote: ClassVar[bool] = True
    tried_at_enrolment: ClassVar[bool] = False

    def __init__(self, service: str) -> None:
        self._service = CscService(**settings.CSC_SERVICES[service])
        self._lock = threading.Lock()
        self._access: tuple[str, float] = ("", 0.0)

    def sign(self, credential: Credential, data: bytes, activation: Activation) -> bytes:
        """Authorise the digest, then have it signed."""
        digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
        sad = self._authorised(credential, digest, activation)
        asked: dict[str, Any] = {
            "credentialID": credential.reference,
            "SAD": sad,
            "signAlgo": _ALGORITHMS[credential.mechanism],
        }
        if self._second:
            asked |= {"hashes": [digest], "hashAlgorithmOID": _SHA256, "operationMode": "S"}
        else:
            asked |= {"hash": [digest], "hashAlgo": _SHA256}
        answer = self._asked("signatures/signHash", asked)
        try:
            return base64.b64decode(answer["signatures"][0], validate=True)
        except (KeyError, IndexError, TypeError, binascii.Error) as error:
            raise KeyUnavailable(provider=self.name) from error

    def described(self, reference: str) -> Described:
        """The credential's certificate and its issuers'. Raises KeyUnavailable also for a disabled key."""
        answer = self._asked("credentials/info", {"credentialID": reference, "certificates": "chain"})
        try:
            if answer["key"]["status"] != "enabled":
                raise KeyUnavailable(provider=self.name)
            parts = [
                x509.load_der_x509_certificate(base64.b64decode(text)).public_bytes(Encoding.PEM).decode()
                for text in answer["cert"]["certificates"]
            ]
            return Described(parts[0], "".join(parts[1:]))
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise KeyUnavailable(provider=self.name) from error

    def close(self) -> None:
        """Forget the access token and close connections."""
        with self._lock:
            self._access = ("", 0.0)
        client = self.__dict__.pop("_client", None)
        if client is not None:
            client.close()

    def _authorised(self, credential: Credential, digest: str, activation: Activation) -> str:
        secrets = {"PIN": activation.pin or self._service.pin, "OTP": activation.otp}
        asked: dict[str, Any] = {"credentialID": credential.reference, "numSignatures": 1}
        if self._second:
            asked["authData"] = [{"id": name, "value": value} for name, value in secrets.items() if value]
            asked |= {"hashes": [digest], "hashAlgorithmOID": _SHA256}
        else:
            asked |= {name: value for name, value in secrets.items() if value} | {"hash": [digest]}
        sad = self._asked("credentials/authorize", asked).get("SAD")
        if not isinstance(sad, str) or not sad:
            raise KeyUnavailable(provider=self.name)
        return sad

    @property
    def _second(self) -> bool:
        """Version 2 renamed fields."""
        return self._service.version == "v2"

    def _asked(self, method: str, question: Mapping[str, object]) -> dict[str, Any]:
        outside_transactions("a remote key")
        address = f"{self._service.url.rstrip('/')}/csc/{self._service.version}/{method}"
        try:
            headers = {"Authorization": f"Bearer {self._access_token()}"}
            answer = self._client.post(address, json=dict(question), headers=headers)
            return self._read(answer)
        except (httpx.HTTPError, ValueError) as error:
            raise KeyUnavailable(provider=self.name) from error

    def _read(self, answer: httpx.Response) -> dict[str, Any]:
        if len(answer.content) > _LONGEST_ANSWER:
            raise KeyUnavailable(provider=self.name)
        said = answer.json()
        if answer.is_success and isinstance(said, dict):
            return said
        if isinstance(said, dict) and said.get("error") in {"invalid_pin", "invalid_otp", "access_denied"}:
            raise ActivationRefused
        raise KeyUnavailable(provider=self.name)

    def _access_token(self) -> str:
        """The token of the settings, or one for our client's secret, kept until shortly before it ends."""
        service = self._service
        if service.token:
            return service.token
        with self._lock:
            token, until = self._access
            if until > clock.now().timestamp():
                return token
            form = {
                "grant_type": "client_credentials",
                "client_id": service.client_id,
                "client_secret": service.client_secret,
            }
            address = service.tokens or f"{service.url.rstrip('/')}/csc/{service.version}/oauth2/token"
            said = self._read(self._client.post(address, data=form))
            token = str(said.get("access_token", ""))
            self._access = (
                token,
                clock.now().timestamp() + int(said.get("expires_in", _EARLY)) - _EARLY,
            )
            return token

    @cached_property
    def _client(self) -> httpx.Client:
        return httpx.Client(timeout=_SECONDS, follow_redirects=False)
