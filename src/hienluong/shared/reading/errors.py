"""What can go wrong when the house is to speak."""

from hienluong.base.errors import Busy, NotFound

__all__ = ["NoVoice", "VoiceBusy"]


class NoVoice(NotFound):
    """No voice is installed on the server, or it did not answer."""

    code = "no_voice"
    what = "Máy chủ chưa có giọng đọc."
    next_step = "Dùng giọng đọc của trình duyệt, hoặc đọc trên trang."


class VoiceBusy(Busy):
    """As many texts are being spoken as the machine can bear."""

    code = "voice_busy"
    what = "Máy chủ đang đọc nhiều bài cùng lúc."
    next_step = "Chờ một phút rồi bấm lại."
