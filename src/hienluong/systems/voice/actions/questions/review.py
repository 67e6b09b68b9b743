"""Another person's eyes: publish the answer, give it privately, send the draft back."""

from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.text import fold
from hienluong.face.ready_made import touch
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import holder_of
from hienluong.shared.work import public as work
from hienluong.systems.voice import events
from hienluong.systems.voice.actions.findings import publish_question
from hienluong.systems.voice.actions.questions.moves import (
    context_of,
    locked,
    matter_of,
    move,
    write_journal,
)
from hienluong.systems.voice.actions.turns import turn
from hienluong.systems.voice.contacts import SealedContact, opened
from hienluong.systems.voice.errors import OwnDraft
from hienluong.systems.voice.models import Matter, Question
from hienluong.systems.voice.queries.receivers import receiver_of
from hienluong.systems.voice.queries.rules import rule_on
from hienluong.systems.voice.rights import ANSWER, REVIEW
from hienluong.systems.voice.rules.wording import ensure_answer, ensure_reason, title_and_text_faults
from hienluong.systems.voice.slugs import slug_for
from hienluong.systems.voice.titles import ANSWER_QUESTION, RETURNED_HERE
from hienluong.systems.voice.values import Publication

__all__ = ["answer_privately", "publish_answer", "return_draft"]


@transaction.atomic
def publish_answer(actor: Actor, command: Publication) -> Question:
    """Let everybody read question and answer, and tell the asker.

    Only with the asker's consent; the name only when they agreed to that too. What is published is what the reviewer
    let pass, so that words which tell of persons can be taken out.
    Raises NotAllowed, OwnDraft, NotYourTurn, ActNotPossible, Invalid.
    """
    question, item = _under_review(actor, command.matter_id)
    if not question.may_publish:
        raise Invalid(message="Người hỏi không đồng ý công khai; chỉ trả lời riêng được.")
    faults = title_and_text_faults(command.title, command.text)
    if faults:
        raise Invalid(faults)
    ensure_answer(command.answer)
    move(actor, question, "publish", post_id=item.post_id)
    _fill_public(question, command)
    _end(actor, question, item)
    publish_question(question)
    touch("voice")
    write_journal(actor, events.QUESTION_PUBLISHED, question, right=REVIEW)
    events.tell_of_question(events.QUESTION_PUBLISHED, question)
    return question


@transaction.atomic
def answer_privately(actor: Actor, question_id: int, answer: str) -> Question:
    """Give the answer to the asker alone. Raises as `publish_answer` does."""
    question, item = _under_review(actor, question_id)
    ensure_answer(answer)
    move(actor, question, "answer", post_id=item.post_id)
    question.answer = answer
    _end(actor, question, item)
    write_journal(actor, events.QUESTION_ANSWERED, question, right=REVIEW)
    events.tell_of_question(events.QUESTION_ANSWERED, question)
    return question


@transaction.atomic
def return_draft(actor: Actor, question_id: int, reason: str) -> Question:
    """Send the draft back to the post that wrote it, or to another when nobody holds that one any more.

    Raises NotAllowed, NotYourTurn, ActNotPossible, Invalid, NobodyThere.
    """
    question = locked(question_id)
    actor.require(REVIEW, question.agency_id)
    item = turn(actor, matter_of(question))
    ensure_reason(reason)
    move(actor, question, "return", note=reason, post_id=item.post_id)
    question.save(update_fields=["state"])
    work.finish(actor, item, "return")
    _back_to_drafter(question, item, reason)
    write_journal(actor, "voice.question_returned", question, right=REVIEW)
    return question


def _under_review(actor: Actor, question_id: int) -> tuple[Question, work.WorkItem]:
    question = locked(question_id)
    actor.require(REVIEW, question.agency_id)
    if question.drafted_by_id == actor.account_id:
        raise OwnDraft(question=question.pk)
    return question, turn(actor, matter_of(question))


def _fill_public(question: Question, command: Publication) -> None:
    question.answer, question.public_title, question.public_text = command.answer, command.title, command.text
    if question.may_show_name:
        kept = SealedContact(question.name, "", "")
        question.public_name = opened(kept, context_of(question)).name
    question.slug = question.slug or slug_for(command.title)
    question.search_key = fold(f"{command.title} {command.text} {command.answer}")
    question.published_at = clock.now()


def _end(actor: Actor, question: Question, item: work.WorkItem) -> None:
    question.answered_at = clock.now()
    question.save()
    work.finish(actor, item, question.state)
    work.stop_clock(matter_of(question))


def _back_to_drafter(question: Question, item: work.WorkItem, reason: str) -> None:
    post = question.drafted_post
    if post is None or holder_of(post.pk, clock.today()) is None:
        kinds = rule_on(Matter.QUESTION, clock.today()).receivers
        post = receiver_of(question.agency_id, kinds, ANSWER)
    work.hand_over(
        work.HandOver(
            matter_of(question), ANSWER_QUESTION, post.pk, post.agency_id, due_at=question.due_at, step="answer",
            why=RETURNED_HERE, note=reason, from_post_id=item.post_id,
        )
    )  # fmt: skip
