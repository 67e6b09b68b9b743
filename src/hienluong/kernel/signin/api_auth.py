"""Access to /api/v1 by a token that the identity provider made for an app (OAuth 2.0, RFC 6749 and 6750)."""

from collections.abc import Mapping
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer

from hienluong.base.errors import HouseError
from hienluong.kernel.access.public import Actor, HouseRequest, actor_for, count_try
from hienluong.kernel.people.public import LinkedIdentity
from hienluong.kernel.signin.citizens.tokens import verify_access_token
from hienluong.kernel.signin.errors import NotLinked, ScopeMissing, TokenMissing, TokenRefused

__all__ = ["SCOPES", "ApiToken", "app_of", "challenge", "oauth2_scheme"]

SCOPES: Mapping[str, str] = {
    "cases:read": "See one's own cases and fetch their results",
    "cases:file": "File a case, complete it, take it back",
}
_REALM = 'Bearer realm="api/v1"'
_CALLS_A_MINUTE = 300
_APP = "hienluong.app"


class ApiToken(HttpBearer):
    """`auth=ApiToken("cases:read")` on a ninja operation: `request.actor` is whoever gave the app the token.

    The token is verified on the spot with the provider's keys; no call is made unless those are unknown.
    No or a bad token is 401, a token without the scope 403, too many calls for one person 429.
    """

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Actor:
        """Called by ninja before the operation.

        Raises TokenMissing, TokenRefused, NotLinked, ScopeMissing, ProviderDown, Busy.
        """
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() != "bearer":
            raise TokenMissing
        return self.authenticate(request, token.strip())

    def authenticate(self, request: HttpRequest, token: str) -> Actor:
        """The actor behind the token, who also becomes `request.actor`: a refusal names them too."""
        claims = verify_access_token(token, settings.API_AUDIENCE)
        actor = _actor_of(claims)
        cast("HouseRequest", request).actor = actor
        request.META[_APP] = str(claims.get("client_id", ""))[:60]
        if self.scope not in str(claims.get("scope", "")).split():
            raise ScopeMissing(scope=self.scope)
        count_try("api", str(actor.account_id), tries=_CALLS_A_MINUTE, seconds=60)
        return actor


def app_of(request: HttpRequest) -> str:
    """The id of the app whose token the request bears, for the journal."""
    return str(request.META.get(_APP, ""))


def challenge(error: HouseError) -> str:
    """What WWW-Authenticate says beside this error (RFC 6750, 3); empty where it says nothing."""
    if isinstance(error, TokenMissing):
        return _REALM
    if isinstance(error, TokenRefused):
        return f'{_REALM}, error="invalid_token"'
    if isinstance(error, ScopeMissing):
        return f'{_REALM}, error="insufficient_scope", scope="{error.facts["scope"]}"'
    return ""


def oauth2_scheme() -> dict[str, Any]:
    """The security scheme of the API's document.

    The addresses are known of the provider in the box alone; another one tells its own by discovery.
    """
    issuer = settings.OIDC_PROVIDERS[0]["issuer"]
    if issuer != settings.HOME.identity_address:
        return {"type": "openIdConnect", "openIdConnectUrl": f"{issuer}/.well-known/openid-configuration"}
    flow = {
        "authorizationUrl": f"{issuer}/o/authorize",
        "tokenUrl": f"{issuer}/o/token",
        "refreshUrl": f"{issuer}/o/token",
        "scopes": dict(SCOPES),
    }
    says = "Authorization code with PKCE (S256). Tokens are good for ten minutes and are sent as Authorization: Bearer."
    return {"type": "oauth2", "description": says, "flows": {"authorizationCode": flow}}


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
