"""Reads of people, each from the reader."""

from django.db.models import QuerySet

from hienluong.base.text import fold
from hienluong.kernel.access.public import Actor
from hienluong.kernel.people.identifiers import MASK, digest_of
from hienluong.kernel.people.models import Party

__all__ = ["masked_identifier", "parties_visible_to", "party_by_number", "search_parties"]

RIGHT = "people.read"


def parties_visible_to(actor: Actor) -> QuerySet[Party]:
    """The parties an actor may see as such: itself; all of them with `people.read` over the whole province.

    Cases show their own party under the rights of the case, not through this.
    """
    if actor.scope(RIGHT).everywhere:
        return Party.objects.all()
    return Party.objects.filter(pk=actor.party_id) if actor.party_id else Party.objects.none()


def party_by_number(actor: Actor, number: str) -> Party | None:
    """The visible party with this cleaned number."""
    return parties_visible_to(actor).filter(identifier_hash=digest_of(number)).first()


def search_parties(actor: Actor, name: str, limit: int = 20) -> list[Party]:
    """Visible parties whose name holds these words, without regard to marks."""
    key = fold(name)
    return list(parties_visible_to(actor).filter(search_key__contains=key)[:limit]) if key else []


def masked_identifier(party: Party) -> str:
    """What may be shown of the number without need: its last digits. Empty when none is stored."""
    return f"{MASK}{party.identifier_tail}" if party.identifier_tail else ""
