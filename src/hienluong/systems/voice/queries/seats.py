"""The posts of an agency that a citizen may mean, with who holds them: both are public."""

from collections.abc import Sequence
from dataclasses import dataclass

from hienluong.base import clock
from hienluong.kernel.organisation.public import Post, holders_of, parts_of

__all__ = ["Seat", "seats_of"]


@dataclass(frozen=True, slots=True)
class Seat:
    """A held post."""

    post_id: int
    words: str


def seats_of(agency_id: int) -> Sequence[Seat]:
    """The held posts of an agency and its parts, by name of the holder."""
    day = clock.today()
    posts = list(Post.objects.as_of(day).filter(agency__in=parts_of(agency_id, day)).order_by("pk"))
    held = holders_of([post.pk for post in posts], day)
    seats = [Seat(post.pk, f"{held[post.pk].name} – {post.title}") for post in posts if post.pk in held]
    return sorted(seats, key=lambda each: each.words)
