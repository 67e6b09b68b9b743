"""State of work: items on posts' lists, the clocks of what they are about, who hears of lateness, and who inherits."""

from hienluong.shared.work.models.clock import Clock, Pause
from hienluong.shared.work.models.inheritance import Inheritance
from hienluong.shared.work.models.item import FAR, ItemState, Role, Urgency, WorkItem
from hienluong.shared.work.models.warning import Escalation, EscalationRule, Hearer, Stage, ThresholdRule

__all__ = [
    "FAR",
    "Clock",
    "Escalation",
    "EscalationRule",
    "Hearer",
    "Inheritance",
    "ItemState",
    "Pause",
    "Role",
    "Stage",
    "ThresholdRule",
    "Urgency",
    "WorkItem",
]
