"""The secret address of an officer's own calendar."""

import secrets

from django.db import transaction

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.systems.agenda.models import Feed
from hienluong.systems.agenda.rules.feed_addresses import digest_of

__all__ = ["renew_feed"]


@transaction.atomic
def renew_feed(actor: Actor) -> str:
    """A new secret for the actor's own feed, told once; the old address ends. Raises SignInNeeded."""
    actor.require_signed_in()
    account_id = actor.account_id or 0
    token = secrets.token_urlsafe(24)
    Feed.objects.update_or_create(
        account_id=account_id, defaults={"digest": digest_of(token), "made_at": clock.now()}
    )
    record(actor, "agenda.feed_renewed", Subject("account", str(account_id)))
    return token
