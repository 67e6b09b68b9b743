"""What allauth says, in the house's words."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

__all__ = ["ACCOUNT_ERRORS", "FACTOR_ERRORS", "MESSAGES"]

_LOCKED = _(
    "Đã thử sai quá nhiều lần nên tạm khóa 5 phút để bảo vệ tài khoản. Chờ hết 5 phút rồi thử lại, dùng khóa "
    "truy cập nếu đã thêm, hoặc nhờ quản trị hệ thống của cơ quan đặt lại mật khẩu."
)
_WRONG_CODE = _("Mã không đúng, đã dùng hoặc đã hết hạn. Chờ mã mới hiện ra rồi nhập lại.")

ACCOUNT_ERRORS: Final[dict[str, str | Promise]] = {
    "username_password_mismatch": _(
        "Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra phím Caps Lock và bộ gõ."
    ),
    "too_many_login_attempts": _LOCKED,
    "rate_limited": _LOCKED,
    "enter_current_password": _("Mật khẩu hiện tại không đúng."),
    "incorrect_password": _("Mật khẩu không đúng."),
    "incorrect_code": _WRONG_CODE,
}

FACTOR_ERRORS: Final[dict[str, str | Promise]] = {
    "incorrect_code": _WRONG_CODE,
    "cannot_delete_authenticator": _(
        "Đây là cách xác thực thứ hai duy nhất. Thêm một cách khác trước khi bỏ cách này."
    ),
    "cannot_generate_recovery_codes": _("Cần bật ứng dụng mã hoặc khóa truy cập trước khi tạo mã dự phòng."),
}

MESSAGES: Final[dict[str, Promise]] = {
    "account/messages/password_changed.txt": _("Đã đổi mật khẩu. Các phiên khác đã được kết thúc."),
    "mfa/messages/totp_activated.txt": _("Đã bật ứng dụng mã."),
    "mfa/messages/totp_deactivated.txt": _("Đã tắt ứng dụng mã."),
    "mfa/messages/webauthn_added.txt": _("Đã thêm khóa truy cập."),
    "mfa/messages/webauthn_removed.txt": _("Đã bỏ khóa truy cập."),
    "mfa/messages/recovery_codes_generated.txt": _("Đã tạo mã dự phòng mới; mã cũ không dùng được nữa."),
}
"""By allauth's template of the message; what is not named here needs no words."""
