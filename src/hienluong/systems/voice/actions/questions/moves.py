"""What every act on a question does alike: lock, whose turn, change by rule, keep the move, tell the journal."""

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.work import public as work
from hienluong.systems.voice.errors import QuestionNotFound
from hienluong.systems.voice.models import Question, QuestionMove
from hienluong.systems.voice.rules.states import QUESTION

__all__ = ["KIND", "context_of", "locked", "matter_of", "move", "subject_of", "write_journal"]

KIND = "question"


def matter_of(question: Question) -> work.Matter:
    """The question as work knows it."""
    return work.Matter(KIND, question.pk)


def context_of(question: Question) -> str:
    """What the sealed parts of a question are bound to."""
    return f"question:{question.uid}"


def locked(question_id: int) -> Question:
    """The question, locked until the transaction ends. Raises QuestionNotFound."""
    question = Question.objects.select_for_update(of=("self",)).filter(pk=question_id).first()
    if question is None:
        raise QuestionNotFound
    return question


def move(
    actor: Actor,
    question: Question,
    act: str,
    *,
    note: str = "",
    post_id: int | None = None,
    to_agency_id: int | None = None,
) -> None:
    """Change the state by rule and keep the move; the caller saves the question. Raises ActNotPossible."""
    before = question.state
    question.state = QUESTION.after(act, before)
    QuestionMove.objects.create(
        question=question, act=act, at=clock.now(), account_id=actor.account_id, post_id=post_id, before=before,
        after=question.state, agency_id=question.agency_id, to_agency_id=to_agency_id, note=note,
    )  # fmt: skip


def subject_of(question: Question) -> Subject:
    """How the journal names a question."""
    return Subject(KIND, question.code, agency_id=question.agency_id)


def write_journal(actor: Actor, verb: str, question: Question, *, right: str = "") -> None:
    """The entry of an act: code and state, nothing of what was written."""
    facts = {"code": question.code, "state": question.state}
    record(actor, verb, subject_of(question), right=right, facts=facts)
