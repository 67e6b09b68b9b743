"""Reads of keys and signatures."""

import hashlib

from django.db.models import QuerySet

from hienluong.base import clock
from hienluong.kernel.organisation.public import Post, agency_as_of
from hienluong.shared.signing.errors import NotYourPost
from hienluong.shared.signing.models import Role, SigningKey, Upkeep

__all__ = [
    "agency_name",
    "due_upkeeps",
    "live_person_key",
    "live_seal_key",
    "signing_post",
    "with_upkeep",
]


def agency_name(agency_id: int) -> str:
    """What the agency is called today. Raises NoSuchAgency."""
    return agency_as_of(agency_id, clock.today()).name


def signing_post(post_id: int) -> Post:
    """The post, if it stands today. Raises NotYourPost."""
    post = Post.objects.as_of(clock.today()).filter(pk=post_id).first()
    if post is None:
        raise NotYourPost(post_id=post_id)
    return post


def live_person_key(post_id: int, account_id: int) -> SigningKey | None:
    """The key with which this person signs as this post today."""
    return _live().filter(role=Role.PERSON, post_id=post_id, account_id=account_id).first()


def live_seal_key(agency_id: int) -> SigningKey | None:
    """The key with which the agency seals today."""
    return _live().filter(role=Role.SEAL, agency_id=agency_id).first()


def _live() -> QuerySet[SigningKey]:
    return SigningKey.objects.filter(ended_at=None)


def due_upkeeps() -> QuerySet[Upkeep]:
    """Signed files for which something is to be done now, longest due first."""
    return Upkeep.objects.filter(due_at__lte=clock.now()).select_related("record").order_by("due_at", "pk")


def with_upkeep(pdf: bytes) -> bytes:
    """The file followed by what the house added to keep its signatures provable; the same bytes when there is nothing.

    For handing a file out for good: to archives, courts, other systems.
    """
    digest = hashlib.sha256(pdf).hexdigest()
    tails = Upkeep.objects.filter(record__file_sha256=digest).values_list("tail", flat=True)
    return pdf + bytes(next(iter(tails[:1]), b""))
