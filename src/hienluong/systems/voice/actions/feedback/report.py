"""Somebody reports."""

from django.db import IntegrityError, transaction

from hienluong.base import clock
from hienluong.base.ids import look_up_code
from hienluong.kernel.access.public import Actor
from hienluong.kernel.people.public import seal_numbers, seal_text
from hienluong.shared.work import public as work
from hienluong.systems.voice import events
from hienluong.systems.voice.actions.feedback.moves import context_of, matter_of, write_journal
from hienluong.systems.voice.contacts import sealed
from hienluong.systems.voice.models import Feedback, FeedbackFile, FeedbackKind, FeedbackMove, Matter
from hienluong.systems.voice.queries.handlers import Handler, handler_for, named_in_agency
from hienluong.systems.voice.queries.rules import Promise, promise_for
from hienluong.systems.voice.rules.conflict import Named
from hienluong.systems.voice.rules.reporting import ensure_reportable
from hienluong.systems.voice.titles import COMPLAINS_ABOUT_BELOW, HANDLE_FEEDBACK, REPORTED_HERE
from hienluong.systems.voice.values import Report, SentFile

__all__ = ["keep_files", "report"]


@transaction.atomic
def report(actor: Actor, command: Report) -> Feedback:
    """Keep the feedback and give it to somebody it does not name. Open to everybody, signed in or not.

    The same form sent again gives the same feedback, as with questions. Raises Invalid, NobodyThere, NoRule.
    """
    known = Feedback.objects.filter(uid=command.uid).first()
    if known is not None:
        return known
    ensure_reportable(command)
    named = Named() if command.post_id is None else named_in_agency(command.agency_id, command.post_id)
    handler = handler_for(command.kind, command.agency_id, named)
    promise = promise_for(Matter.FEEDBACK, handler.agency_id, clock.now())
    try:
        with transaction.atomic():
            feedback = _new(command, named, handler, promise)
    except IntegrityError:
        return Feedback.objects.get(uid=command.uid)
    keep_files(feedback, command.files)
    _hand_over(feedback, handler, promise)
    write_journal(actor, events.FEEDBACK_RECEIVED, feedback)
    events.tell_of_feedback(events.FEEDBACK_RECEIVED, feedback)
    return feedback


def keep_files(feedback: Feedback, files: tuple[SentFile, ...]) -> None:
    """Note which stored files belong to it."""
    FeedbackFile.objects.bulk_create(
        FeedbackFile(feedback=feedback, stored_file=each.stored_file, name=each.name, at=clock.now())
        for each in files
    )


def _new(command: Report, named: Named, handler: Handler, promise: Promise) -> Feedback:
    feedback = Feedback(
        uid=command.uid, code=f"PA-{look_up_code(8)}", kind=command.kind, about_agency_id=command.agency_id,
        agency_id=handler.agency_id, named_posts=sorted(named.posts), named_accounts=sorted(named.accounts),
        procedure_code=command.procedure_code, case_code=command.case_code, may_publish=command.may_publish,
        may_show_name=command.may_publish and command.may_show_name, received_at=clock.now(), due_at=promise.due_at,
    )  # fmt: skip
    context = context_of(feedback)
    kept = sealed(command.contact, context)
    feedback.name, feedback.email, feedback.phone = kept.name, kept.email, kept.phone
    feedback.named_words = seal_text(command.named_words, context) if command.named_words else ""
    feedback.title, feedback.text = seal_numbers(command.title, context), seal_numbers(command.text, context)
    feedback.save()
    return feedback


def _hand_over(feedback: Feedback, handler: Handler, promise: Promise) -> None:
    matter = matter_of(feedback)
    FeedbackMove.objects.create(
        feedback=feedback,
        act="report",
        at=feedback.received_at,
        after=feedback.state,
        agency_id=feedback.agency_id,
    )
    work.start_clock(
        matter,
        work.Deadline(feedback.agency_id, promise.starts_at, promise.due_at, promise.calendar_version),
    )
    why = COMPLAINS_ABOUT_BELOW if feedback.kind == FeedbackKind.CONDUCT else REPORTED_HERE
    work.hand_over(
        work.HandOver(
            matter, HANDLE_FEEDBACK, handler.post.pk, handler.post.agency_id, due_at=promise.due_at, step="handle",
            why=why,
        )
    )  # fmt: skip
