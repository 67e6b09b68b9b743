"""The citizen's rating, given once."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction

from hienluong.base import clock
from hienluong.base.errors import Invalid, NotAllowed
from hienluong.kernel.access.public import Actor, ActorKind
from hienluong.kernel.people.public import mask_text
from hienluong.systems.cases import events
from hienluong.systems.cases.actions.moves import locked, write_journal
from hienluong.systems.cases.errors import ActNotPossible, AlreadyRated
from hienluong.systems.cases.models import Business, Case, Rating

__all__ = ["RATEABLE", "RateCase", "rate"]

RATEABLE = frozenset({Business.CLOSED, Business.REFUSED, Business.STOPPED})
"""Ended for the citizen: the result is delivered, or it was said that there will be none."""


@dataclass(frozen=True, slots=True)
class RateCase:
    """1 (very poor) to 5 (very good)."""

    case_id: int
    score: int
    comment: str = ""
    complaint: bool = False


@transaction.atomic
def rate(actor: Actor, command: RateCase) -> Case:
    """Keep the rating. Only the party of the case may give it: never an officer on their behalf.

    Raises NotAllowed, ActNotPossible before there is an outcome, AlreadyRated, Invalid.
    """
    case = locked(command.case_id)
    if actor.kind is not ActorKind.CITIZEN or actor.party_id not in {case.applicant_id, case.on_behalf_of_id}:
        raise NotAllowed(case=case.pk)
    if not 1 <= command.score <= 5:
        raise Invalid({"score": "Chọn mức từ 1 đến 5."})
    if case.business not in RATEABLE:
        raise ActNotPossible
    _keep(case, command)
    write_journal(actor, events.RATED, case)
    events.tell(events.RATED, case, case.business, {"score": command.score, "complaint": command.complaint})
    return case


def _keep(case: Case, command: RateCase) -> None:
    try:
        with transaction.atomic():
            Rating.objects.create(
                case=case, score=command.score, comment=mask_text(command.comment), complaint=command.complaint,
                at=clock.now(),
            )  # fmt: skip
    except IntegrityError as error:
        raise AlreadyRated from error
