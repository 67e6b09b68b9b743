"""What the worker does for visits."""

from hienluong.kernel.jobs.public import every
from hienluong.shared.visits.actions.write import forget_past_days


@every(600, "visits.forget")
def forget() -> None:
    """Soon after midnight nobody can tell any more who read yesterday."""
    forget_past_days()
