"""Whose calendar it is: the leaders of an agency, and who can be asked to take part."""

from collections.abc import Sequence
from dataclasses import dataclass

from hienluong.base import clock
from hienluong.base.fresh import fresh
from hienluong.kernel.organisation.public import PostKind, holders_of, posts_of

__all__ = ["Leader", "leaders_of"]

_KINDS = (
    PostKind.CHAIR, PostKind.VICE_CHAIR, PostKind.DIRECTOR, PostKind.VICE_DIRECTOR, PostKind.HEAD
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Leader:
    """A post with who holds it today; a vacant one has no account."""

    post_id: int
    title: str
    name: str
    account_id: int | None

    @property
    def words(self) -> str:
        """How a calendar names them."""
        return f"{self.title} {self.name}".strip()


@fresh()
def leaders_of(agency_id: int) -> Sequence[Leader]:
    """In order of rank."""
    today = clock.today()
    posts = [post for kind in _KINDS for post in posts_of(agency_id, kind, today)]
    held = holders_of([post.pk for post in posts], today)
    return [
        Leader(
            post.pk,
            post.title,
            held[post.pk].name if post.pk in held else "",
            held[post.pk].account_id if post.pk in held else None,
        )
        for post in posts
    ]
