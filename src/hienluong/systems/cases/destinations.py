"""Systems outside the province that are told where cases stand. None is connected until an adapter says so here.

An adapter is an object with `key`, `name` and `tell`. It must answer within a time limit of its own and take the same
message twice without harm (`message_id` stays the same when it is sent again). It may confirm at once, or later through
`actions.sync.confirm`. The house calls it outside transactions, one message at a time, and never with personal data.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

__all__ = ["Destination", "Refused", "StatusMessage", "Unreachable", "connect", "connected", "disconnect"]


@dataclass(frozen=True, slots=True)
class StatusMessage:
    """Where a case stands, in the national words: status 1 to 10."""

    message_id: UUID
    case_code: str
    procedure: str
    national_status: int
    changed_at: datetime


class Unreachable(Exception):
    """The other side did not answer, or asked to come again: the message is tried again later."""


class Refused(Exception):
    """The other side will not take the message as it is: a person must reconcile the two."""


class Destination(Protocol):
    """What an adapter is."""

    key: str
    name: str

    def tell(self, message: StatusMessage) -> bool:
        """Send it; True when the other side confirmed, False when it only took it. Raises Unreachable, Refused."""


_connected: dict[str, Destination] = {}


def connect(destination: Destination) -> None:
    """Take a destination into use; called by its adapter at start-up."""
    _connected[destination.key] = destination


def disconnect(key: str) -> None:
    """Take it out of use; what was told stays written down."""
    _connected.pop(key, None)


def connected() -> dict[str, Destination]:
    """The destinations in use, by key."""
    return dict(_connected)
