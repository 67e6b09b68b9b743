"""The name of its own that a site has, given and taken by whoever answers for all sites."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base.errors import Invalid
from hienluong.face.ready_made import touch
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.systems.portal.errors import HostnameTaken, NoSuchSite
from hienluong.systems.portal.events import SITE_SETTINGS_CHANGED, TOPIC
from hienluong.systems.portal.models import AgencySite
from hienluong.systems.portal.rights import MANAGE
from hienluong.systems.portal.rules.own_names import hostname_of

__all__ = ["checked_hostname", "give_hostname", "take_hostname"]


def checked_hostname(slug: str, typed: str) -> str:
    """The name as it would be kept. Raises Invalid, HostnameTaken."""
    name = hostname_of(typed)
    if not name:
        raise Invalid(
            {"hostname": gettext_noop("Tên miền có dạng noivu.quangtri.gov.vn, không ghi cổng và đường dẫn.")}
        )
    if name in settings.ALLOWED_HOSTS or AgencySite.objects.filter(hostname=name).exclude(slug=slug).exists():
        raise HostnameTaken(hostname=name)
    return name


@transaction.atomic
def give_hostname(actor: Actor, slug: str, typed: str) -> str:
    """Let the site be answered under a name of its own, in place of one it had. Returns the name as kept.

    Raises NotAllowed, NoSuchSite, Invalid, HostnameTaken.
    """
    site = _locked(actor, slug)
    name = checked_hostname(slug, typed)
    _keep(actor, site, name)
    return name


@transaction.atomic
def take_hostname(actor: Actor, slug: str) -> str:
    """Let the site be found at the house's address alone. Returns the name it had. Raises NotAllowed, NoSuchSite."""
    site = _locked(actor, slug)
    before = site.hostname
    _keep(actor, site, "")
    return before


def _locked(actor: Actor, slug: str) -> AgencySite:
    # The lock is on all names: two sites that ask for one name at once must not both be told it is free.
    sites = {site.slug: site for site in AgencySite.objects.select_for_update(of=("self",)).order_by("pk")}
    if slug not in sites:
        raise NoSuchSite(site=slug)
    actor.require(MANAGE, sites[slug].agency_id)
    return sites[slug]


def _keep(actor: Actor, site: AgencySite, name: str) -> None:
    if site.hostname == name:
        return
    site.hostname = name
    site.save(update_fields=["hostname"])
    subject = Subject("site", site.slug, agency_id=site.agency_id)
    record(
        actor, SITE_SETTINGS_CHANGED, subject, right=MANAGE, facts={"changed": ["hostname"], "hostname": name}
    )
    touch(TOPIC)
