"""What the words of a question, an answer or a reason must be like. Pure."""

from collections.abc import Mapping

from django.utils.translation import gettext_noop

from hienluong.base.errors import Invalid
from hienluong.systems.voice.contacts import contact_faults
from hienluong.systems.voice.topics import topics
from hienluong.systems.voice.values import LONGEST_TEXT, LONGEST_TITLE, AskQuestion

__all__ = ["LONGEST_ANSWER", "ensure_answer", "ensure_askable", "ensure_reason", "title_and_text_faults"]

LONGEST_ANSWER = 20_000
_SHORTEST_TITLE, _SHORTEST_TEXT, _SHORTEST_ANSWER = 5, 10, 10
_LONGEST_REASON = 2000


def ensure_askable(question: AskQuestion) -> None:
    """Raise Invalid with a sentence for each field that is wrong."""
    faults = dict(contact_faults(question.contact))
    faults |= title_and_text_faults(question.title, question.text)
    if question.topic not in topics():
        faults["topic"] = gettext_noop("Chọn lĩnh vực của câu hỏi.")
    if faults:
        raise Invalid(faults)


def title_and_text_faults(title: str, text: str) -> Mapping[str, str]:
    """What is wrong with a title in one line and the text under it."""
    faults = {}
    if not _SHORTEST_TITLE <= len(title) <= LONGEST_TITLE:
        faults["title"] = gettext_noop("Viết gọn một dòng, từ 5 đến 200 ký tự.")
    if not _SHORTEST_TEXT <= len(text) <= LONGEST_TEXT:
        faults["text"] = gettext_noop("Viết từ 10 đến 5.000 ký tự. Phần dài hơn xin gửi thành lần khác.")
    return faults


def ensure_answer(answer: str) -> None:
    """Raise Invalid unless it is an answer one can read."""
    if not _SHORTEST_ANSWER <= len(answer) <= LONGEST_ANSWER:
        raise Invalid({"answer": gettext_noop("Viết câu trả lời từ 10 đến 20.000 ký tự.")})


def ensure_reason(reason: str) -> None:
    """Raise Invalid unless a reason is given: the asker, or the next in line, reads it."""
    if not 5 <= len(reason) <= _LONGEST_REASON:
        raise Invalid({"reason": gettext_noop("Ghi lý do, từ 5 đến 2.000 ký tự.")})
