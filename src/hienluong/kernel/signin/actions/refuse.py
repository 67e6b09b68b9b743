"""Write down that somebody was not let in."""

from hienluong.kernel.access.public import NOBODY
from hienluong.kernel.journal.public import Subject, record
from hienluong.kernel.people.public import Account

__all__ = ["refused"]


def refused(username: str, *, step: str) -> None:
    """A refusal at `step`. The name is kept only when it is an account's: people type passwords into the wrong box."""
    account = Account.objects.filter(username=username).first()
    subject = Subject("account", str(account.pk) if account else "unknown")
    record(NOBODY, "signin.refused", subject, outcome="refused", facts={"step": step})
