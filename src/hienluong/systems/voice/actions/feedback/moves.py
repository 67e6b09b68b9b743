"""What every act on feedback does alike: lock, keep those it names away, change by rule, keep the move."""

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.kernel.people.public import seal_numbers
from hienluong.shared.work import public as work
from hienluong.systems.voice.contacts import SealedContact
from hienluong.systems.voice.errors import FeedbackNotFound
from hienluong.systems.voice.models import Feedback, FeedbackMove
from hienluong.systems.voice.rules.conflict import Named, is_named
from hienluong.systems.voice.rules.states import FEEDBACK

__all__ = [
    "KIND",
    "contact_in",
    "context_of",
    "locked",
    "locked_for",
    "matter_of",
    "move",
    "named_in",
    "subject_of",
    "write_journal",
]

KIND = "feedback"


def matter_of(feedback: Feedback) -> work.Matter:
    """The feedback as work knows it."""
    return work.Matter(KIND, feedback.pk)


def context_of(feedback: Feedback) -> str:
    """What the sealed parts of it are bound to."""
    return f"feedback:{feedback.uid}"


def contact_in(feedback: Feedback) -> SealedContact:
    """Who wrote, sealed."""
    return SealedContact(feedback.name, feedback.email, feedback.phone)


def named_in(feedback: Feedback) -> Named:
    """Whom it complains about."""
    return Named(frozenset(feedback.named_posts), frozenset(feedback.named_accounts))


def locked(feedback_id: int) -> Feedback:
    """The feedback, locked until the transaction ends. Raises FeedbackNotFound."""
    found = Feedback.objects.select_for_update(of=("self",)).filter(pk=feedback_id).first()
    if found is None:
        raise FeedbackNotFound
    return found


def locked_for(actor: Actor, feedback_id: int, right: str) -> Feedback:
    """The feedback, locked, for an officer with `right` in the agency that handles it.

    Raises NotAllowed, and FeedbackNotFound for whom it names: to them it does not exist.
    """
    found = locked(feedback_id)
    if is_named(named_in(found), actor.posts, actor.account_id):
        raise FeedbackNotFound
    actor.require(right, found.agency_id)
    return found


def move(
    actor: Actor,
    feedback: Feedback,
    act: str,
    *,
    note: str = "",
    post_id: int | None = None,
    to_agency_id: int | None = None,
) -> None:
    """Change the state by rule and keep the move; the caller saves the feedback. Raises ActNotPossible."""
    before = feedback.state
    feedback.state = FEEDBACK.after(act, before)
    FeedbackMove.objects.create(
        feedback=feedback, act=act, at=clock.now(), account_id=actor.account_id, post_id=post_id, before=before,
        after=feedback.state, agency_id=feedback.agency_id, to_agency_id=to_agency_id,
        note=seal_numbers(note, context_of(feedback)),
    )  # fmt: skip


def subject_of(feedback: Feedback) -> Subject:
    """How the journal names it."""
    return Subject(KIND, feedback.code, agency_id=feedback.agency_id)


def write_journal(actor: Actor, verb: str, feedback: Feedback, *, right: str = "") -> None:
    """The entry of an act: code and state, nothing of what was written nor of whom it names."""
    facts = {"code": feedback.code, "state": feedback.state}
    record(actor, verb, subject_of(feedback), right=right, facts=facts)
