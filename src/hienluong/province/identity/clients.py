"""Who may ask the provider for identities."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from allauth.idp.oidc.models import Client
from django.conf import settings
from django.db import transaction

__all__ = ["NewApp", "ensure_house", "register_app"]

HOUSE = "hien-luong"
_HOUSE_SCOPES = ("openid", "profile", "identity")


@dataclass(frozen=True, slots=True)
class NewApp:
    """A third-party app as its owner asks for it. A public one (phone, browser) keeps no secret."""

    name: str
    redirect_uris: Sequence[str]
    scopes: Sequence[str]
    is_public: bool = False


@transaction.atomic
def ensure_house() -> None:
    """The province's own site as a client, with the addresses and the secret that the settings say today."""
    house = settings.HOME.address
    client = Client.objects.filter(pk=HOUSE).first() or Client(pk=HOUSE, name="Dịch vụ công Quảng Trị")
    client.type, client.skip_consent = Client.Type.CONFIDENTIAL, True
    client.set_scopes(list(_HOUSE_SCOPES))
    client.set_redirect_uris([f"{house}/dang-nhap/cong-dan/tra-loi/"])
    client.data = {
        "client_metadata": {
            "post_logout_redirect_uris": [f"{house}/dang-xuat/xong/"],
            "backchannel_logout_uri": f"{house}/dang-nhap/cong-dan/dang-xuat-nguon/",
        }
    }
    if not client.check_secret(settings.SECRETS["identity"]):
        client.set_secret(settings.SECRETS["identity"])
    client.save()


def register_app(app: NewApp) -> tuple[str, str]:
    """Register an app; its id and its secret, which is shown this once (empty for a public app)."""
    secret = "" if app.is_public else secrets.token_urlsafe(32)
    client = Client(name=app.name, type=Client.Type.PUBLIC if app.is_public else Client.Type.CONFIDENTIAL)
    client.set_scopes(["openid", *app.scopes])
    client.set_redirect_uris(list(app.redirect_uris))
    client.set_grant_types([Client.GrantType.AUTHORIZATION_CODE, Client.GrantType.REFRESH_TOKEN])
    client.set_secret(secret or secrets.token_urlsafe(32))
    client.save()
    return client.pk, secret
