"""Write down what was refused: the act left no trace of its own, its transaction is gone."""

from hienluong.base.errors import NotAllowed
from hienluong.kernel.access.public import Actor, ActorKind
from hienluong.kernel.journal.actions.record import Subject, record

__all__ = ["record_refusal"]


def record_refusal(actor: Actor, error: NotAllowed, where: str) -> None:
    """Record that `actor` tried something without the right for it, at the page or call `where`.

    Called at the edge, after the act's transaction was rolled back; inside it the entry would vanish with it.
    Nobody in particular leaves no entry: a stranger at a closed door is a matter for the web's log.
    """
    if actor.kind is ActorKind.NOBODY:
        return
    agency = error.facts.get("agency_id")
    record(
        actor,
        "access.refused",
        Subject("address", where[:60], agency_id=agency if isinstance(agency, int) else None),
        right=str(error.facts.get("right", "")),
        outcome="refused",
    )
