"""The writer's own judgement of the answer, given once."""

from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import Actor
from hienluong.systems.voice import events
from hienluong.systems.voice.actions.feedback.moves import locked, write_journal
from hienluong.systems.voice.errors import ActNotPossible, AlreadyRated, NotFollowed
from hienluong.systems.voice.models import Feedback, FeedbackState
from hienluong.systems.voice.values import Ticket

__all__ = ["RATEABLE", "rate"]

RATEABLE = frozenset({FeedbackState.ANSWERED, FeedbackState.PUBLISHED})


@transaction.atomic
def rate(actor: Actor, ticket: Ticket, feedback_id: int, score: int) -> Feedback:
    """Keep the score, from 1 to 5. Raises NotFollowed, ActNotPossible before an answer, AlreadyRated, Invalid."""
    feedback = locked(feedback_id)
    if ticket.code != feedback.code:
        raise NotFollowed
    if not 1 <= score <= 5:
        raise Invalid({"score": "Chọn mức từ 1 đến 5."})
    if feedback.state not in RATEABLE:
        raise ActNotPossible(act="rate", state=feedback.state)
    if feedback.score is not None:
        raise AlreadyRated
    feedback.score, feedback.rated_at = score, clock.now()
    feedback.save(update_fields=["score", "rated_at"])
    write_journal(actor, events.FEEDBACK_RATED, feedback)
    events.tell_of_feedback(events.FEEDBACK_RATED, feedback, {"score": score})
    return feedback
