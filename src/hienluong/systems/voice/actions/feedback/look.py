"""Look-ups of feedback are written down; who holds code and factor gets a ticket for what only the writer may do."""

from django.core import signing

from hienluong.kernel.access.public import Actor
from hienluong.kernel.people.public import open_text
from hienluong.shared.files.public import FileGrant, OpenedFile, open_file
from hienluong.systems.voice.actions.feedback.moves import (
    contact_in,
    context_of,
    subject_of,
    write_journal,
)
from hienluong.systems.voice.contacts import Contact, opened
from hienluong.systems.voice.errors import FeedbackNotFound, NotFollowed
from hienluong.systems.voice.models import Feedback
from hienluong.systems.voice.queries.feedback import visible_feedback
from hienluong.systems.voice.queries.following import followed_feedback
from hienluong.systems.voice.rights import HANDLE
from hienluong.systems.voice.values import Ticket

__all__ = [
    "follow_feedback",
    "look_at_feedback",
    "named_words",
    "open_attachment",
    "read_ticket",
    "reveal_writer",
    "write_ticket",
]

_SALT = "voice.feedback.ticket"
_SECONDS = 3600


def look_at_feedback(actor: Actor, code: str) -> Feedback:
    """The feedback for an officer's eyes. Raises SignInNeeded, FeedbackNotFound."""
    feedback = visible_feedback(actor, code)
    write_journal(actor, "voice.feedback_looked", feedback, right=HANDLE)
    return feedback


def reveal_writer(actor: Actor, code: str) -> Contact:
    """Who wrote, in clear: kept for those who handle it, however unknown to the public. Raises as above."""
    feedback = visible_feedback(actor, code)
    write_journal(actor, "voice.feedback_writer_seen", feedback, right=HANDLE)
    return opened(contact_in(feedback), context_of(feedback))


def named_words(feedback: Feedback) -> str:
    """Whom the writer means, in their words; for a page that `look_at_feedback` opened."""
    return open_text(feedback.named_words, context_of(feedback))


def open_attachment(actor: Actor, code: str, number: int) -> OpenedFile:
    """A file of the writer's. Raises FeedbackNotFound and what `files.open_file` raises."""
    feedback = visible_feedback(actor, code)
    kept = feedback.files.filter(pk=number).first()
    if kept is None:
        raise FeedbackNotFound
    return open_file(actor, FileGrant(kept.stored_file, HANDLE, subject_of(feedback)))


def follow_feedback(actor: Actor, code: str, factor: str) -> Feedback:
    """The feedback for whoever wrote it. Raises NotFollowed, Busy."""
    feedback = followed_feedback(code, factor)
    write_journal(actor, "voice.feedback_followed", feedback)
    return feedback


def write_ticket(feedback: Feedback) -> str:
    """What the writer's page carries, good for an hour: the factor need not be typed, nor shown, again."""
    return signing.dumps(feedback.code, salt=_SALT)


def read_ticket(text: str) -> Ticket:
    """The ticket a page brought back. Raises NotFollowed."""
    try:
        return Ticket(str(signing.loads(text, salt=_SALT, max_age=_SECONDS)))
    except signing.BadSignature as error:
        raise NotFollowed from error
