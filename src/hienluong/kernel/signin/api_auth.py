"""Access to /api/v1 by a token that the identity provider made for an app (OAuth 2.0, RFC 6749 and 6750)."""

from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer

from hienluong.base.errors import NotAllowed, SignInNeeded
from hienluong.kernel.access.public import Actor, HouseRequest, actor_for
from hienluong.kernel.people.public import LinkedIdentity
from hienluong.kernel.signin.citizens.tokens import verify_access_token
from hienluong.kernel.signin.errors import NotLinked, TokenRefused

__all__ = ["ApiToken"]


class ApiToken(HttpBearer):
    """`auth=ApiToken("cases:read")` on a ninja operation: `request.actor` is whoever gave the app the token.

    The token is verified on the spot with the provider's keys; no call is made unless those are unknown.
    No or a bad token is 401, a token without the scope 403, both in the API's own shape.
    """

    openapi_description = "OAuth 2.0 access token of the identity provider, as Authorization: Bearer."

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Actor:
        """Called by ninja before the operation. Raises SignInNeeded, TokenRefused, NotAllowed, ProviderDown."""
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() != "bearer":
            raise SignInNeeded
        return self.authenticate(request, token.strip())

    def authenticate(self, request: HttpRequest, token: str) -> Actor:
        """The actor behind the token, who also becomes `request.actor`."""
        claims = verify_access_token(token, settings.API_AUDIENCE)
        if self.scope not in str(claims.get("scope", "")).split():
            raise NotAllowed(scope=self.scope)
        actor = _actor_of(claims)
        cast("HouseRequest", request).actor = actor
        return actor


def _actor_of(claims: dict[str, Any]) -> Actor:
    link = (
        LinkedIdentity.objects.select_related("account")
        .filter(issuer=claims["iss"], subject=claims["sub"])
        .first()
    )
    if link is None:
        raise NotLinked
    if not link.account.is_active:
        raise TokenRefused(reason="closed_account")
    return actor_for(link.account)
