"""State of a case: what was asked, where it stands, every move that brought it there."""

from hienluong.systems.cases.models.case import Business, Case, Channel, Delivery, DeliveryWay, Finance
from hienluong.systems.cases.models.letter import Letter
from hienluong.systems.cases.models.move import Move
from hienluong.systems.cases.models.paper import CasePaper, Copy
from hienluong.systems.cases.models.payment import Payment
from hienluong.systems.cases.models.process import ProcessVersion
from hienluong.systems.cases.models.proposal import ExtensionProposal
from hienluong.systems.cases.models.rating import Rating
from hienluong.systems.cases.models.reconciliation import Reconciliation, StatementSource
from hienluong.systems.cases.models.result import Result, StoreItem
from hienluong.systems.cases.models.supplement import SupplementRequest
from hienluong.systems.cases.models.sync import Sync, SyncState

__all__ = [
    "Business",
    "Case",
    "CasePaper",
    "Channel",
    "Copy",
    "Delivery",
    "DeliveryWay",
    "ExtensionProposal",
    "Finance",
    "Letter",
    "Move",
    "Payment",
    "ProcessVersion",
    "Rating",
    "Reconciliation",
    "Result",
    "StatementSource",
    "StoreItem",
    "SupplementRequest",
    "Sync",
    "SyncState",
]
