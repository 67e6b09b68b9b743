"""Who may send what to whom here."""

from django.conf import settings
from django.db.models import Q

from hienluong.base import clock
from hienluong.systems.exchange.models import OutsideAgency, Peer, Permit
from hienluong.systems.exchange.queries.houses import houses_of
from hienluong.systems.exchange.rules.reasons import Reason
from hienluong.systems.exchange.values import Header

__all__ = ["may_send", "reason_against"]


def reason_against(peer: Peer, header: Header) -> Reason | None:
    """Why a message of this installation is refused, by its header alone; None when it is taken."""
    if header.destination != settings.EXCHANGE_CODE:
        return Reason.NOT_FOR_US
    if not OutsideAgency.objects.filter(peer=peer, identifier=header.sender).exists():
        return Reason.FOREIGN_SENDER
    if not houses_of(header.receiver):
        return Reason.UNKNOWN_RECEIVER
    if header.kind == "document" and not may_send(peer, header.sender):
        return Reason.NOT_PERMITTED
    return None


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
