"""Settings of signing in: allauth for officers, the identity providers of citizens, the memory for tries."""

import os
from dataclasses import asdict
from typing import Any
from urllib.parse import urlsplit

from hienluong.config.home import Home, Mode

__all__ = ["MEMORY", "allauth_settings", "demo_personas", "oidc_providers", "provider_origin"]

MEMORY = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "signin_memory",
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    }
}

_FORMS = "hienluong.kernel.signin.officers.forms"


def allauth_settings(home: Home) -> dict[str, Any]:
    """What allauth reads from the settings."""
    return {
        "ACCOUNT_ADAPTER": "hienluong.kernel.signin.officers.adapters.AccountAdapter",
        "ACCOUNT_LOGIN_METHODS": {"username"},
        "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*"],
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_SESSION_REMEMBER": False,
        "ACCOUNT_LOGIN_TIMEOUT": 600,
        "ACCOUNT_REAUTHENTICATION_TIMEOUT": 600,
        "ACCOUNT_FORMS": {
            "login": f"{_FORMS}.SignIn",
            "reauthenticate": f"{_FORMS}.PasswordAgain",
            "change_password": f"{_FORMS}.ChangePassword",
        },
        "MFA_ADAPTER": "hienluong.kernel.signin.officers.adapters.FactorAdapter",
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_TOTP_TOLERANCE": 1,
        "MFA_RECOVERY_CODES_SHOW_ONCE": True,
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": home.mode != Mode.PRODUCTION,
        "MFA_FORMS": {
            "authenticate": f"{_FORMS}.SecondStep",
            "reauthenticate": f"{_FORMS}.CodeAgain",
            "activate_totp": f"{_FORMS}.TurnOnCodes",
            "add_webauthn": f"{_FORMS}.AddPasskey",
            "edit_webauthn": f"{_FORMS}.RenamePasskey",
        },
    }


def oidc_providers(home: Home, secrets: dict[str, str]) -> list[dict[str, str]]:
    """The citizens' identity providers: the one HL_OIDC_* names, else the province's own in the box."""
    issuer = os.environ.get("HL_OIDC_ISSUER", home.identity_address)
    return [
        {
            "issuer": issuer.rstrip("/"),
            "client_id": os.environ.get("HL_OIDC_CLIENT_ID", "hien-luong"),
            "client_secret": os.environ.get("HL_OIDC_CLIENT_SECRET", secrets["identity"]),
            "scopes": os.environ.get("HL_OIDC_SCOPES", "openid profile identity"),
            "identifier_claim": os.environ.get("HL_OIDC_IDENTIFIER_CLAIM", "personal_id"),
            "label": os.environ.get("HL_OIDC_LABEL", "Định danh điện tử"),
        }
    ]


def provider_origin(provider: dict[str, str]) -> str:
    """Where the browser may go when it signs out: forms are followed there, and nowhere else outside."""
    parts = urlsplit(provider["issuer"])
    return f"{parts.scheme}://{parts.netloc}"


def demo_personas(home: Home) -> list[dict[str, Any]]:
    """Who can be played with one tap: empty unless this is a demonstration."""
    if home.mode != Mode.DEMO:
        return []
    from hienluong.province.demo import DEMO_ACCOUNTS
    from hienluong.province.identity.people import DEMO_CITIZENS

    officers = [{"key": each.username, "name": each.full_name, "says": each.says} for each in DEMO_ACCOUNTS]
    return [*(asdict(citizen) for citizen in DEMO_CITIZENS), *officers]
