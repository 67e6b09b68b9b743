"""A post is created."""

from django.db import transaction

from hienluong.base.ids import uuid7
from hienluong.base.text import clean_line
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject
from hienluong.kernel.organisation.actions.changes import MANAGE, told
from hienluong.kernel.organisation.models import Post
from hienluong.kernel.organisation.queries import agency_as_of
from hienluong.kernel.organisation.rules import ensure_named
from hienluong.kernel.organisation.values import NewPost

__all__ = ["add_post"]


@transaction.atomic
def add_post(actor: Actor, new: NewPost) -> Post:
    """Create a post; it stays vacant until somebody is appointed. Raises Invalid, NoSuchAgency, NotAllowed."""
    actor.require(MANAGE, new.agency_id)
    agency_as_of(new.agency_id, new.first_day)
    post = Post.objects.create(
        uid=uuid7(),
        agency_id=new.agency_id,
        kind=new.kind,
        title=ensure_named(clean_line(new.title)),
        valid_from=new.first_day,
    )
    subject = Subject("post", str(post.pk), agency_id=new.agency_id)
    told(actor, "organisation.post_added", subject, {"kind": str(new.kind)})
    return post
