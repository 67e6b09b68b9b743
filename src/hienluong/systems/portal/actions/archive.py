"""Close a site whose agency is no more: everything stays to be read, nobody edits it; and open it again."""

from django.db import transaction

from hienluong.base import clock
from hienluong.face.ready_made import touch
from hienluong.kernel.access.public import SYSTEM, Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.kernel.organisation.public import standing
from hienluong.systems.portal.errors import NoSuchSite
from hienluong.systems.portal.events import SITE_CLOSED, SITE_REOPENED, TOPIC
from hienluong.systems.portal.models import AgencySite
from hienluong.systems.portal.rights import MANAGE

__all__ = ["archive_site", "close_sites_of_ended_agencies", "reopen_site"]


@transaction.atomic
def archive_site(actor: Actor, agency_id: int) -> AgencySite:
    """Close it from now on; one that is closed stays as it is. Raises NotAllowed, NoSuchSite."""
    site = _locked(actor, agency_id)
    if site.archived_at is None:
        site.archived_at = clock.now()
        _keep(actor, site, SITE_CLOSED)
    return site


@transaction.atomic
def reopen_site(actor: Actor, agency_id: int) -> AgencySite:
    """Let it be edited again; one that is open stays as it is. Raises NotAllowed, NoSuchSite."""
    site = _locked(actor, agency_id)
    if site.archived_at is not None:
        site.archived_at = None
        _keep(actor, site, SITE_REOPENED)
    return site


def close_sites_of_ended_agencies() -> int:
    """Close what belongs to agencies whose last day has passed. How many were closed."""
    standing_now = set(standing(clock.today()))
    left = AgencySite.objects.filter(archived_at=None).exclude(agency__in=standing_now)
    return len([archive_site(SYSTEM, agency) for agency in left.values_list("agency_id", flat=True)])


def _locked(actor: Actor, agency_id: int) -> AgencySite:
    actor.require(MANAGE, agency_id)
    found = AgencySite.objects.select_for_update(of=("self",)).filter(agency=agency_id).first()
    if found is None:
        raise NoSuchSite(agency_id=agency_id)
    return found


def _keep(actor: Actor, site: AgencySite, verb: str) -> None:
    site.save(update_fields=["archived_at"])
    record(actor, verb, Subject("site", site.slug, agency_id=site.agency_id), right=MANAGE)
    touch(TOPIC)
