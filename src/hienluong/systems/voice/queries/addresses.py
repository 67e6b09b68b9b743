"""Where letters to people without an account go: opened at the moment of sending, by the house alone."""

from hienluong.kernel.people.public import open_text
from hienluong.systems.voice.actions.feedback.moves import context_of as feedback_context
from hienluong.systems.voice.actions.questions.moves import context_of
from hienluong.systems.voice.models import Feedback, Question

__all__ = ["asker_address", "reporter_address"]


def asker_address(question_id: int) -> str:
    """The e-mail address of whoever asked; empty when they left none."""
    question = Question.objects.filter(pk=question_id).only("uid", "email").first()
    return open_text(question.email, context_of(question)) if question and question.email else ""


def reporter_address(feedback_id: int) -> str:
    """The e-mail address of whoever reported; empty when they left none."""
    feedback = Feedback.objects.filter(pk=feedback_id).only("uid", "email").first()
    return open_text(feedback.email, feedback_context(feedback)) if feedback and feedback.email else ""
