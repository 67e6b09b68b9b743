"""What pages of voice share: deadlines, and limits for strangers."""

from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict

from hienluong.base import clock
from hienluong.face.chips import Deadline
from hienluong.face.tables import KeysetPage
from hienluong.kernel.access.public import limited
from hienluong.shared.work import public as work
from hienluong.shared.worktime.public import calendar_of
from hienluong.systems.voice.models import Feedback, FeedbackState, Question

__all__ = ["Span", "chip_of", "feedback_chip", "follow_limit", "next_page", "question_chip", "window"]


@dataclass(frozen=True, slots=True)
class Span:
    """The time that something takes: from when, by when, until when. `paused` says why the clock stands still."""

    agency_id: int
    began: datetime
    due: datetime
    ended: datetime | None = None
    paused: str = ""


follow_limit = limited("voice-follow", tries=20, seconds=60)
_EARLY = 4 * 60


def chip_of(span: Span) -> Deadline | None:
    """How much time is left, or whether the answer came in time, by the calendar of the agency."""
    calendar = calendar_of(span.agency_id, clock.today())
    if span.ended is not None:
        return work.finished_chip(span.ended, span.due, _EARLY, calendar)
    if span.paused:
        return work.paused_chip(span.due, span.paused)
    thresholds = work.thresholds_on(clock.today())
    return work.deadline_chip(calendar, span.began, span.due, clock.now(), thresholds)


def question_chip(question: Question) -> Deadline | None:
    """The deadline of a question."""
    return chip_of(Span(question.agency_id, question.asked_at, question.due_at, question.answered_at))


def feedback_chip(feedback: Feedback) -> Deadline | None:
    """The deadline of feedback; it stands still while the writer is asked."""
    asking = feedback.state == FeedbackState.ASKING
    paused = feedback.get_state_display().lower() if asking else ""
    span = Span(feedback.agency_id, feedback.received_at, feedback.due_at, feedback.answered_at, paused)
    return chip_of(span)


def next_page(query: QueryDict, after: int | str | None) -> KeysetPage:
    """The way to the next page of a list, with the same filters."""
    if not after:
        return KeysetPage()
    following = query.copy()
    following["sau"] = str(after)
    return KeysetPage(next_url=f"?{following.urlencode()}")


def window(text: str) -> int | None:
    """A cursor from an address; None unless it is a number."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
