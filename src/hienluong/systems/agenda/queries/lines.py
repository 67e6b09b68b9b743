"""The lines of a version as pages, feeds and comparisons read them."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from hienluong.base import clock
from hienluong.kernel.organisation.public import holders_of
from hienluong.systems.agenda.models import Line, Session, Version
from hienluong.systems.agenda.rules.clashes import Slot

__all__ = ["Shown", "lines_of", "public_only", "slots_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A line in words."""

    key: UUID
    day: date
    session: str
    starts: time | None
    ends: time | None
    content: str
    place: str
    car: str
    chair: str
    attending: Sequence[str]
    others: str
    prepares: str
    is_public: bool
    accounts: frozenset[int] = frozenset()
    """Who holds the posts that take part."""
    room_id: int | None = None
    car_id: int | None = None
    posts: frozenset[int] = frozenset()

    @property
    def says(self) -> Mapping[str, object]:
        """What readers see of it; compared between versions."""
        return {
            "when": (self.day, self.session, self.starts, self.ends),
            "content": self.content,
            "place": self.place,
            "who": (self.chair, tuple(self.attending), self.others),
            "prepares": self.prepares,
        }

    @property
    def order(self) -> tuple[object, ...]:
        """Its place in the week: what takes the whole half of a day stands first."""
        return (self.day, self.session != Session.MORNING, self.starts or time(0), self.content)


def lines_of(version: Version) -> list[Shown]:
    """All lines in order of time, private ones too."""
    rows = list(version.lines.select_related("room", "car", "chair").prefetch_related("attending"))
    posts = {row.chair_id for row in rows if row.chair_id} | {
        post.pk for row in rows for post in row.attending.all()
    }
    held = holders_of(posts, clock.today())
    people = {post: holder.account_id for post, holder in held.items()}
    names = {post: holder.name for post, holder in held.items()}
    return sorted((_shown(row, people, names) for row in rows), key=lambda line: line.order)


def public_only(lines: Sequence[Shown]) -> list[Shown]:
    """What everybody may read."""
    return [line for line in lines if line.is_public]


def slots_of(lines: Sequence[Shown]) -> list[Slot]:
    """The lines as the search for clashes sees them. A vacant post stands for itself."""
    return [
        Slot(
            key=line.key, day=line.day, session=line.session, starts=line.starts, ends=line.ends,
            people=_people(line), room=line.room_id, car=line.car_id,
        )
        for line in lines
    ]  # fmt: skip


def _people(line: Shown) -> frozenset[Hashable]:
    return frozenset(line.posts)


def _shown(row: Line, people: Mapping[int, int], names: Mapping[int, str]) -> Shown:
    def words(post_id: int, title: str) -> str:
        return f"{title} {names.get(post_id, '')}".strip()

    attending = sorted(row.attending.all(), key=lambda post: post.pk)
    posts = {post.pk for post in attending} | ({row.chair_id} if row.chair_id else set())
    return Shown(
        key=row.key, day=row.day, session=row.session, starts=row.starts, ends=row.ends, content=row.content,
        place=", ".join(part for part in (row.room.name if row.room else "", row.place) if part),
        car=row.car.name if row.car else "", chair=words(row.chair.pk, row.chair.title) if row.chair else "",
        attending=tuple(words(post.pk, post.title) for post in attending), others=row.others, prepares=row.prepares,
        is_public=row.is_public, accounts=frozenset(people[post] for post in posts if post in people),
        room_id=row.room_id, car_id=row.car_id, posts=frozenset(posts),
    )  # fmt: skip
