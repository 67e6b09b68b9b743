"""What the provider says of a person, and to whom: allauth's OpenID provider fitted to our holders."""

import hashlib
from collections.abc import Iterable
from typing import Any, ClassVar
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from allauth.idp.oidc.models import Client
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hienluong.province.identity.models import Holder, Visit

__all__ = ["HolderAdapter", "ProviderAdapter", "digest_of_code"]


class HolderAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """People do not make their own identity here."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("Số định danh hoặc mật khẩu không đúng."),
        "too_many_login_attempts": _("Đã thử sai quá nhiều lần nên tạm khóa 5 phút. Chờ rồi thử lại."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Never."""
        return False

    def add_message(self, *args: object, **kwargs: object) -> None:
        """The pages say enough."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """The page that shows who is signed in."""
        return reverse("holder")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """Back to the way in."""
        return reverse("account_login")


class ProviderAdapter(DefaultOIDCAdapter):  # type: ignore[misc]
    """Claims. What is personal is told by userinfo alone: id tokens travel through browsers at sign-out."""

    scope_display: ClassVar = {
        "openid": _("Mã nhận ra bạn tại trang này"),
        "profile": _("Họ tên, ngày sinh, giới tính"),
        "identity": _("Số định danh cá nhân, địa chỉ"),
        "phone": _("Số điện thoại"),
        "cases:read": _("Xem hồ sơ và tải kết quả của bạn"),
        "cases:file": _("Nộp, bổ sung, rút hồ sơ thay bạn"),
    }

    def get_issuer(self) -> str:
        """Fixed by the settings, whatever host a request names."""
        return settings.HOME.identity_address

    def get_user_sub(self, client: Client, user: Holder) -> str:  # noqa: ARG002
        """The subject, which tells nothing of the number."""
        return str(user.subject)

    def get_user_by_sub(self, client: Client, sub: str) -> Holder | None:  # noqa: ARG002
        """The holder that `get_user_sub` spoke of."""
        return Holder.objects.filter(subject=sub, is_active=True).first()

    def get_claims(
        self,
        purpose: str,
        user: Holder,
        client: Client,
        scopes: Iterable[str],
        **kwargs: Any,  # noqa: ANN401, ARG002
    ) -> dict[str, Any]:
        """The subject, and in userinfo what the granted scopes allow."""
        claims: dict[str, Any] = {"sub": self.get_user_sub(client, user)}
        if purpose == "userinfo":
            for scope in scopes:
                claims |= _CLAIMS.get(scope, _nothing)(user)
        return claims

    def populate_id_token(
        self,
        id_token: dict[str, Any],
        client: Client,
        scopes: Iterable[str],  # noqa: ARG002
        **kwargs: Any,  # noqa: ANN401, ARG002
    ) -> None:
        """The session's name, so that its end can be told (Back-Channel Logout 1.0, 2.1)."""
        code = context.request.POST.get("code", "")
        visit = Visit.objects.filter(code_digest=digest_of_code(code), client=client.pk).first()
        if visit is not None:
            id_token["sid"] = str(visit.sid)

    def populate_access_token(
        self,
        access_token: dict[str, Any],
        *,
        scopes: Iterable[str],
        **kwargs: Any,  # noqa: ANN401, ARG002
    ) -> None:
        """Tokens that may do something with cases are made for the house's API and for nobody else."""
        if any(scope.startswith("cases:") for scope in scopes):
            access_token["aud"] = [settings.API_AUDIENCE]

    def populate_server_metadata(self, data: dict[str, Any]) -> None:
        """Addresses under the issuer, and what we do beyond allauth."""
        for name, value in data.items():
            if name.endswith(("_endpoint", "_uri")):
                data[name] = settings.HOME.identity_address + urlsplit(value).path
        data["scopes_supported"] = list(self.scope_display)
        data["claims_supported"] = ["sub", "sid", "name", "birthdate", "gender", "personal_id", "address"]
        data["response_types_supported"] = ["code"]
        data["grant_types_supported"] = ["authorization_code", "refresh_token"]
        data["backchannel_logout_supported"] = data["backchannel_logout_session_supported"] = True
        data.pop("device_authorization_endpoint", None)


def digest_of_code(code: str) -> bytes:
    """How a visit remembers the code that began it."""
    return hashlib.sha256(code.encode()).digest()


def _profile(holder: Holder) -> dict[str, Any]:
    gender = "female" if holder.sex == "nữ" else "male"
    return {"name": holder.full_name, "birthdate": holder.birth_date.isoformat(), "gender": gender}


def _identity(holder: Holder) -> dict[str, Any]:
    return {"personal_id": holder.number, "address": {"formatted": holder.address}}


def _phone(holder: Holder) -> dict[str, Any]:
    return {"phone_number": holder.phone}


def _nothing(holder: Holder) -> dict[str, Any]:  # noqa: ARG001
    return {}


_CLAIMS = {"profile": _profile, "identity": _identity, "phone": _phone}
