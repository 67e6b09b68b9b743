"""What the worker does for drafts."""

from hienluong.kernel.jobs.public import every
from hienluong.systems.filing.actions.expire import expire_drafts

__all__ = ["expire_old_drafts"]


@every(86_400, "filing.expire-drafts")
def expire_old_drafts() -> None:
    """Delete what was left lying for too long."""
    expire_drafts()
