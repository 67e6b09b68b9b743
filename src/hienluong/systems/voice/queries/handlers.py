"""Who handles a piece of feedback: never those it names; of conduct, the agency above."""

from dataclasses import dataclass

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.kernel.organisation.public import (
    NoSuchAgency,
    Post,
    agency_by_identifier,
    body_of,
    holders_of,
    parts_of,
)
from hienluong.systems.voice.errors import NobodyThere
from hienluong.systems.voice.models import FeedbackKind, Matter, VoiceRule
from hienluong.systems.voice.queries.receivers import Barred, find_receiver
from hienluong.systems.voice.queries.rules import rule_on
from hienluong.systems.voice.rights import HANDLE
from hienluong.systems.voice.rules.conflict import Named

__all__ = ["Handler", "handler_for", "named_in_agency"]


@dataclass(frozen=True, slots=True)
class Handler:
    """The body that handles, and the post there."""

    agency_id: int
    post: Post


def named_in_agency(agency_id: int, post_id: int) -> Named:
    """A post of the agency or its parts, and who holds it today. Raises Invalid for any other post."""
    day = clock.today()
    if not Post.objects.as_of(day).filter(pk=post_id, agency__in=parts_of(agency_id, day)).exists():
        raise Invalid({"post": "Chọn vị trí trong danh sách của cơ quan."})
    return _named_by(frozenset((post_id,)))


def handler_for(kind: str, about_agency: int, named: Named) -> Handler:
    """Who gets it. Raises NobodyThere when nobody is left that it does not name, NoRule.

    Conduct goes to the body above the one it happened in, from there up while nobody is free, and at the top to the
    agency that the rule names.
    """
    rule = rule_on(Matter.FEEDBACK, clock.today())
    barred = Barred(named.posts, named.accounts)
    for agency in _bodies(kind, about_agency, rule):
        post = find_receiver(agency, rule.receivers, HANDLE, barred=barred)
        if post is not None:
            return Handler(agency, post)
    raise NobodyThere(agency=about_agency)


def _bodies(kind: str, about_agency: int, rule: VoiceRule) -> list[int]:
    """The bodies to try, the nearest first."""
    day = clock.today()
    state = body_of(about_agency, day)
    line = [] if kind == FeedbackKind.CONDUCT else [state.agency_id]
    while state.parent_id is not None:
        state = body_of(state.parent_id, day)
        line.append(state.agency_id)
    try:
        top = agency_by_identifier(rule.top_agency, day).agency_id
    except NoSuchAgency:
        return line
    return line if top == about_agency else [*line, top]


def _named_by(post_ids: frozenset[int]) -> Named:
    held = holders_of(post_ids, clock.today())
    return Named(post_ids, frozenset(holder.account_id for holder in held.values()))
