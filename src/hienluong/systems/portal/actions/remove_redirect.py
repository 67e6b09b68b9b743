"""Lead readers on no longer from an old address of a site."""

from django.db import transaction
from wagtail.contrib.redirects.models import Redirect

from hienluong.face.ready_made import touch
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.systems.portal.actions.locked_site import locked_site
from hienluong.systems.portal.errors import NoSuchRedirect
from hienluong.systems.portal.events import REDIRECT_REMOVED, TOPIC
from hienluong.systems.portal.rights import PUBLISH
from hienluong.systems.portal.rules.addresses import public_path

__all__ = ["remove_redirect"]


@transaction.atomic
def remove_redirect(actor: Actor, slug: str, redirect_id: int) -> str:
    """By who may publish on the site. Returns the old address. Raises NotAllowed, NoSuchSite, NoSuchRedirect."""
    site = locked_site(slug)
    actor.require(PUBLISH, site.agency_id)
    own = Redirect.objects.filter(old_path__startswith=public_path(f"/{slug}/"))
    redirect = own.select_for_update().filter(pk=redirect_id).first()
    if redirect is None:
        raise NoSuchRedirect(redirect=redirect_id)
    old = str(redirect.old_path)
    redirect.delete()
    subject = Subject("site", slug, agency_id=site.agency_id)
    record(actor, REDIRECT_REMOVED, subject, right=PUBLISH, facts={"from": old})
    touch(TOPIC)
    return old
