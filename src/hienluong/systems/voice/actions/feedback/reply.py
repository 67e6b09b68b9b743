"""Answer the writer, publish what came of it, or end it."""

from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.face.ready_made import touch
from hienluong.kernel.access.public import Actor
from hienluong.shared.work import public as work
from hienluong.systems.voice import events
from hienluong.systems.voice.actions import findings
from hienluong.systems.voice.actions.feedback.moves import (
    contact_in,
    context_of,
    locked_for,
    matter_of,
    move,
    named_in,
    write_journal,
)
from hienluong.systems.voice.actions.turns import live, turn
from hienluong.systems.voice.contacts import opened
from hienluong.systems.voice.errors import OwnDraft
from hienluong.systems.voice.models import Feedback, Matter
from hienluong.systems.voice.queries.receivers import Barred, find_receiver
from hienluong.systems.voice.queries.rules import rule_on
from hienluong.systems.voice.rights import HANDLE, REVIEW
from hienluong.systems.voice.rules.conflict import Named
from hienluong.systems.voice.rules.wording import ensure_answer, ensure_reason, title_and_text_faults
from hienluong.systems.voice.slugs import slug_for
from hienluong.systems.voice.titles import PUBLISH_FEEDBACK, RESULT_TO_PUBLISH
from hienluong.systems.voice.values import Publication

__all__ = ["close", "publish_result", "reply", "unpublish_result"]


@transaction.atomic
def reply(actor: Actor, feedback_id: int, answer: str) -> Feedback:
    """Tell the writer what was done. With their consent another person then decides about publication.

    Raises NotAllowed, FeedbackNotFound, NotYourTurn, ActNotPossible, Invalid.
    """
    feedback = locked_for(actor, feedback_id, HANDLE)
    item = turn(actor, matter_of(feedback))
    ensure_answer(answer)
    move(actor, feedback, "reply", post_id=item.post_id)
    feedback.answer, feedback.answered_at, feedback.answered_by_id = answer, clock.now(), actor.account_id
    feedback.save(update_fields=["state", "answer", "answered_at", "answered_by"])
    work.finish(actor, item, "reply")
    work.stop_clock(matter_of(feedback))
    if feedback.may_publish:
        _to_reviewer(actor, feedback, item)
    write_journal(actor, events.FEEDBACK_ANSWERED, feedback, right=HANDLE)
    events.tell_of_feedback(events.FEEDBACK_ANSWERED, feedback)
    return feedback


@transaction.atomic
def publish_result(actor: Actor, command: Publication) -> Feedback:
    """Let everybody read what was criticised and what came of it; by another person than who answered.

    Raises NotAllowed, FeedbackNotFound, OwnDraft, ActNotPossible, Invalid.
    """
    feedback = locked_for(actor, command.matter_id, REVIEW)
    if feedback.answered_by_id == actor.account_id:
        raise OwnDraft(feedback=feedback.pk)
    if not feedback.may_publish:
        raise Invalid(message="Người gửi không đồng ý công khai.")
    faults = title_and_text_faults(command.title, command.text)
    if faults:
        raise Invalid(faults)
    ensure_answer(command.answer)
    move(actor, feedback, "publish")
    _fill_public(feedback, command)
    feedback.save()
    work.withdraw(matter_of(feedback))
    findings.publish_result(feedback)
    touch("voice")
    write_journal(actor, events.FEEDBACK_PUBLISHED, feedback, right=REVIEW)
    events.tell_of_feedback(events.FEEDBACK_PUBLISHED, feedback)
    return feedback


@transaction.atomic
def unpublish_result(actor: Actor, feedback_id: int, reason: str) -> Feedback:
    """Take it off the public pages. Raises NotAllowed, FeedbackNotFound, ActNotPossible, Invalid."""
    feedback = locked_for(actor, feedback_id, REVIEW)
    ensure_reason(reason)
    move(actor, feedback, "unpublish", note=reason)
    feedback.save(update_fields=["state"])
    findings.forget_result(feedback)
    touch("voice")
    write_journal(actor, events.FEEDBACK_UNPUBLISHED, feedback, right=REVIEW)
    events.tell_of_feedback(events.FEEDBACK_UNPUBLISHED, feedback)
    return feedback


@transaction.atomic
def close(actor: Actor, feedback_id: int, reason: str) -> Feedback:
    """End it without handling and say why; for those who review, wherever it lies in the agency.

    Raises NotAllowed, FeedbackNotFound, ActNotPossible, Invalid.
    """
    feedback = locked_for(actor, feedback_id, REVIEW)
    ensure_reason(reason)
    item = live(matter_of(feedback))
    move(actor, feedback, "close", note=reason, post_id=item.post_id if item else None)
    feedback.answer, feedback.answered_at = reason, clock.now()
    feedback.save(update_fields=["state", "answer", "answered_at"])
    work.withdraw(matter_of(feedback))
    work.stop_clock(matter_of(feedback))
    write_journal(actor, events.FEEDBACK_CLOSED, feedback, right=REVIEW)
    events.tell_of_feedback(events.FEEDBACK_CLOSED, feedback)
    return feedback


def _to_reviewer(actor: Actor, feedback: Feedback, item: work.WorkItem) -> None:
    """Where nobody else can decide, it stays unpublished: the writer has the answer all the same."""
    author = frozenset(() if actor.account_id is None else (actor.account_id,))
    named = named_in(feedback) | Named(frozenset((item.post_id,)), author)
    kinds = rule_on(Matter.FEEDBACK, clock.today()).reviewers
    barred = Barred(named.posts, named.accounts)
    post = find_receiver(feedback.agency_id, kinds, REVIEW, barred=barred, near=item.agency_id)
    if post is None:
        return
    work.hand_over(
        work.HandOver(
            matter_of(feedback), PUBLISH_FEEDBACK, post.pk, post.agency_id, role=work.Role.APPROVE, step="publish",
            why=RESULT_TO_PUBLISH, from_post_id=item.post_id,
        )
    )  # fmt: skip


def _fill_public(feedback: Feedback, command: Publication) -> None:
    feedback.public_title, feedback.public_text = command.title, command.text
    feedback.public_answer = command.answer
    if feedback.may_show_name:
        feedback.public_name = opened(contact_in(feedback), context_of(feedback)).name
    feedback.slug = feedback.slug or slug_for(command.title)
    feedback.published_at = clock.now()
