"""Front door of voice: views and reads for the sites of agencies, and the acts that others do through us."""

from hienluong.systems.voice.actions.consultations.comment import hide_comment, send_comment, show_comment
from hienluong.systems.voice.actions.consultations.prepare import draft_consultation
from hienluong.systems.voice.actions.consultations.run import close_due, open_consultation
from hienluong.systems.voice.actions.consultations.summarise import add_group, publish_summary, sort_comments
from hienluong.systems.voice.actions.feedback.handle import accept
from hienluong.systems.voice.actions.feedback.rate import rate
from hienluong.systems.voice.actions.feedback.reply import close, publish_result, reply
from hienluong.systems.voice.actions.feedback.report import report
from hienluong.systems.voice.actions.feedback.supplement import ask_writer
from hienluong.systems.voice.actions.questions.ask import ask
from hienluong.systems.voice.actions.questions.draft import submit_answer
from hienluong.systems.voice.actions.questions.ending import decline
from hienluong.systems.voice.actions.questions.forward import forward
from hienluong.systems.voice.actions.questions.review import answer_privately, publish_answer
from hienluong.systems.voice.contacts import Contact
from hienluong.systems.voice.models import Comment, Consultation, Feedback, Question
from hienluong.systems.voice.pages.answers import answer_list, one_answer
from hienluong.systems.voice.pages.asking import ask_question
from hienluong.systems.voice.pages.commenting import comment
from hienluong.systems.voice.pages.consulting import consultation_list, one_consultation
from hienluong.systems.voice.pages.reporting import send_feedback
from hienluong.systems.voice.pages.results import one_result, result_list
from hienluong.systems.voice.queries.consultations import open_consultations, past_consultations
from hienluong.systems.voice.queries.feedback import published_feedback
from hienluong.systems.voice.queries.published import (
    AnswerFilter,
    AnswerPage,
    published_answer,
    published_answers,
    recent_answers,
)
from hienluong.systems.voice.queries.record import AnsweringRecord, answering_record
from hienluong.systems.voice.values import (
    AskQuestion,
    CommentIn,
    ConsultationIn,
    Forward,
    GroupIn,
    Publication,
    Report,
    Ticket,
)

__all__ = [
    "AnswerFilter",
    "AnswerPage",
    "AnsweringRecord",
    "AskQuestion",
    "Comment",
    "CommentIn",
    "Consultation",
    "ConsultationIn",
    "Contact",
    "Feedback",
    "Forward",
    "GroupIn",
    "Publication",
    "Question",
    "Report",
    "Ticket",
    "accept",
    "add_group",
    "answer_list",
    "answer_privately",
    "answering_record",
    "ask",
    "ask_question",
    "ask_writer",
    "close",
    "close_due",
    "comment",
    "consultation_list",
    "decline",
    "draft_consultation",
    "forward",
    "hide_comment",
    "one_answer",
    "one_consultation",
    "one_result",
    "open_consultation",
    "open_consultations",
    "past_consultations",
    "publish_answer",
    "publish_result",
    "publish_summary",
    "published_answer",
    "published_answers",
    "published_feedback",
    "rate",
    "recent_answers",
    "reply",
    "report",
    "result_list",
    "send_comment",
    "send_feedback",
    "show_comment",
    "sort_comments",
    "submit_answer",
]
