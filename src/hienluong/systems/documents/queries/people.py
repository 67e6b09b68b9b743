"""Who can be chosen: to direct, to do, to sign, to be asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import PostKind, SeatHeld, body_of, parts_of, seats_in, standing

__all__ = ["FOREMOST", "Person", "bodies_of", "leaders_in", "people_in"]

LEADERS = (PostKind.CHAIR, PostKind.DIRECTOR, PostKind.VICE_CHAIR, PostKind.VICE_DIRECTOR)
HEADS = (PostKind.HEAD, PostKind.CENTRE_HEAD)
FOREMOST = frozenset({*LEADERS, *HEADS})


@dataclass(frozen=True, slots=True)
class Person:
    """A post with who holds it, as a choice."""

    post_id: int
    words: str
    kind: str


def people_in(agency_id: int) -> Sequence[Person]:
    """Everybody in a body: leaders, heads of its parts, then the rest; each part's people together."""
    today = clock.today()
    names = standing(today)
    parts = parts_of(agency_id, today)
    seats = sorted(seats_in(parts, today), key=lambda seat: (_rank(seat), parts.index(seat.post.agency_id)))
    return [_person(seat, agency_id, names[seat.post.agency_id].name) for seat in seats]


def leaders_in(agency_id: int) -> Sequence[Person]:
    """Who signs and directs; in a body without leaders of its own, the heads of its parts."""
    people = people_in(agency_id)
    leaders = [person for person in people if person.kind in LEADERS]
    return leaders or [person for person in people if person.kind in HEADS]


def bodies_of(actor: Actor, right: str) -> Sequence[int]:
    """Agencies with a name of their own in which the actor's posts stand and that the right reaches."""
    today = clock.today()
    own = dict.fromkeys(body_of(agency, today).agency_id for agency in sorted(actor.agencies))
    return [body for body in own if actor.holds(right, body)]


def _rank(seat: SeatHeld) -> int:
    kind = seat.post.kind
    if kind in LEADERS:
        return LEADERS.index(PostKind(kind))
    return len(LEADERS) if kind in HEADS else len(LEADERS) + 1


def _person(seat: SeatHeld, body: int, part: str) -> Person:
    where = "" if seat.post.agency_id == body else f", {part}"
    return Person(seat.post.pk, f"{seat.words}{where}", seat.post.kind)
