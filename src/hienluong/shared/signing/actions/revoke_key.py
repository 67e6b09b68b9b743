"""Take a certificate back."""

from django.db import transaction

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.jobs.public import emit
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.signing import events
from hienluong.shared.signing.errors import KeyNotFound
from hienluong.shared.signing.models import SigningKey

__all__ = ["revoke_key"]

_RIGHT = "signing.manage"


@transaction.atomic
def revoke_key(actor: Actor, key_id: int, reason: str) -> SigningKey:
    """Take the certificate back from now on; what was signed before stays valid. Again: nothing happens.

    Raises KeyNotFound, NotAllowed.
    """
    key = SigningKey.objects.select_for_update().filter(pk=key_id).first()
    if key is None:
        raise KeyNotFound
    actor.require(_RIGHT, key.agency_id)
    if key.revoked_at is None:
        key.revoked_at = clock.now()
        key.ended_at = key.ended_at or key.revoked_at
        key.revoked_reason = reason[:200]
        key.save(update_fields=["revoked_at", "ended_at", "revoked_reason"])
        record(
            actor, "signing.key_revoked", Subject("signing_key", str(key.uid), key.agency_id), right=_RIGHT
        )
        emit(events.KEY_REVOKED, {"key": key.pk})
    return key
