"""Front door of reading aloud."""

from hienluong.shared.reading.answers import sound_answer, words_answer
from hienluong.shared.reading.errors import NoVoice, VoiceBusy
from hienluong.shared.reading.speaking import sentences, speakable
from hienluong.shared.reading.voice import has_voice

__all__ = ["NoVoice", "VoiceBusy", "has_voice", "sentences", "sound_answer", "speakable", "words_answer"]
