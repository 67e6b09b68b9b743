"""Rooms and cars that weeks can ask for."""

from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.errors import Invalid, NotFound
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.systems.agenda.models import Resource, ResourceKind
from hienluong.systems.agenda.rights import EDIT
from hienluong.systems.agenda.subjects import KIND
from hienluong.systems.agenda.values import NewResource

__all__ = ["add_resource", "end_resource"]

_LONGEST = 120


@transaction.atomic
def add_resource(actor: Actor, new: NewResource) -> Resource:
    """Raises NotAllowed, Invalid for no name or one that is there."""
    actor.require(EDIT, new.agency_id)
    if new.kind not in ResourceKind.values:
        raise Invalid({"kind": gettext_noop("Chọn phòng họp hoặc xe.")})
    if not new.name or len(new.name) > _LONGEST:
        raise Invalid({"name": gettext_noop("Ghi tên, không quá 120 ký tự.")})
    made, is_new = Resource.objects.get_or_create(
        agency_id=new.agency_id, kind=new.kind, name=new.name, ended_at=None
    )
    if not is_new:
        raise Invalid({"name": gettext_noop("Đã có phòng, xe mang tên này.")})
    _write(actor, "agenda.resource_added", made)
    return made


@transaction.atomic
def end_resource(actor: Actor, resource_id: int) -> None:
    """No new line can ask for it; older lines keep its name. Raises NotAllowed, NotFound."""
    found = Resource.objects.select_for_update().filter(pk=resource_id, ended_at=None).first()
    if found is None:
        raise NotFound
    actor.require(EDIT, found.agency_id)
    found.ended_at = clock.now()
    found.save(update_fields=["ended_at"])
    _write(actor, "agenda.resource_ended", found)


def _write(actor: Actor, verb: str, resource: Resource) -> None:
    subject = Subject(KIND, f"resource-{resource.pk}", agency_id=resource.agency_id)
    record(actor, verb, subject, right=EDIT, facts={"kind": resource.kind})
