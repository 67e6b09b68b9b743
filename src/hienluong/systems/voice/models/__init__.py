"""State of voice."""

from hienluong.systems.voice.models.question import Question, QuestionMove, QuestionState
from hienluong.systems.voice.models.standing import Matter, VoiceRule

__all__ = ["Matter", "Question", "QuestionMove", "QuestionState", "VoiceRule"]
