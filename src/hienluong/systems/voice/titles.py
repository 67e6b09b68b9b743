"""What the work lists call the work of voice, and why it is with somebody: kept in Vietnamese, told in the reader's language."""

from django.utils.translation import gettext_noop

__all__ = [
    "ANSWER_QUESTION",
    "ASKED_HERE",
    "FORWARDED_HERE",
    "RETURNED_HERE",
    "REVIEW_ANSWER",
    "TO_REVIEW_HERE",
]

ANSWER_QUESTION = gettext_noop("Trả lời câu hỏi")
REVIEW_ANSWER = gettext_noop("Duyệt trả lời câu hỏi")
ASKED_HERE = gettext_noop("Câu hỏi gửi tới cơ quan, giao cho vị trí ít việc nhất")
FORWARDED_HERE = gettext_noop("Câu hỏi do cơ quan khác chuyển đến")
TO_REVIEW_HERE = gettext_noop("Dự thảo trả lời cần người khác duyệt")
RETURNED_HERE = gettext_noop("Người duyệt trả lại dự thảo")
