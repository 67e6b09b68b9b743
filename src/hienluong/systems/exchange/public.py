"""Front door of exchange: how another installation becomes known. What it sends arrives as documents."""

from hienluong.systems.exchange.actions.peers import add_peer, close, pause, resume
from hienluong.systems.exchange.queries.card import own_card
from hienluong.systems.exchange.values import AgencyCard, PeerCard

__all__ = ["AgencyCard", "PeerCard", "add_peer", "close", "own_card", "pause", "resume"]
