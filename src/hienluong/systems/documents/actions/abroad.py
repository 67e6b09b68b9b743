"""What is known of a document at a receiver in another installation."""

from datetime import datetime

from hienluong.base import clock
from hienluong.systems.documents.models import Receiver

__all__ = ["note_at_receiver", "note_sent"]

_WORDS = 500


def note_sent(receiver_id: int) -> None:
    """It is on its way."""
    Receiver.objects.filter(pk=receiver_id, sent_at=None).update(sent_at=clock.now())


def note_at_receiver(receiver_id: int, code: str, words: str, at: datetime) -> None:
    """What the receiver says became of it (QCVN 102:2016/BTTTT, 01–16). The order is the caller's to keep."""
    Receiver.objects.filter(pk=receiver_id).update(code_there=code, words_there=words[:_WORDS], heard_at=at)
