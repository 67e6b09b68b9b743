"""Who looked at a person's data, told to that person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hienluong.base import clock
from hienluong.kernel.access.public import Actor, ActorKind
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.journal.queries.entries import visible_to
from hienluong.kernel.journal.verbs import purpose_of
from hienluong.kernel.organisation.models import AgencyState, Post

__all__ = ["Look", "LookPage", "looks_at_party"]


@dataclass(frozen=True, slots=True)
class Look:
    """One touch or look: when, by which post of which agency, and what for. Officers' names are not told."""

    at: datetime
    agency: str
    post: str
    purpose: str
    subject: str


@dataclass(frozen=True, slots=True)
class LookPage:
    """A page, newest first; `before` is where the next one begins, None at the end."""

    looks: Sequence[Look]
    before: int | None


def looks_at_party(actor: Actor, party_id: int, *, before: int | None = None, limit: int = 50) -> LookPage:
    """Who touched or saw the data of a party: for the party itself, or with `journal.read`.

    Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: the right to know of processing. Three queries whatever the length.
    """
    rows = _entries(actor, party_id).order_by("-id")
    entries = list((rows if before is None else rows.filter(pk__lt=before))[: limit + 1])
    shown = entries[:limit]
    return LookPage(_told(shown), shown[-1].pk if len(entries) > limit else None)


def _entries(actor: Actor, party_id: int) -> QuerySet[Entry]:
    mine = actor.party_id is not None and actor.party_id == party_id
    return (Entry.objects if mine else visible_to(actor)).filter(party=party_id)


def _told(entries: Sequence[Entry]) -> list[Look]:
    posts = Post.objects.in_bulk({post for entry in entries for post in entry.posts})
    agencies = {entry.agency for entry in entries if entry.agency} | {
        post.agency_id for post in posts.values()
    }
    states = list(AgencyState.objects.filter(agency_id__in=agencies).order_by("valid_from"))
    return [_look(entry, posts, states) for entry in entries]


def _look(entry: Entry, posts: dict[int, Post], states: Sequence[AgencyState]) -> Look:
    post = _acting_post(entry, posts)
    agency = post.agency_id if post else entry.agency
    return Look(
        at=entry.at,
        agency=_name_on(states, agency, entry.at) if agency else "",
        post=post.title if post else _who(entry),
        purpose=purpose_of(entry.verb),
        subject=entry.subject_id if entry.subject_kind == "case" else "",
    )


def _acting_post(entry: Entry, posts: dict[int, Post]) -> Post | None:
    held = [posts[post] for post in entry.posts if post in posts]
    inside = [post for post in held if post.agency_id == entry.agency]
    return next(iter(inside or held), None)


def _who(entry: Entry) -> str:
    return _("Hệ thống") if entry.actor_kind == ActorKind.SYSTEM else _("Chính chủ")


def _name_on(states: Iterable[AgencyState], agency: int, at: datetime) -> str:
    day = clock.local(at).date()
    for state in states:
        begun = state.valid_from is None or state.valid_from <= day
        if state.agency_id == agency and begun and (state.valid_to is None or state.valid_to >= day):
            return state.name
    return ""
