"""What the journal's verbs of signing in mean."""

from django.utils.translation import gettext_lazy as _

from hienluong.kernel.journal.public import name_verbs

name_verbs(
    {
        "signin.signed_in": _("Đăng nhập"),
        "signin.signed_out": _("Đăng xuất"),
        "signin.reset": _("Đặt lại đăng nhập"),
        "signin.refused": _("Đăng nhập không thành công"),
        "signin.factor_added": _("Thêm cách xác thực thứ hai"),
        "signin.factor_removed": _("Bỏ cách xác thực thứ hai"),
        "signin.password_changed": _("Đổi mật khẩu"),
        "signin.sessions_ended": _("Kết thúc các phiên đăng nhập"),
        "signin.ended_by_provider": _("Nguồn định danh kết thúc phiên đăng nhập"),
        "signin.identity_linked": _("Gắn định danh điện tử với tài khoản"),
    }
)
