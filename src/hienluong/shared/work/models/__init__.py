"""State of work: items on posts' lists, and the clocks of what they are about."""

from hienluong.shared.work.models.clock import Clock, Pause
from hienluong.shared.work.models.item import FAR, ItemState, Role, Urgency, WorkItem

__all__ = ["FAR", "Clock", "ItemState", "Pause", "Role", "Urgency", "WorkItem"]
