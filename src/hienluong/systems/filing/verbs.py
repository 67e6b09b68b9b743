"""What the journal's verbs about drafts mean, in plain words."""

from django.utils.translation import gettext_lazy as _

from hienluong.kernel.journal.public import name_verbs

name_verbs(
    {
        "filing.draft_started": _("Bắt đầu khai hồ sơ"),
        "filing.page_saved": _("Lưu một trang của bản khai"),
        "filing.file_attached": _("Tải giấy tờ lên bản khai"),
        "filing.file_removed": _("Bỏ giấy tờ khỏi bản khai"),
        "filing.draft_discarded": _("Xóa bản khai"),
        "filing.sent_by_app": _("Ứng dụng bạn cho phép nộp hồ sơ"),
        "filing.drafts_expired": _("Xóa các bản khai đã quá hạn giữ"),
    }
)
