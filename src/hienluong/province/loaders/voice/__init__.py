"""Invented questions, feedback and consultations in all their states; whoever holds the work acts on it."""

from hienluong.province.loaders.voice.consultations import load_consultations
from hienluong.province.loaders.voice.feedback import load_feedback
from hienluong.province.loaders.voice.questions import load_questions

__all__ = ["load_voice"]


def load_voice() -> int:
    """Add what is not there; how many. Days in the files count back from today."""
    return load_questions() + load_feedback() + load_consultations()
