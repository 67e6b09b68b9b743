"""Ask the writer for more, and take what they add. Meanwhile the clock stands still."""

from django.db import transaction

from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import Actor
from hienluong.kernel.people.public import seal_numbers
from hienluong.shared.work import public as work
from hienluong.systems.voice import events
from hienluong.systems.voice.actions.feedback.moves import (
    context_of,
    locked,
    locked_for,
    matter_of,
    move,
    write_journal,
)
from hienluong.systems.voice.actions.feedback.report import keep_files
from hienluong.systems.voice.actions.turns import turn
from hienluong.systems.voice.errors import NotFollowed
from hienluong.systems.voice.models import Feedback
from hienluong.systems.voice.rights import HANDLE
from hienluong.systems.voice.rules.wording import ensure_reason
from hienluong.systems.voice.values import LONGEST_TEXT, SentFile, Ticket

__all__ = ["ask_writer", "supplement"]


@transaction.atomic
def ask_writer(actor: Actor, feedback_id: int, question: str) -> Feedback:
    """Ask for what is missing; the writer answers on the page where they follow it.

    Raises NotAllowed, FeedbackNotFound, NotYourTurn, ActNotPossible, Invalid.
    """
    feedback = locked_for(actor, feedback_id, HANDLE)
    item = turn(actor, matter_of(feedback))
    ensure_reason(question)
    move(actor, feedback, "ask", note=question, post_id=item.post_id)
    feedback.asked_for = seal_numbers(question, context_of(feedback))
    feedback.save(update_fields=["state", "asked_for"])
    work.pause_clock(matter_of(feedback), "supplement")
    work.hold(matter_of(feedback))
    write_journal(actor, events.FEEDBACK_ASKED, feedback, right=HANDLE)
    events.tell_of_feedback(events.FEEDBACK_ASKED, feedback)
    return feedback


@transaction.atomic
def supplement(
    actor: Actor, ticket: Ticket, feedback_id: int, text: str, files: tuple[SentFile, ...] = ()
) -> Feedback:
    """Add to one's own feedback what was asked for. Raises NotFollowed, ActNotPossible, Invalid."""
    feedback = locked(feedback_id)
    if ticket.code != feedback.code:
        raise NotFollowed
    if not 5 <= len(text) <= LONGEST_TEXT:
        raise Invalid({"text": "Viết từ 5 đến 5.000 ký tự."})
    move(actor, feedback, "supplement", note=text)
    keep_files(feedback, files)
    running = work.resume_clock(matter_of(feedback))
    feedback.due_at = running.due_at if running else feedback.due_at
    feedback.save(update_fields=["state", "due_at"])
    work.release(matter_of(feedback), feedback.due_at)
    write_journal(actor, events.FEEDBACK_SUPPLEMENTED, feedback)
    events.tell_of_feedback(events.FEEDBACK_SUPPLEMENTED, feedback)
    return feedback
