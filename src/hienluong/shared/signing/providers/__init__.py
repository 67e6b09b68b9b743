"""Who holds private keys. Which provider a person or an agency uses stands in its `SigningKey`."""

from functools import cache

from django.conf import settings

from hienluong.shared.signing.errors import KeyUnavailable
from hienluong.shared.signing.providers.base import (
    NOTHING_TYPED,
    Activation,
    Credential,
    Described,
    KeyMaker,
    MadeKey,
    Mechanism,
    SigningProvider,
)
from hienluong.shared.signing.providers.csc import CscProvider
from hienluong.shared.signing.providers.pkcs11 import Pkcs11Provider
from hienluong.shared.signing.providers.soft import SoftProvider
from hienluong.shared.signing.providers.token import TokenProvider

__all__ = [
    "NOTHING_TYPED",
    "Activation",
    "Credential",
    "Described",
    "KeyMaker",
    "MadeKey",
    "Mechanism",
    "SigningProvider",
    "SoftProvider",
    "default_provider",
    "provider_named",
]

_PROVIDERS: dict[str, type[SigningProvider]] = {
    SoftProvider.name: SoftProvider,
    Pkcs11Provider.name: Pkcs11Provider,
    TokenProvider.name: TokenProvider,
}


@cache
def provider_named(name: str) -> SigningProvider:
    """The one provider of this name in the process; `csc:<service>` for a remote service of the settings.

    Raises KeyUnavailable for an unknown name.
    """
    kind, _, service = name.partition(":")
    if kind == CscProvider.name and service in settings.CSC_SERVICES:
        return CscProvider(service)
    if name not in _PROVIDERS:
        raise KeyUnavailable(provider=name)
    return _PROVIDERS[name]()


def default_provider() -> KeyMaker:
    """Where new keys are made (HL_KEY_PROVIDER)."""
    provider = provider_named(settings.KEY_PROVIDER)
    if not isinstance(provider, KeyMaker):
        raise KeyUnavailable(provider=provider.name)
    return provider
