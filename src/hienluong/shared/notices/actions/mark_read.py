"""Note that a notice was read."""

from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import NotFound
from hienluong.kernel.access.public import Actor
from hienluong.shared.notices.models import Notice
from hienluong.shared.notices.queries import visible_to

__all__ = ["mark_read"]


@transaction.atomic
def mark_read(actor: Actor, uid: str) -> Notice:
    """Mark a notice of the actor's as read; a second time changes nothing. Raises NotFound for others' notices."""
    notice = visible_to(actor).select_for_update().filter(uid=uid).first()
    if notice is None:
        raise NotFound(notice=uid)
    if notice.read_at is None:
        notice.read_at = clock.now()
        notice.save(update_fields=["read_at"])
    return notice
