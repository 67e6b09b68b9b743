"""What the journal's verbs about voice mean, in plain words."""

from django.utils.translation import gettext_lazy as _

from hienluong.kernel.journal.public import name_verbs

name_verbs(
    {
        "voice.question_asked": _("Gửi câu hỏi tới cơ quan"),
        "voice.question_looked": _("Xem câu hỏi để trả lời"),
        "voice.question_contact_seen": _("Xem thông tin liên hệ của người hỏi"),
        "voice.question_followed": _("Tra cứu câu hỏi bằng mã"),
        "voice.question_drafted": _("Soạn trả lời câu hỏi"),
        "voice.question_forwarded": _("Chuyển câu hỏi tới cơ quan khác"),
        "voice.question_returned": _("Trả lại dự thảo trả lời"),
        "voice.question_published": _("Công khai câu trả lời"),
        "voice.question_answered": _("Trả lời riêng người hỏi"),
        "voice.question_declined": _("Không trả lời câu hỏi"),
        "voice.question_unpublished": _("Gỡ câu trả lời đã công khai"),
    }
)
