"""Which installations are known, and by which certificates."""

from collections.abc import Sequence

from django.db.models import Q

from hienluong.base import clock
from hienluong.base.fresh import fresh
from hienluong.systems.exchange.errors import NotKnown, PeerNotFound
from hienluong.systems.exchange.models import Peer, PeerKey, PeerState
from hienluong.systems.exchange.wire.own_keys import own_keys

__all__ = ["believed_keys", "certificate_named", "key_named", "peer_called", "peers_to_serve"]


def believed_keys(peer: Peer | None = None) -> Sequence[PeerKey]:
    """The certificates that count now: of one installation, or of all that are not closed.

    What an operator ends or closes counts no more within two seconds, in every process.
    """
    return [key for key in _counting() if peer is None or key.peer_id == peer.pk]


@fresh(2.0)
def _counting() -> Sequence[PeerKey]:
    now = clock.now()
    found = PeerKey.objects.filter(
        Q(ended_at=None) | Q(ended_at__gt=now), not_before__lte=now, not_after__gt=now
    ).exclude(peer__state=PeerState.CLOSED)
    return list(found.select_related("peer").order_by("-not_before"))


def key_named(fingerprint: str) -> PeerKey:
    """The certificate with this fingerprint, while it counts. Raises NotKnown."""
    for key in believed_keys():
        if key.fingerprint == fingerprint:
            return key
    raise NotKnown


def certificate_named(name: str) -> str:
    """A certificate (PEM) of ours or of others, whether it still counts or not; empty when it is not known."""
    found = PeerKey.objects.filter(fingerprint=name).values_list("certificate", flat=True).first()
    return found or next((key.certificate for key in own_keys() if key.name == name), "")


def peer_called(code: str) -> Peer:
    """The installation with this code. Raises PeerNotFound."""
    found = Peer.objects.filter(code=code).first()
    if found is None:
        raise PeerNotFound
    return found


def peers_to_serve() -> Sequence[Peer]:
    """Those to which something is sent, unless a pause is still running."""
    return list(
        Peer.objects.filter(Q(next_try_at=None) | Q(next_try_at__lte=clock.now()), state=PeerState.ACTIVE)
    )
