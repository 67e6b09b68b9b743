"""Signing out at the provider too: asked by us, or told by it."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from hienluong.base import clock
from hienluong.kernel.people.public import OidcSession
from hienluong.kernel.signin.citizens.documents import configuration
from hienluong.kernel.signin.citizens.flow import Answer
from hienluong.kernel.signin.citizens.providers import provider_of
from hienluong.kernel.signin.errors import ProviderDown, TokenRefused
from hienluong.kernel.signin.sessions import end_sessions

__all__ = ["address_after_sign_out", "end_sessions_named", "remember_provider_session"]

_KEY = "signin.provider"


def remember_provider_session(request: HttpRequest, answer: Answer) -> None:
    """Which provider's session opened this one, for its logout and for ours."""
    person = answer.person
    request.session[_KEY] = {"issuer": person.issuer, "id_token": answer.id_token}
    OidcSession.objects.update_or_create(
        session_key=request.session.session_key,
        defaults={
            "issuer": person.issuer,
            "subject": person.subject,
            "sid": answer.sid,
            "created_at": clock.now(),
        },
    )


def address_after_sign_out(request: HttpRequest) -> str:
    """Where to send the browser after its session here ended: over the provider when it came from there.

    A provider that is away or gone from the settings does not keep anybody signed in here.
    """
    here = reverse("signin:signed-out")
    kept = request.session.get(_KEY)
    if not kept:
        return here
    try:
        provider = provider_of(kept["issuer"])
        address = configuration(provider.issuer).get("end_session_endpoint")
    except (ProviderDown, TokenRefused):
        return here
    if not address:
        return here
    asked = {
        "id_token_hint": kept["id_token"],
        "client_id": provider.client_id,
        "post_logout_redirect_uri": f"{settings.HOME.address}{here}",
    }
    return f"{address}?{urlencode(asked)}"


def end_sessions_named(claims: dict[str, Any]) -> int:
    """End our sessions that a verified logout token names: one by `sid`, else all of the subject."""
    named = OidcSession.objects.filter(issuer=claims["iss"])
    named = named.filter(sid=claims["sid"]) if claims.get("sid") else named.filter(subject=claims["sub"])
    return end_sessions(named.values_list("session_key", flat=True))
