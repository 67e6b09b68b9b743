"""Who may send what to whom here."""

from django.conf import settings
from django.db.models import Q

from hienluong.base import clock
from hienluong.base.fresh import fresh
from hienluong.systems.exchange.models import OutsideAgency, Peer, Permit
from hienluong.systems.exchange.queries.houses import houses_of
from hienluong.systems.exchange.rules.reasons import Reason
from hienluong.systems.exchange.values import Header

__all__ = ["may_send", "reason_against"]


def reason_against(peer: Peer, header: Header) -> Reason | None:
    """Why a message of this installation is refused, by its header alone; None when it is taken."""
    if header.destination != settings.EXCHANGE_CODE:
        return Reason.NOT_FOR_US
    if header.sender not in _stand_there(peer.pk):
        return Reason.FOREIGN_SENDER
    if not houses_of(header.receiver):
        return Reason.UNKNOWN_RECEIVER
    if header.kind == "document" and not may_send(peer, header.sender):
        return Reason.NOT_PERMITTED
    return None


@fresh(2.0)
def _stand_there(peer_id: int) -> frozenset[str]:
    """Identifiers of the installation's agencies, ended ones too: what they sent may still be on its way."""
    return frozenset(OutsideAgency.objects.filter(peer=peer_id).values_list("identifier", flat=True))


def may_send(peer: Peer, sender: str, type_code: str | None = None) -> bool:
    """Whether an agency of the installation may send documents here today, of this type when one is named."""
    today = clock.today()
    permits = Permit.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=today),
        peer=peer,
        sender__in=["", sender],
        valid_from__lte=today,
    )
    if type_code is not None:
        permits = permits.filter(type_code__in=["", type_code])
    return permits.exists()
