"""Keys on a device that speaks PKCS#11: a token, a hardware module, SoftHSM."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, ClassVar

import pkcs11
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from django.conf import settings
from pkcs11.util.ec import encode_ec_public_key, encode_named_curve_parameters

from hienluong.shared.signing.errors import KeyUnavailable
from hienluong.shared.signing.providers.base import Activation, Credential, KeyMaker, MadeKey, Mechanism

__all__ = ["Pkcs11Provider"]


class Pkcs11Provider(KeyMaker):
    """One logged-in session for the process, used by one thread at a time; opened again after a fault.

    Module, token and PIN are settings: HL_PKCS11_MODULE, HL_PKCS11_TOKEN, HL_PKCS11_PIN.
    """

    name: ClassVar[str] = "pkcs11"

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._session: Any = None
        self._keys: dict[str, Any] = {}

    def make_key(self, label: str) -> MadeKey:
        """Make a key pair that cannot leave the device; the reference is the label."""
        with self._device() as session:
            parameters = session.create_domain_parameters(
                pkcs11.KeyType.EC,
                {pkcs11.Attribute.EC_PARAMS: encode_named_curve_parameters("secp256r1")},
                local=True,
            )
            public, _private = parameters.generate_keypair(
                store=True, label=label, id=hashlib.sha256(label.encode()).digest()[:20]
            )
            return MadeKey(label, encode_ec_public_key(public))

    def sign(self, credential: Credential, data: bytes, activation: Activation) -> bytes:  # noqa: ARG002
        """Sign on the device. For ECDSA the digest is made here: not every token can."""
        with self._device() as session:
            key = self._key(session, credential.reference)
            if credential.mechanism is Mechanism.RSA:
                return bytes(key.sign(data, mechanism=pkcs11.Mechanism.SHA256_RSA_PKCS))
            raw = key.sign(hashlib.sha256(data).digest(), mechanism=pkcs11.Mechanism.ECDSA)
        half = len(raw) // 2
        return encode_dss_signature(int.from_bytes(raw[:half], "big"), int.from_bytes(raw[half:], "big"))

    def _key(self, session: Any, reference: str) -> Any:  # noqa: ANN401 - the library has no types
        if reference not in self._keys:
            self._keys[reference] = session.get_key(
                object_class=pkcs11.ObjectClass.PRIVATE_KEY, label=reference
            )
        return self._keys[reference]

    def close(self) -> None:
        """End the session."""
        with self._lock:
            self._forget()

    @contextmanager
    def _device(self) -> Iterator[Any]:
        with self._lock:
            try:
                self._session = self._session or _opened()
                yield self._session
            except (pkcs11.PKCS11Error, RuntimeError, OSError) as error:
                self._forget()
                raise KeyUnavailable(provider=self.name) from error

    def _forget(self) -> None:
        session, self._session, self._keys = self._session, None, {}
        if session is not None:
            with suppress(pkcs11.PKCS11Error):
                session.close()


def _opened() -> Any:  # noqa: ANN401 - the library has no types
    library = pkcs11.lib(settings.PKCS11["module"])
    token = library.get_token(token_label=settings.PKCS11["token"])
    try:
        return token.open(rw=True, user_pin=settings.PKCS11["pin"])
    except pkcs11.UserAlreadyLoggedIn:
        return token.open(rw=True)  # the log-in holds for the whole process, also for a session opened anew
