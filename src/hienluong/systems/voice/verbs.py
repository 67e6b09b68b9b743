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
        "voice.consultation_looked": _("Xem ý kiến góp ý của dự thảo"),
        "voice.consultation_drafted": _("Soạn dự thảo lấy ý kiến"),
        "voice.consultation_opened": _("Công bố dự thảo lấy ý kiến"),
        "voice.consultation_extended": _("Kéo dài thời gian lấy ý kiến"),
        "voice.consultation_commented": _("Góp ý dự thảo"),
        "voice.consultation_closed": _("Hết thời gian lấy ý kiến"),
        "voice.consultation_summarised": _("Công bố tổng hợp, giải trình ý kiến"),
        "voice.rule_changed": _("Thay đổi thời hạn trả lời, xử lý, lấy ý kiến"),
        "voice.comment_shown": _("Đăng ý kiến góp ý"),
        "voice.comment_hidden": _("Không đăng ý kiến góp ý"),
        "voice.comments_grouped": _("Xếp nhóm, giải trình ý kiến góp ý"),
        "voice.feedback_received": _("Gửi phản ánh, kiến nghị"),
        "voice.feedback_looked": _("Xem phản ánh, kiến nghị để xử lý"),
        "voice.feedback_writer_seen": _("Xem người gửi phản ánh, kiến nghị"),
        "voice.feedback_followed": _("Tra cứu phản ánh, kiến nghị bằng mã"),
        "voice.feedback_accepted": _("Thụ lý phản ánh, kiến nghị"),
        "voice.feedback_named": _("Xác định người bị phản ánh"),
        "voice.feedback_referred": _("Chuyển phản ánh, kiến nghị tới cơ quan khác"),
        "voice.feedback_asked": _("Yêu cầu người gửi phản ánh bổ sung"),
        "voice.feedback_supplemented": _("Bổ sung phản ánh, kiến nghị"),
        "voice.feedback_answered": _("Trả lời phản ánh, kiến nghị"),
        "voice.feedback_published": _("Công khai kết quả xử lý phản ánh"),
        "voice.feedback_unpublished": _("Gỡ kết quả xử lý phản ánh đã công khai"),
        "voice.feedback_closed": _("Kết thúc phản ánh, kiến nghị không xử lý"),
        "voice.feedback_rated": _("Đánh giá việc xử lý phản ánh"),
        "voice.question_unpublished": _("Gỡ câu trả lời đã công khai"),
    }
)
