"""How it stands between this installation and each other one, and between two agencies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min, Q

from hienluong.kernel.access.public import Actor
from hienluong.systems.exchange.models import Direction, Lane, Message, MessageState, Peer
from hienluong.systems.exchange.rights import MANAGE

__all__ = ["Difference", "LaneState", "PairState", "differences", "lanes_of", "pair_states"]

_OPEN = [MessageState.WAITING, MessageState.READY]


@dataclass(frozen=True, slots=True)
class PairState:
    """One installation: what waits for it since when, when it last took something, what is dead."""

    peer: Peer
    waiting: int
    oldest: datetime | None
    delivered_at: datetime | None
    received_at: datetime | None
    unhandled: int
    dead: int
    held: int


def pair_states(actor: Actor) -> Sequence[PairState]:
    """Every installation, by name. Raises NotAllowed."""
    actor.require(MANAGE)
    counts = {each["lane__peer"]: each for each in _counts()}
    held = dict(
        Lane.objects.exclude(held="")
        .values_list("peer")
        .annotate(count=Count("pk"))
        .values_list("peer", "count")
    )
    return [
        _state(peer, counts.get(peer.pk, {}), held.get(peer.pk, 0)) for peer in Peer.objects.order_by("name")
    ]


def _counts() -> "Sequence[Mapping[str, object]]":
    out, came = Q(direction=Direction.OUT), Q(direction=Direction.IN)
    return list(
        Message.objects.values("lane__peer").annotate(
            waiting=Count("pk", filter=out & Q(state__in=_OPEN)),
            oldest=Min("made_at", filter=out & Q(state__in=_OPEN)),
            delivered_at=Max("received_at", filter=out & Q(state=MessageState.DELIVERED)),
            received_at=Max("received_at", filter=came),
            unhandled=Count("pk", filter=Q(state=MessageState.RECEIVED)),
            dead=Count("pk", filter=Q(state=MessageState.DEAD)),
        )
    )


def _state(peer: Peer, counted: Mapping[str, object], held: int) -> PairState:
    return PairState(
        peer=peer, waiting=counted.get("waiting", 0), oldest=counted.get("oldest"),  # type: ignore[arg-type]
        delivered_at=counted.get("delivered_at"), received_at=counted.get("received_at"),  # type: ignore[arg-type]
        unhandled=counted.get("unhandled", 0), dead=counted.get("dead", 0), held=held,  # type: ignore[arg-type]
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class LaneState:
    """A lane in which something waits, since when; or that is held."""

    lane: Lane
    waiting: int
    oldest: datetime | None


def lanes_of(peer: Peer) -> Sequence[LaneState]:
    """The lanes in which something waits or is held, those that wait longest first."""
    open_ones = Q(messages__state__in=[*_OPEN, MessageState.RECEIVED])
    found = Lane.objects.filter(peer=peer).annotate(
        waiting=Count("messages", filter=open_ones), oldest=Min("messages__made_at", filter=open_ones)
    )
    lanes = found.filter(Q(waiting__gt=0) | ~Q(held="")).order_by("oldest")
    return [LaneState(each, each.waiting, each.oldest) for each in lanes]


@dataclass(frozen=True, slots=True)
class Difference:
    """A lane about which the two ledgers say something else: how many we delivered, how many they have."""

    kind: str
    sender: str
    receiver: str
    here: int
    there: int
    chains_agree: bool


def differences(peer: Peer, theirs: Sequence[Mapping[str, object]]) -> Sequence[Difference]:
    """Compare what we sent with what they say they received. What we have not delivered yet is no difference."""
    there = {(each["kind"], each["sender"], each["receiver"]): each for each in theirs}
    return [
        found
        for lane in Lane.objects.filter(peer=peer, direction=Direction.OUT).order_by(
            "kind", "sender", "receiver"
        )
        if (found := _difference(lane, there.get((lane.kind, lane.sender, lane.receiver), {})))
    ]


def _difference(lane: Lane, theirs: Mapping[str, object]) -> Difference | None:
    number = int(str(theirs.get("number", 0)))
    settled = lane.messages.filter(number__isnull=False).exclude(state=MessageState.READY)
    here = settled.aggregate(last=Max("number"))["last"] or 0
    ours = lane.messages.filter(number=number).values_list("header_sha256", flat=True).first() or ""
    agree = ours == theirs.get("chain", "") if number else True
    if number >= here and number <= lane.number and agree:
        return None
    return Difference(lane.kind, lane.sender, lane.receiver, here, number, agree)
