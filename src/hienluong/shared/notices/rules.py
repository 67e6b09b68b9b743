"""What a failure to send means, and how long to wait. Pure."""

import smtplib
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

__all__ = ["Failure", "Then", "pause_after", "sort_failure"]


class Then(Enum):
    """What follows from a failure."""

    TRY_AGAIN = "try again"
    GIVE_UP = "give up"
    SLOW_DOWN = "slow down"
    """The server, not the letter, is the matter: everything else waits as well."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A failure without the words of the server, which may repeat the address."""

    then: Then
    reason: str


_BUSY = frozenset({421, 450, 451, 452})
_PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(hours=24),
)


def pause_after(attempts: int) -> timedelta | None:
    """The pause after so many attempts; None when it is time to give up (about a day and a half)."""
    return _PAUSES[attempts - 1] if attempts <= len(_PAUSES) else None


def sort_failure(error: OSError) -> Failure:
    """Sort an error of the mail server, or of the way to it (smtplib's errors are OSErrors)."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
        return _by_code(min(codes, default=0))
    if isinstance(error, smtplib.SMTPAuthenticationError | smtplib.SMTPConnectError):
        return Failure(Then.SLOW_DOWN, f"{type(error).__name__} {error.smtp_code}")
    if isinstance(error, smtplib.SMTPResponseException):
        return _by_code(error.smtp_code)
    return Failure(Then.SLOW_DOWN, type(error).__name__)


def _by_code(code: int) -> Failure:
    if code in _BUSY:
        return Failure(Then.SLOW_DOWN if code == 421 else Then.TRY_AGAIN, f"SMTP {code}")
    return Failure(Then.GIVE_UP if code >= 500 else Then.TRY_AGAIN, f"SMTP {code}")
