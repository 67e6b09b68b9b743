"""What the work lists call the work of voice, and why it is with somebody: kept in Vietnamese, told in the reader's language."""

from django.utils.translation import gettext_noop

__all__ = [
    "ANSWER_QUESTION",
    "ASKED_HERE",
    "COMMENTS_CLOSED",
    "COMPLAINS_ABOUT_BELOW",
    "FORWARDED_HERE",
    "HANDLE_FEEDBACK",
    "PUBLISH_FEEDBACK",
    "REFERRED_HERE",
    "REPORTED_HERE",
    "RESULT_TO_PUBLISH",
    "RETURNED_HERE",
    "REVIEW_ANSWER",
    "SUMMARISE_COMMENTS",
    "TO_REVIEW_HERE",
]

ANSWER_QUESTION = gettext_noop("Trả lời câu hỏi")
REVIEW_ANSWER = gettext_noop("Duyệt trả lời câu hỏi")
HANDLE_FEEDBACK = gettext_noop("Xử lý phản ánh, kiến nghị")
PUBLISH_FEEDBACK = gettext_noop("Công khai kết quả xử lý phản ánh")
REPORTED_HERE = gettext_noop("Phản ánh, kiến nghị gửi tới cơ quan")
COMPLAINS_ABOUT_BELOW = gettext_noop("Phản ánh về cán bộ của cơ quan cấp dưới, do cấp trên xử lý")
REFERRED_HERE = gettext_noop("Phản ánh, kiến nghị do cơ quan khác chuyển đến")
RESULT_TO_PUBLISH = gettext_noop("Người gửi đồng ý công khai, cần người khác duyệt")
SUMMARISE_COMMENTS = gettext_noop("Tổng hợp, giải trình ý kiến góp ý")
COMMENTS_CLOSED = gettext_noop("Dự thảo do vị trí này chuẩn bị đã hết hạn góp ý")
ASKED_HERE = gettext_noop("Câu hỏi gửi tới cơ quan, giao cho vị trí ít việc nhất")
FORWARDED_HERE = gettext_noop("Câu hỏi do cơ quan khác chuyển đến")
TO_REVIEW_HERE = gettext_noop("Dự thảo trả lời cần người khác duyệt")
RETURNED_HERE = gettext_noop("Người duyệt trả lại dự thảo")
