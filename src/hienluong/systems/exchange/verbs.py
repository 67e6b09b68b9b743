"""What the journal's verbs about exchange mean, in plain words."""

from django.utils.translation import gettext_lazy as _

from hienluong.kernel.journal.public import name_verbs

name_verbs(
    {
        "exchange.sent": _("Giao gói tin liên thông, có biên nhận"),
        "exchange.refused": _("Từ chối gói tin liên thông"),
        "exchange.peer_added": _("Đăng ký hệ thống liên thông"),
        "exchange.peer_changed": _("Đổi trạng thái hệ thống liên thông"),
        "exchange.keys_learnt": _("Ghi chứng thư mới của hệ thống liên thông"),
        "exchange.key_ended": _("Ngừng tin một chứng thư liên thông"),
        "exchange.permitted": _("Đổi quyền gửi văn bản liên thông"),
        "exchange.replayed": _("Gửi lại gói tin liên thông"),
        "exchange.dropped": _("Bỏ gói tin liên thông"),
        "exchange.released": _("Cho gửi tiếp sau khi đối chiếu sổ liên thông"),
    }
)
