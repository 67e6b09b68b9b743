"""What the worker does for the sites."""

import logging

from django.core.management import call_command

from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.jobs.public import every
from hienluong.systems.portal.actions.archive import close_sites_of_ended_agencies
from hienluong.systems.portal.actions.record_compliance import record_compliance
from hienluong.systems.portal.queries.sites import sites

__all__ = ["close_what_has_ended", "publish_what_is_due", "record_what_sites_lack"]

_LOG = logging.getLogger(__name__)


@every(30, "portal.publish-scheduled")
def publish_what_is_due() -> None:
    """Publish, and take down, what editors have planned for a time that has come."""
    call_command("publish_scheduled")


@every(600, "portal.ended-agencies")
def close_what_has_ended() -> None:
    """An end is decided before its day; the site closes on the day after it."""
    close_sites_of_ended_agencies()


@every(86_400, "portal.compliance")
def record_what_sites_lack() -> None:
    """Judge every site that is not closed; a site that cannot be judged is told to the operator and stops no other."""
    for site in sites().values():
        if site.archived_at is None:
            try:
                record_compliance(SYSTEM, site)
            except Exception:  # noqa: BLE001 - logged; the other sites must be judged
                _LOG.exception("portal.site_not_judged", extra={"site": site.slug})
