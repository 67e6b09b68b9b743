"""What the journal's verbs about files mean, in plain words."""

from django.utils.translation import gettext_lazy as _

from hienluong.kernel.journal.public import name_verbs

name_verbs(
    {
        "files.opened": _("Mở giấy tờ trong hồ sơ"),
        "files.stored": _("Nhận giấy tờ vào hồ sơ"),
        "files.forgotten": _("Xóa giấy tờ không dùng tới"),
        "files.scanned": _("Kiểm tra an toàn của tệp"),
    }
)
