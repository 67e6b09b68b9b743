"""Write the answer, and hand it to somebody else for review."""

from django.db import transaction

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.shared.work import public as work
from hienluong.systems.voice.actions.questions.moves import locked, matter_of, move, write_journal
from hienluong.systems.voice.actions.turns import turn
from hienluong.systems.voice.models import Matter, Question
from hienluong.systems.voice.queries.receivers import Barred, receiver_of
from hienluong.systems.voice.queries.rules import rule_on
from hienluong.systems.voice.rights import ANSWER, REVIEW
from hienluong.systems.voice.rules.states import QUESTION
from hienluong.systems.voice.rules.wording import LONGEST_ANSWER, ensure_answer
from hienluong.systems.voice.titles import REVIEW_ANSWER, TO_REVIEW_HERE

__all__ = ["save_draft", "submit_answer"]


@transaction.atomic
def save_draft(actor: Actor, question_id: int, text: str) -> Question:
    """Keep what was written so far; any length up to the longest answer. Raises NotAllowed, NotYourTurn, ActNotPossible."""
    question = locked(question_id)
    actor.require(ANSWER, question.agency_id)
    item = turn(actor, matter_of(question))
    QUESTION.after("draft", question.state)
    question.draft = text[:LONGEST_ANSWER]
    question.drafted_by_id, question.drafted_post_id = actor.account_id, item.post_id
    question.save(update_fields=["draft", "drafted_by", "drafted_post"])
    write_journal(actor, "voice.question_drafted", question, right=ANSWER)
    return question


@transaction.atomic
def submit_answer(actor: Actor, question_id: int, text: str, note: str = "") -> Question:
    """Hand the draft to a post that reviews and that another person holds.

    Raises NotAllowed, NotYourTurn, ActNotPossible, Invalid, NobodyThere.
    """
    question = locked(question_id)
    actor.require(ANSWER, question.agency_id)
    item = turn(actor, matter_of(question))
    ensure_answer(text)
    move(actor, question, "submit", note=note, post_id=item.post_id)
    question.draft = text
    question.drafted_by_id, question.drafted_post_id = actor.account_id, item.post_id
    question.save(update_fields=["draft", "drafted_by", "drafted_post", "state"])
    work.finish(actor, item, "submit")
    _to_reviewer(question, item, note)
    write_journal(actor, "voice.question_drafted", question, right=ANSWER)
    return question


def _to_reviewer(question: Question, item: work.WorkItem, note: str) -> None:
    drafter = frozenset(() if question.drafted_by_id is None else (question.drafted_by_id,))
    barred = Barred(posts=frozenset((item.post_id,)), accounts=drafter)
    kinds = rule_on(Matter.QUESTION, clock.today()).reviewers
    post = receiver_of(question.agency_id, kinds, REVIEW, barred=barred, near=item.agency_id)
    work.hand_over(
        work.HandOver(
            matter_of(question), REVIEW_ANSWER, post.pk, post.agency_id, role=work.Role.APPROVE,
            due_at=question.due_at, step="review", why=TO_REVIEW_HERE, note=note, from_post_id=item.post_id,
        )
    )  # fmt: skip
