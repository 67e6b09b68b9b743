"""What exchange remembers."""

from hienluong.systems.exchange.models.lane import Direction, Kind, Lane
from hienluong.systems.exchange.models.message import Message, MessageState
from hienluong.systems.exchange.models.peer import OutsideAgency, Peer, PeerKey, PeerState, Permit
from hienluong.systems.exchange.models.stamp import LogStamp

__all__ = [
    "Direction",
    "Kind",
    "Lane",
    "LogStamp",
    "Message",
    "MessageState",
    "OutsideAgency",
    "Peer",
    "PeerKey",
    "PeerState",
    "Permit",
]
