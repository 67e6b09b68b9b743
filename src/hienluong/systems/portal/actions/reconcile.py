"""Before each request to the editors' desk: its groups become what the actor's posts say now."""

from django.contrib.auth.models import Group
from django.db import transaction

from hienluong.kernel.access.public import Actor
from hienluong.kernel.people.public import Account
from hienluong.systems.portal.actions.editors import EDITORS, PUBLISHERS, group_name
from hienluong.systems.portal.queries.sites import sites
from hienluong.systems.portal.rights import EDIT, PUBLISH

__all__ = ["reconcile"]


def reconcile(actor: Actor, account: Account) -> bool:
    """Let the account's groups follow the rights of its posts. Returns whether any is left.

    A right that ended with a post ends here at the next press of a key, not at the next sign-in.
    """
    wanted = _wanted(actor)
    held = dict(account.groups.values_list("name", "pk"))
    if set(held) != wanted:
        with transaction.atomic():
            account.groups.remove(*(held[name] for name in held.keys() - wanted))
            account.groups.add(*Group.objects.filter(name__in=wanted - held.keys()))
    return bool(wanted)


def _wanted(actor: Actor) -> set[str]:
    return {
        group_name(role, site.slug)
        for site in sites().values()
        for role, right in ((EDITORS, EDIT), (PUBLISHERS, PUBLISH))
        if site.archived_at is None and actor.holds(right, site.agency_id)
    }
