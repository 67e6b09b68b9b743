"""One's own drafts."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from hienluong.kernel.access.public import Actor
from hienluong.systems.filing.errors import DraftNotFound
from hienluong.systems.filing.models import Draft

__all__ = ["my_draft", "my_drafts", "visible_to"]


def visible_to(actor: Actor) -> QuerySet[Draft]:
    """Drafts are their writer's alone."""
    return Draft.objects.filter(account=actor.account_id) if actor.account_id else Draft.objects.none()


def my_draft(actor: Actor, uid: UUID) -> Draft:
    """The draft. Raises DraftNotFound, also for another's, SignInNeeded."""
    actor.require_signed_in()
    found = visible_to(actor).filter(uid=uid).first()
    if found is None:
        raise DraftNotFound
    return found


def my_drafts(actor: Actor) -> Sequence[Draft]:
    """Drafts not yet sent, the latest first."""
    return list(visible_to(actor).filter(case_code="").order_by("-changed_at")[:50])
