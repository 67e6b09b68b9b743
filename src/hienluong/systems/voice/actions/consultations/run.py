"""Open a consultation to everybody, give it more time, close it when its last minute has passed."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.face.ready_made import touch
from hienluong.kernel.access.public import SYSTEM, Actor
from hienluong.kernel.organisation.public import Post, holder_of
from hienluong.shared.work import public as work
from hienluong.shared.worktime.public import calendar_of
from hienluong.systems.voice import events
from hienluong.systems.voice.actions.consultations.moves import locked, matter_of, write_journal
from hienluong.systems.voice.actions.findings import publish_consultation
from hienluong.systems.voice.errors import OwnDraft
from hienluong.systems.voice.models import Consultation, ConsultationState, Matter
from hienluong.systems.voice.queries.receivers import find_receiver
from hienluong.systems.voice.queries.rules import Promise, promise_for, rule_on
from hienluong.systems.voice.rights import ANSWER, REVIEW
from hienluong.systems.voice.rules.periods import ensure_long_enough, is_over
from hienluong.systems.voice.rules.states import CONSULTATION
from hienluong.systems.voice.slugs import slug_for
from hienluong.systems.voice.titles import COMMENTS_CLOSED, SUMMARISE_COMMENTS

__all__ = ["close_due", "extend_consultation", "open_consultation"]

_AT_ONCE = 100


@transaction.atomic
def open_consultation(actor: Actor, consultation_id: int) -> Consultation:
    """Publish the draft for comment from now on; by another person than who wrote it.

    Raises NotAllowed, OwnDraft, ActNotPossible, NoRule, Invalid when the period is too short or there is nothing to read.
    """
    consultation = locked(consultation_id)
    actor.require(REVIEW, consultation.agency_id)
    if consultation.drafted_by_id == actor.account_id:
        raise OwnDraft(consultation=consultation.pk)
    if not consultation.sections.exists() and not consultation.files.exists():
        raise Invalid({"draft": gettext_noop("Thêm nội dung dự thảo hoặc tệp trước khi công bố.")})
    now, rule = clock.now(), rule_on(Matter.CONSULTATION, clock.today())
    calendar = calendar_of(consultation.agency_id, clock.today())
    ensure_long_enough(calendar, rule.limit, now, consultation.closes_at)
    consultation.state = CONSULTATION.after("open", consultation.state)
    consultation.opens_at, consultation.minimum_basis = now, rule.basis
    consultation.slug = slug_for(consultation.title)
    consultation.save()
    _tell(actor, events.CONSULTATION_OPENED, consultation, REVIEW)
    return consultation


@transaction.atomic
def extend_consultation(actor: Actor, consultation_id: int, closes_at: datetime | None) -> Consultation:
    """Take comments for longer; never for less long. Raises NotAllowed, ActNotPossible, Invalid."""
    consultation = locked(consultation_id)
    actor.require(REVIEW, consultation.agency_id)
    consultation.state = CONSULTATION.after("extend", consultation.state)
    if closes_at is None or closes_at <= consultation.closes_at:
        raise Invalid({"closes_at": gettext_noop("Ngày, giờ mới phải sau thời hạn cũ.")})
    consultation.closes_at = closes_at.replace(second=0, microsecond=0)
    consultation.save(update_fields=["closes_at"])
    _tell(actor, events.CONSULTATION_EXTENDED, consultation, REVIEW)
    return consultation


def close_due() -> int:
    """Close every consultation whose last minute has passed, each in a transaction of its own. Returns how many."""
    over = Consultation.objects.filter(state=ConsultationState.OPEN, closes_at__lte=clock.now())
    return sum(_close(pk) for pk in list(over.order_by("closes_at").values_list("pk", flat=True)[:_AT_ONCE]))


@transaction.atomic
def _close(consultation_id: int) -> bool:
    consultation = locked(consultation_id)
    if consultation.state != ConsultationState.OPEN or not is_over(consultation.closes_at, clock.now()):
        return False
    consultation.state = CONSULTATION.after("close", consultation.state)
    consultation.save(update_fields=["state"])
    _hand_over(consultation, promise_for(Matter.SUMMARY, consultation.agency_id, clock.now()))
    _tell(SYSTEM, events.CONSULTATION_CLOSED, consultation, "")
    return True


def _hand_over(consultation: Consultation, promise: Promise) -> None:
    """The clock runs even when nobody is there to take the work."""
    matter = matter_of(consultation)
    work.start_clock(
        matter,
        work.Deadline(consultation.agency_id, promise.starts_at, promise.due_at, promise.calendar_version),
    )
    post = _summariser(consultation, promise)
    if post is not None:
        work.hand_over(
            work.HandOver(
                matter, SUMMARISE_COMMENTS, post.pk, post.agency_id, due_at=promise.due_at, step="summarise",
                why=COMMENTS_CLOSED,
            )
        )  # fmt: skip


def _summariser(consultation: Consultation, promise: Promise) -> Post | None:
    """Who drafted it, while the post is held; else the one who receives."""
    post = consultation.drafted_post
    if post is not None and holder_of(post.pk, clock.today()) is not None:
        return post
    return find_receiver(consultation.agency_id, promise.rule.receivers, ANSWER)


def _tell(actor: Actor, name: str, consultation: Consultation, right: str) -> None:
    publish_consultation(consultation)
    touch("voice")
    write_journal(actor, name, consultation, right=right)
    events.tell_of_consultation(name, consultation)
