"""The officers' pages: allauth's, under the house's addresses, for officers alone."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as codes
from allauth.mfa.webauthn import views as passkeys
from django.http import HttpRequest, HttpResponseBase
from django.urls import path

from hienluong.base.errors import NotAllowed, SignInNeeded
from hienluong.kernel.access.public import ActorKind, HouseRequest
from hienluong.kernel.people.public import Account
from hienluong.kernel.signin.errors import NoPassword
from hienluong.kernel.signin.next_page import home_of

__all__ = ["OfficerSignIn", "officer_only", "urls"]

Page = Callable[..., HttpResponseBase]


class OfficerSignIn(account.LoginView):  # type: ignore[misc]
    """User name and password; a second step follows for those who have one."""

    def get_authenticated_redirect_url(self) -> str:
        """Who is signed in already goes on."""
        return self.get_next_url() or home_of(cast("HouseRequest", self.request).actor)


def officer_only(page: Page) -> Page:
    """Citizens have their factors with their identity provider, so these pages are not theirs."""

    @wraps(page)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401
        kind = cast("HouseRequest", request).actor.kind
        if kind is ActorKind.NOBODY:
            raise SignInNeeded
        if kind is not ActorKind.OFFICER:
            raise NotAllowed
        return page(request, *args, **kwargs)

    return guarded


def change_password(request: HttpRequest) -> HttpResponseBase:
    """A new password in the place of the old one. Raises NoPassword for who never had one."""
    if not cast("Account", request.user).has_usable_password():
        raise NoPassword
    return cast("HttpResponseBase", account.password_change(request))


_DOOR = "dang-nhap/can-bo/"
_AGAIN = "tai-khoan/xac-nhan/"
_SAFETY = "tai-khoan/bao-mat/"

# allauth finds its own pages by these names.
urls = [
    path(_DOOR, OfficerSignIn.as_view(), name="account_login"),
    path(f"{_DOOR}buoc-2/", factors.authenticate, name="mfa_authenticate"),
    path(f"{_DOOR}khoa-truy-cap/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path(f"{_DOOR}da-ngung/", account.account_inactive, name="account_inactive"),
    path(_AGAIN, officer_only(account.reauthenticate), name="account_reauthenticate"),
    path(f"{_AGAIN}ma/", officer_only(factors.reauthenticate), name="mfa_reauthenticate"),
    path(f"{_AGAIN}khoa/", officer_only(passkeys.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path(_SAFETY, officer_only(factors.index), name="mfa_index"),
    path(f"{_SAFETY}mat-khau/", officer_only(change_password), name="account_change_password"),
    path(f"{_SAFETY}ung-dung/", officer_only(codes.activate_totp), name="mfa_activate_totp"),
    path(f"{_SAFETY}ung-dung/tat/", officer_only(codes.deactivate_totp), name="mfa_deactivate_totp"),
    path(f"{_SAFETY}khoa/", officer_only(passkeys.list_webauthn), name="mfa_list_webauthn"),
    path(f"{_SAFETY}khoa/them/", officer_only(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path(f"{_SAFETY}khoa/<int:pk>/bo/", officer_only(passkeys.remove_webauthn), name="mfa_remove_webauthn"),
    path(f"{_SAFETY}khoa/<int:pk>/ten/", officer_only(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
    path(f"{_SAFETY}ma-du-phong/", officer_only(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(f"{_SAFETY}ma-du-phong/tao/", officer_only(recovery.generate_recovery_codes),
         name="mfa_generate_recovery_codes"),
    path(f"{_SAFETY}ma-du-phong/tai/", officer_only(recovery.download_recovery_codes),
         name="mfa_download_recovery_codes"),
]  # fmt: skip
