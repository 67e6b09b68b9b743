"""Where private keys live. Which provider new keys go to is a setting (HL_KEY_PROVIDER)."""

from functools import cache

from django.conf import settings

from hienluong.shared.signing.errors import KeyUnavailable
from hienluong.shared.signing.providers.base import KeyProvider, MadeKey
from hienluong.shared.signing.providers.pkcs11 import Pkcs11Provider
from hienluong.shared.signing.providers.soft import SoftProvider

__all__ = ["KeyProvider", "MadeKey", "SoftProvider", "default_provider", "provider_named"]

_PROVIDERS: dict[str, type[KeyProvider]] = {
    SoftProvider.name: SoftProvider,
    Pkcs11Provider.name: Pkcs11Provider,
}


@cache
def provider_named(name: str) -> KeyProvider:
    """The one provider of this name in the process. Raises KeyUnavailable for an unknown name."""
    if name not in _PROVIDERS:
        raise KeyUnavailable(provider=name)
    return _PROVIDERS[name]()


def default_provider() -> KeyProvider:
    """Where new keys are made."""
    return provider_named(settings.KEY_PROVIDER)
