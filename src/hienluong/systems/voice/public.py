"""Front door of voice."""

from hienluong.systems.voice.pages.answers import answer_list
from hienluong.systems.voice.pages.asking import ask_question
from hienluong.systems.voice.pages.commenting import comment
from hienluong.systems.voice.pages.consulting import consultation_list, one_consultation
from hienluong.systems.voice.pages.reporting import send_feedback
from hienluong.systems.voice.pages.results import result_list
from hienluong.systems.voice.queries.consultations import open_consultations, past_consultations
from hienluong.systems.voice.queries.feedback import published_feedback
from hienluong.systems.voice.queries.published import (
    AnswerFilter,
    AnswerPage,
    published_answer,
    published_answers,
    recent_answers,
)

__all__ = [
    "AnswerFilter",
    "AnswerPage",
    "answer_list",
    "ask_question",
    "comment",
    "consultation_list",
    "one_consultation",
    "open_consultations",
    "past_consultations",
    "published_answer",
    "published_answers",
    "published_feedback",
    "recent_answers",
    "result_list",
    "send_feedback",
]
