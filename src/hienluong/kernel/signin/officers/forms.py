"""The forms of the officers' door, in the house's words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa import app_settings as factors
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

__all__ = [
    "AddPasskey",
    "ChangePassword",
    "CodeAgain",
    "PasswordAgain",
    "RenamePasskey",
    "SecondStep",
    "SignIn",
    "TurnOnCodes",
]


class SignIn(LoginForm):  # type: ignore[misc]
    """User name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Tên đăng nhập")
        self.fields["login"].widget.attrs["autocapitalize"] = "none"
        self.fields["password"].label = _("Mật khẩu")
        self.fields["password"].help_text = ""

    def clean(self) -> dict[str, Any]:
        """What is wrong is said at the password, where the reader goes to mend it."""
        cleaned: dict[str, Any] = self.cleaned_data
        try:
            super().clean()
        except ValidationError as error:
            self.add_error("password", error)
        return cleaned


class PasswordAgain(ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something delicate."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Mật khẩu")
        self.fields["password"].help_text = ""


class ChangePassword(ChangePasswordForm):  # type: ignore[misc]
    """Old password, new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Mật khẩu hiện tại")
        self.fields["oldpassword"].help_text = ""
        self.fields["password1"].label = _("Mật khẩu mới")
        self.fields["password1"].help_text = _("Ít nhất 12 ký tự. Vài từ ghép lại dễ nhớ hơn ký tự lạ.")
        self.fields["password2"].label = _("Nhập lại mật khẩu mới")


class _UsedOnce:
    """A code of an app counts once for as long as it could be valid, not only for its own half minute."""

    def clean_code(self) -> str:
        """Checked by allauth, then taken out of use. Raises ValidationError."""
        code: str = super().clean_code()  # type: ignore[misc]
        authenticator: Authenticator = self.authenticator  # type: ignore[attr-defined]
        is_app = isinstance(authenticator.wrap(), TOTP)
        key = f"signin.code|{authenticator.pk}|{code.strip()}"
        if is_app and not cache.add(key, "used", timeout=_VALID_SECONDS):
            raise get_adapter().validation_error("incorrect_code")
        return code


_VALID_SECONDS = factors.TOTP_PERIOD * (2 * factors.TOTP_TOLERANCE + 1)


class _Code:
    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        field = self.fields["code"]  # type: ignore[attr-defined]
        field.label, field.help_text = _("Mã xác thực"), self.hint
        field.widget.attrs.update(inputmode="numeric", width="short")

    hint: Any = _("6 chữ số trong ứng dụng mã, hoặc một mã dự phòng 8 chữ số.")


class SecondStep(_Code, _UsedOnce, base.AuthenticateForm):  # type: ignore[misc]
    """A code after the password."""


class CodeAgain(_Code, _UsedOnce, base.ReauthenticateForm):  # type: ignore[misc]
    """A code before something delicate."""


class TurnOnCodes(_Code, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a newly added app."""

    hint = _("6 chữ số mà ứng dụng đang hiện.")


class AddPasskey(AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Tên để nhận ra khóa này")
        self.fields["passwordless"].label = _("Đăng nhập chỉ bằng khóa này, không cần mật khẩu")
        self.fields["passwordless"].help_text = _("Máy sẽ hỏi vân tay, khuôn mặt hoặc mã PIN.")


class RenamePasskey(EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Tên của khóa")
