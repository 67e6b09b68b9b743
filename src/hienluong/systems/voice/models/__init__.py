"""State of voice."""

from hienluong.systems.voice.models.consultation import (
    Comment,
    CommentGroup,
    CommentState,
    Consultation,
    ConsultationFile,
    ConsultationSection,
    ConsultationState,
    Treatment,
)
from hienluong.systems.voice.models.feedback import (
    Feedback,
    FeedbackFile,
    FeedbackKind,
    FeedbackMove,
    FeedbackState,
)
from hienluong.systems.voice.models.question import Question, QuestionMove, QuestionState
from hienluong.systems.voice.models.standing import Matter, VoiceRule

__all__ = [
    "Comment",
    "CommentGroup",
    "CommentState",
    "Consultation",
    "ConsultationFile",
    "ConsultationSection",
    "ConsultationState",
    "Feedback",
    "FeedbackFile",
    "FeedbackKind",
    "FeedbackMove",
    "FeedbackState",
    "Matter",
    "Question",
    "QuestionMove",
    "QuestionState",
    "Treatment",
    "VoiceRule",
]
