"""Watching the clocks."""

from hienluong.kernel.jobs.public import every
from hienluong.shared.work.actions.escalate import escalate
from hienluong.shared.work.actions.watch import tell_due_soon, tell_overdue


@every(60, "work.watch")
def watch() -> None:
    """What became pressing or late within the last minute, and who hears of it."""
    tell_due_soon()
    tell_overdue()
    escalate()
