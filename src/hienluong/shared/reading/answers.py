"""Answers that let a page be heard: its sound, or its words for the browser's own voice."""

from django.http import HttpResponse, JsonResponse

from hienluong.shared.reading.speaking import sentences
from hienluong.shared.reading.voice import spoken

__all__ = ["sound_answer", "words_answer"]

_A_DAY = 86_400


def sound_answer(text: str) -> HttpResponse:
    """The text spoken by the server. Raises NoVoice, VoiceBusy."""
    sound = spoken(text)
    response = HttpResponse(sound, content_type="audio/wav")
    response.headers["Cache-Control"] = f"public, max-age={_A_DAY}"
    return response


def words_answer(text: str) -> HttpResponse:
    """The text in sentences that a voice can say."""
    return JsonResponse({"sentences": sentences(text)}, json_dumps_params={"ensure_ascii": False})
