"""The foot of a site, its colour, and the visits it had before this program."""

from dataclasses import asdict

from django.db import transaction

from hienluong.base.errors import Invalid
from hienluong.face.ready_made import touch
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.search.public import index
from hienluong.systems.portal.actions.locked_site import locked_site
from hienluong.systems.portal.events import SITE_SETTINGS_CHANGED, TOPIC
from hienluong.systems.portal.models import AgencySite
from hienluong.systems.portal.queries.entries import site_entry
from hienluong.systems.portal.rights import PUBLISH
from hienluong.systems.portal.rules.settings import faults_of
from hienluong.systems.portal.values import SiteSettings

__all__ = ["change_settings"]


@transaction.atomic
def change_settings(actor: Actor, slug: str, settings: SiteSettings) -> AgencySite:
    """By who may publish on the site. Raises NotAllowed, NoSuchSite, Invalid."""
    site = locked_site(slug)
    actor.require(PUBLISH, site.agency_id)
    if faults := faults_of(settings):
        raise Invalid(faults)
    facts = asdict(settings)
    changed = sorted(name for name, value in facts.items() if getattr(site, name) != value)
    for name in changed:
        setattr(site, name, facts[name])
    if changed:
        site.save(update_fields=changed)
        index(site_entry(site))
        subject = Subject("site", site.slug, agency_id=site.agency_id)
        record(actor, SITE_SETTINGS_CHANGED, subject, right=PUBLISH, facts={"changed": changed})
        touch(TOPIC)
    return site
