"""What the worker does for filing."""

from collections.abc import Mapping

from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.jobs.public import consumer, every
from hienluong.systems.cases.public import events, visible_case
from hienluong.systems.filing.actions.expire import expire_drafts
from hienluong.systems.filing.actions.expire_uploads import expire_uploads
from hienluong.systems.filing.actions.remember import remember_contact

__all__ = ["expire_old_drafts", "keep_contact"]


@every(86_400, "filing.expire-drafts")
def expire_old_drafts() -> None:
    """Delete what was left lying for too long, then the files that no draft holds any more."""
    expire_drafts()
    expire_uploads()


@consumer("filing.contact", events.FILED)
def keep_contact(payload: Mapping[str, object]) -> None:
    """Nobody types phone and address a second time."""
    remember_contact(SYSTEM, visible_case(SYSTEM, str(payload["code"])))
