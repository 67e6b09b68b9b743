"""Which identity providers citizens may come from. A real one is a matter of settings."""

from dataclasses import dataclass

from django.conf import settings

from hienluong.kernel.signin.errors import TokenRefused

__all__ = ["Provider", "provider_of", "providers"]


@dataclass(frozen=True, slots=True)
class Provider:
    """An OpenID provider as this site is registered with it."""

    issuer: str
    client_id: str
    client_secret: str
    scopes: str
    identifier_claim: str
    label: str


def providers() -> list[Provider]:
    """The providers named in the settings, the first being the usual one."""
    return [Provider(**each) for each in settings.OIDC_PROVIDERS]


def provider_of(issuer: str) -> Provider:
    """The provider with this issuer. Raises TokenRefused for one that the settings do not name."""
    for provider in providers():
        if provider.issuer == issuer:
            return provider
    raise TokenRefused(reason="unknown_issuer")
