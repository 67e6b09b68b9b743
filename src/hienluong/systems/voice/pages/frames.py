"""What public pages of voice share: deadlines, and limits for strangers."""

from hienluong.base import clock
from hienluong.face.chips import Deadline
from hienluong.kernel.access.public import HouseRequest, count_try, limited
from hienluong.shared.work import public as work
from hienluong.shared.worktime.public import calendar_of
from hienluong.systems.voice.models import Question

__all__ = ["count_sending", "follow_limit", "question_chip", "window"]

follow_limit = limited("voice-follow", tries=20, seconds=60)
_SENDINGS = {"tries": 10, "seconds": 600}


def count_sending(request: HouseRequest) -> None:
    """Count one sending of a form by a stranger. Raises Busy past ten in ten minutes from one address."""
    count_try("voice-send", request.META.get("REMOTE_ADDR", ""), **_SENDINGS)


def question_chip(question: Question) -> Deadline | None:
    """The deadline of a question, by the calendar of its agency."""
    calendar = calendar_of(question.agency_id, clock.today())
    if question.answered_at is not None:
        return work.finished_chip(question.answered_at, question.due_at, 4 * 60, calendar)
    thresholds = work.thresholds_on(clock.today())
    return work.deadline_chip(calendar, question.asked_at, question.due_at, clock.now(), thresholds)


def window(text: str) -> int | None:
    """A cursor from an address; None unless it is a number."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
