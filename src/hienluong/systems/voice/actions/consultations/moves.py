"""What every act on a consultation does alike."""

from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.work import public as work
from hienluong.systems.voice.errors import ConsultationNotFound
from hienluong.systems.voice.models import Comment, Consultation

__all__ = ["KIND", "comment_context", "locked", "matter_of", "subject_of", "write_journal"]

KIND = "consultation"


def matter_of(consultation: Consultation) -> work.Matter:
    """The consultation as work knows it."""
    return work.Matter(KIND, consultation.pk)


def comment_context(comment: Comment) -> str:
    """What the sealed parts of a comment are bound to."""
    return f"comment:{comment.uid}"


def locked(consultation_id: int) -> Consultation:
    """The consultation, locked until the transaction ends. Raises ConsultationNotFound."""
    found = Consultation.objects.select_for_update(of=("self",)).filter(pk=consultation_id).first()
    if found is None:
        raise ConsultationNotFound
    return found


def subject_of(consultation: Consultation) -> Subject:
    """How the journal names it."""
    return Subject(KIND, consultation.code, agency_id=consultation.agency_id)


def write_journal(actor: Actor, verb: str, consultation: Consultation, *, right: str = "") -> None:
    """The entry of an act: code and state."""
    facts = {"code": consultation.code, "state": consultation.state}
    record(actor, verb, subject_of(consultation), right=right, facts=facts)
