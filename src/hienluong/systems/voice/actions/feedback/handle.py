"""Take feedback on, refer it, name whom it is about."""

from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import Actor
from hienluong.shared.work import public as work
from hienluong.systems.voice import events
from hienluong.systems.voice.actions.feedback.moves import (
    locked_for,
    matter_of,
    move,
    named_in,
    write_journal,
)
from hienluong.systems.voice.actions.turns import turn
from hienluong.systems.voice.models import Feedback, FeedbackKind, Matter
from hienluong.systems.voice.queries.agencies import name_of
from hienluong.systems.voice.queries.handlers import Handler, handler_for, named_in_agency
from hienluong.systems.voice.queries.receivers import Barred, receiver_of
from hienluong.systems.voice.queries.rules import rule_on
from hienluong.systems.voice.rights import HANDLE
from hienluong.systems.voice.rules.wording import ensure_reason
from hienluong.systems.voice.titles import COMPLAINS_ABOUT_BELOW, HANDLE_FEEDBACK, REFERRED_HERE
from hienluong.systems.voice.values import Forward

__all__ = ["accept", "name_post", "refer"]


@transaction.atomic
def accept(actor: Actor, feedback_id: int) -> Feedback:
    """Say that it is being handled. Raises NotAllowed, FeedbackNotFound, NotYourTurn, ActNotPossible."""
    feedback = locked_for(actor, feedback_id, HANDLE)
    item = turn(actor, matter_of(feedback))
    move(actor, feedback, "accept", post_id=item.post_id)
    feedback.save(update_fields=["state"])
    write_journal(actor, "voice.feedback_accepted", feedback, right=HANDLE)
    return feedback


@transaction.atomic
def refer(actor: Actor, command: Forward) -> Feedback:
    """Send it to the agency whose business it is; the promised day stays.

    Conduct never goes to the body it happened in. Raises NotAllowed, FeedbackNotFound, NotYourTurn, ActNotPossible,
    Invalid, NobodyThere.
    """
    feedback = locked_for(actor, command.matter_id, HANDLE)
    item = turn(actor, matter_of(feedback))
    ensure_reason(command.reason)
    _ensure_may_go_to(feedback, command.agency_id)
    named = named_in(feedback)
    kinds = rule_on(Matter.FEEDBACK, clock.today()).receivers
    post = receiver_of(command.agency_id, kinds, HANDLE, barred=Barred(named.posts, named.accounts))
    move(actor, feedback, "refer", note=command.reason, post_id=item.post_id, to_agency_id=command.agency_id)
    _pass_on(actor, feedback, item, Handler(command.agency_id, post), REFERRED_HERE)
    write_journal(actor, events.FEEDBACK_REFERRED, feedback, right=HANDLE)
    events.tell_of_feedback(events.FEEDBACK_REFERRED, feedback)
    return feedback


@transaction.atomic
def name_post(actor: Actor, feedback_id: int, post_id: int) -> Feedback:
    """Note which post of the agency it complains about; then it starts again with hands that it does not name.

    From here on that post and whoever holds it today know nothing of it. Raises NotAllowed, FeedbackNotFound,
    NotYourTurn, ActNotPossible, Invalid, NobodyThere.
    """
    feedback = locked_for(actor, feedback_id, HANDLE)
    item = turn(actor, matter_of(feedback))
    named = named_in(feedback) | named_in_agency(feedback.about_agency_id, post_id)
    feedback.named_posts, feedback.named_accounts = sorted(named.posts), sorted(named.accounts)
    feedback.kind = FeedbackKind.CONDUCT
    handler = handler_for(feedback.kind, feedback.about_agency_id, named)
    away = handler.agency_id if handler.agency_id != feedback.agency_id else None
    move(actor, feedback, "name", post_id=item.post_id, to_agency_id=away)
    _pass_on(actor, feedback, item, handler, COMPLAINS_ABOUT_BELOW)
    write_journal(actor, "voice.feedback_named", feedback, right=HANDLE)
    return feedback


def _ensure_may_go_to(feedback: Feedback, agency_id: int) -> None:
    if agency_id == feedback.agency_id or not name_of(agency_id):
        raise Invalid({"agency": "Chọn cơ quan khác trong danh sách."})
    if feedback.kind == FeedbackKind.CONDUCT and agency_id == feedback.about_agency_id:
        raise Invalid({"agency": "Phản ánh về cán bộ không chuyển về chính cơ quan bị phản ánh."})


def _pass_on(actor: Actor, feedback: Feedback, item: work.WorkItem, handler: Handler, why: str) -> None:
    feedback.agency_id = handler.agency_id
    feedback.save(update_fields=["agency", "state", "kind", "named_posts", "named_accounts"])
    work.finish(actor, item, feedback.state)
    work.hand_over(
        work.HandOver(
            matter_of(feedback), HANDLE_FEEDBACK, handler.post.pk, handler.post.agency_id, due_at=feedback.due_at,
            step="handle", why=why, from_post_id=item.post_id,
        )
    )  # fmt: skip
