"""A person is appointed to a post, or leaves it."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from hienluong.kernel.access.public import Actor
from hienluong.kernel.jobs.public import emit
from hienluong.kernel.journal.public import Subject
from hienluong.kernel.organisation.actions.changes import MANAGE, ensure_decision, locked_post, told
from hienluong.kernel.organisation.errors import NoSuchPost, PostHeld
from hienluong.kernel.organisation.events import APPOINTMENT_CHANGED
from hienluong.kernel.organisation.models import Appointment, Post
from hienluong.kernel.organisation.rules import ensure_ends_in_time, ensure_in_order
from hienluong.kernel.organisation.values import Ending, NewAppointment

__all__ = ["appoint", "end_appointment"]


@transaction.atomic
def appoint(actor: Actor, new: NewAppointment) -> Appointment:
    """Let a person hold a post. A post has one holder at a time; the lock on it makes that certain.

    Raises Invalid, NoSuchPost, NotAllowed, PostHeld.
    """
    post = locked_post(new.post_id, new.first_day)
    actor.require(MANAGE, post.agency_id)
    ensure_in_order(new.first_day, new.last_day)
    decision = ensure_decision(new.decision)
    if _held(post, new.first_day, new.last_day):
        raise PostHeld(post_id=post.pk)
    appointment = Appointment.objects.create(
        post=post,
        account_id=new.account_id,
        valid_from=new.first_day,
        valid_to=new.last_day,
        decision=decision,
    )
    _tell(actor, "organisation.appointed", appointment)
    return appointment


@transaction.atomic
def end_appointment(actor: Actor, ending: Ending) -> None:
    """Let an appointment end after a day. The work stays with the post. Raises Invalid, NoSuchPost."""
    appointment = Appointment.objects.select_for_update().filter(pk=ending.id).first()
    if appointment is None:
        raise NoSuchPost(appointment_id=ending.id)
    actor.require(MANAGE, appointment.post.agency_id)
    ensure_decision(ending.decision)
    ensure_ends_in_time(ending.last_day, appointment.valid_from, appointment.valid_to)
    appointment.valid_to = ending.last_day
    appointment.save(update_fields=["valid_to"])
    _tell(actor, "organisation.appointment_ended", appointment)


def _held(post: Post, first_day: date, last_day: date | None) -> bool:
    overlap = Q(valid_to__isnull=True) | Q(valid_to__gte=first_day)
    if last_day is not None:
        overlap &= Q(valid_from__isnull=True) | Q(valid_from__lte=last_day)
    return Appointment.objects.filter(overlap, post=post).exists()


def _tell(actor: Actor, verb: str, appointment: Appointment) -> None:
    post = appointment.post
    facts = {
        "post": post.pk,
        "account": appointment.account_id,
        "first_day": appointment.valid_from.isoformat() if appointment.valid_from else None,
        "last_day": appointment.valid_to.isoformat() if appointment.valid_to else None,
    }
    told(actor, verb, Subject("post", str(post.pk), agency_id=post.agency_id), facts)
    emit(APPOINTMENT_CHANGED, facts)
