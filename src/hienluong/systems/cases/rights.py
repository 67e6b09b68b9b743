"""The rights that acts on cases need. Which kind of post carries them is dated data of `access`."""

from hienluong.base.errors import NotAllowed
from hienluong.kernel.access.public import Actor, ActorKind

__all__ = [
    "APPROVE",
    "ASSIST",
    "PRINT",
    "PROCESS",
    "READ",
    "RECEIVE",
    "RECONCILE",
    "REFUSE",
    "REVEAL",
    "STOP",
    "SUPPLEMENT",
    "require_citizen",
]

READ = "cases.read"
ASSIST = "cases.assist"
RECEIVE = "cases.receive"
RECONCILE = "cases.reconcile"
REFUSE = "cases.refuse"
SUPPLEMENT = "cases.supplement"
PROCESS = "cases.process"
APPROVE = "cases.approve"
STOP = "cases.stop"
PRINT = "cases.print"
REVEAL = "people.reveal"
"""The right of `people`: who may see a person's number may see it in the cases of the same agencies."""


def require_citizen(actor: Actor) -> None:
    """What is a person's own is for that person. Raises SignInNeeded, NotAllowed."""
    actor.require_signed_in()
    if actor.kind is not ActorKind.CITIZEN:
        raise NotAllowed
