"""Every address of the provider; this is its root."""

from allauth.account.views import account_inactive, logout
from allauth.account.views import reauthenticate as confirm
from allauth.idp.oidc import views as openid
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from hienluong.province.identity import pages


def healthz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """That the process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


_api = [
    path("token", pages.Token.as_view(), name="token"),
    path("revoke", openid.revoke, name="revoke"),
    path("userinfo", openid.user_info, name="userinfo"),
    path("device/code", pages.no_device_flow, name="device_code"),
]
_openid = [
    path(".well-known/openid-configuration", openid.configuration, name="configuration"),
    path(".well-known/jwks.json", openid.jwks, name="jwks"),
    path("o/authorize", pages.Authorization.as_view(), name="authorization"),
    path("o/logout", openid.logout, name="logout"),
    path("o/", include(_api)),
]

# allauth finds its own pages by these names.
urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", pages.holder, name="holder"),
    path("dang-nhap/", pages.SignIn.as_view(), name="account_login"),
    path("dang-nhap/lai/", confirm, name="account_reauthenticate"),
    path("dang-nhap/mot-cham/", pages.take_part, name="take-part"),
    path("dang-nhap/da-ngung/", account_inactive, name="account_inactive"),
    path("dang-xuat/", logout, name="account_logout"),
    path("", include(([path("", include((_openid, "oidc")))], "idp"))),
]
