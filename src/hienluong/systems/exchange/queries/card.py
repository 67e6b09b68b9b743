"""What this installation hands to others."""

from django.conf import settings

from hienluong.base import clock
from hienluong.kernel.organisation.public import PART_KINDS, standing
from hienluong.shared.signing.public import own_roots
from hienluong.systems.exchange.values import AgencyCard, PeerCard
from hienluong.systems.exchange.wire.own_keys import newest_key, own_keys

__all__ = ["own_card"]


def own_card() -> PeerCard:
    """Address, certificates, agencies with a name of their own, and below which root they sign."""
    newest_key()
    agencies = [
        each for each in standing(clock.today()).values() if each.identifier and each.kind not in PART_KINDS
    ]
    return PeerCard(
        code=settings.EXCHANGE_CODE,
        name=settings.PROVINCE_NAME,
        address=settings.EXCHANGE_ADDRESS,
        certificates=tuple(key.certificate for key in own_keys()),
        agencies=tuple(AgencyCard(each.identifier, each.name) for each in agencies),
        authorities=tuple(own_roots()),
    )
