"""An agency ends, and with it its posts."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q

from hienluong.kernel.access.public import Actor
from hienluong.kernel.jobs.public import emit
from hienluong.kernel.journal.public import Subject
from hienluong.kernel.organisation.actions.changes import MANAGE, close, ensure_decision, lock, told
from hienluong.kernel.organisation.errors import StillHasParts
from hienluong.kernel.organisation.events import AGENCY_ENDED
from hienluong.kernel.organisation.models import Agency, AgencyState, Appointment, Delegation, Post
from hienluong.kernel.organisation.queries import agency_as_of
from hienluong.kernel.organisation.rules import day_after
from hienluong.kernel.organisation.values import Ending

__all__ = ["end_agency"]


@transaction.atomic
def end_agency(actor: Actor, ending: Ending, successors: Sequence[int] = ()) -> None:
    """Let an agency end after a day; its posts, appointments and delegations end with it, rights too.

    Raises NoSuchAgency, NotAllowed, StillHasParts while others belong to it the day after.
    """
    lock(Agency, ending.id)
    actor.require(MANAGE, ending.id)
    ensure_decision(ending.decision)
    state = agency_as_of(ending.id, ending.last_day)
    if AgencyState.objects.as_of(day_after(ending.last_day)).filter(parent=ending.id).exists():
        raise StillHasParts(agency_id=ending.id)
    close(state, ending.last_day)
    _end_posts(ending.id, ending.last_day)
    facts = {"agency": ending.id, "last_day": ending.last_day.isoformat(), "successors": list(successors)}
    told(actor, "organisation.agency_ended", Subject("agency", str(ending.id), agency_id=ending.id), facts)
    emit(AGENCY_ENDED, facts)


def _end_posts(agency_id: int, last_day: date) -> None:
    """What has begun ends; what was only planned for later never begins."""
    posts = Post.objects.filter(agency=agency_id)
    delegations = Delegation.objects.filter(Q(giver__in=posts) | Q(receiver__in=posts))
    appointments = Appointment.objects.filter(post__in=posts)
    delegations.filter(valid_from__gt=last_day).delete()
    appointments.filter(valid_from__gt=last_day).delete()
    still_open = Q(valid_to__isnull=True) | Q(valid_to__gt=last_day)
    delegations.filter(still_open).update(valid_to=last_day)
    appointments.filter(still_open).update(valid_to=last_day)
    posts.filter(still_open, Q(valid_from__isnull=True) | Q(valid_from__lte=last_day)).update(
        valid_to=last_day
    )
