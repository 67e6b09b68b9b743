"""How long a draft must be open, and until when a comment counts. Pure."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_noop

from hienluong.base.errors import Invalid
from hienluong.shared.worktime.public import LimitUnit, TimeLimit, WorkCalendar, due
from hienluong.systems.voice.errors import CommentsClosed

__all__ = ["earliest_close", "ensure_long_enough", "ensure_taking_comments", "is_over"]

_MINUTE = timedelta(minutes=1)


def earliest_close(calendar: WorkCalendar, minimum: TimeLimit, opens_at: datetime) -> datetime:
    """The first moment at which a draft opened then may close. Days are whole days of 24 hours."""
    if minimum.unit is LimitUnit.DAY:
        return opens_at + timedelta(days=float(minimum.amount))
    return due(calendar, minimum, opens_at)[1]


def ensure_long_enough(
    calendar: WorkCalendar, minimum: TimeLimit, opens_at: datetime, closes_at: datetime
) -> None:
    """Raise Invalid when comments would be taken for less than the law asks."""
    if closes_at + _MINUTE <= earliest_close(calendar, minimum, opens_at):
        raise Invalid(
            {"closes_at": gettext_noop("Thời gian lấy ý kiến ngắn hơn mức tối thiểu theo quy định.")}
        )


def is_over(closes_at: datetime, now: datetime) -> bool:
    """Whether the last minute has passed; all of its sixty seconds count."""
    return now >= closes_at.replace(second=0, microsecond=0) + _MINUTE


def ensure_taking_comments(opens_at: datetime | None, closes_at: datetime, now: datetime) -> None:
    """Raise CommentsClosed before the opening and after the last minute."""
    if opens_at is None or now < opens_at or is_over(closes_at, now):
        raise CommentsClosed
