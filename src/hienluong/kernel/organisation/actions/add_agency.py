"""An agency begins."""

from django.db import transaction

from hienluong.base.ids import uuid7
from hienluong.base.text import clean_line, fold, sort_key
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject
from hienluong.kernel.organisation.actions.changes import MANAGE, PROVINCE, ensure_decision, told
from hienluong.kernel.organisation.models import Agency, AgencyState
from hienluong.kernel.organisation.queries import agencies_as_of, agency_as_of, unit_as_of
from hienluong.kernel.organisation.rules import ensure_named, ensure_unused
from hienluong.kernel.organisation.values import NewAgency

__all__ = ["add_agency"]


@transaction.atomic
def add_agency(actor: Actor, new: NewAgency) -> AgencyState:
    """Create an agency with its first state; the right is needed where it is to belong.

    Identifiers are unique on a day. Raises Invalid, NoSuchAgency, NoSuchUnit, NotAllowed.
    """
    actor.require(MANAGE, new.parent_id or PROVINCE)
    name, decision = ensure_named(clean_line(new.name)), ensure_decision(new.decision)
    bearers = agencies_as_of(new.first_day).filter(identifier=new.identifier)
    ensure_unused(bool(new.identifier) and bearers.exists(), "identifier")
    if new.parent_id is not None:
        agency_as_of(new.parent_id, new.first_day)
    if new.unit_id is not None:
        unit_as_of(new.unit_id, new.first_day)
    state = AgencyState.objects.create(
        agency=Agency.objects.create(uid=uuid7()),
        name=name,
        abbreviation=new.abbreviation,
        kind=new.kind,
        level=new.level,
        identifier=new.identifier,
        parent_id=new.parent_id,
        unit_id=new.unit_id,
        valid_from=new.first_day,
        search_key=fold(name),
        sort_key=sort_key(name),
        source=decision,
    )
    subject = Subject("agency", str(state.agency_id), agency_id=state.agency_id)
    told(actor, "organisation.agency_added", subject, {"identifier": new.identifier})
    return state
