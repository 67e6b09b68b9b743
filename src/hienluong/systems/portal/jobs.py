"""What the worker does for the sites."""

import logging
from collections.abc import Mapping

from django.core.management import call_command

from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.jobs.public import consumer, every
from hienluong.systems.portal.actions.archive import close_sites_of_ended_agencies
from hienluong.systems.portal.actions.record_compliance import record_compliance
from hienluong.systems.portal.events import PICTURE_STORED
from hienluong.systems.portal.models import Picture
from hienluong.systems.portal.queries.pictures import draw_all
from hienluong.systems.portal.queries.sites import sites

__all__ = ["close_what_has_ended", "draw_picture", "publish_what_is_due", "record_what_sites_lack"]

_LOG = logging.getLogger(__name__)


@consumer("portal.pictures", PICTURE_STORED)
def draw_picture(payload: Mapping[str, object]) -> None:
    """In every size and format; the first reader must not wait for it. One that is gone by now is passed over."""
    picture = Picture.objects.filter(pk=int(str(payload["picture"]))).first()
    if picture is not None:
        draw_all(picture)


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
