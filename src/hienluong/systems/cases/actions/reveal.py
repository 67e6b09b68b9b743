"""Show the personal numbers of a case in full: to whoever handles it or whose it is, and never unseen."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction

from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import Actor, ActorKind
from hienluong.kernel.journal.public import record
from hienluong.kernel.people.public import mask_text, masked_identifier, reveal_identifier
from hienluong.systems.cases.actions.moves import subject_of
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.personal_numbers import Reader, opener_of, sections_of
from hienluong.systems.cases.rights import APPROVE, REVEAL
from hienluong.systems.cases.values import Section

__all__ = [
    "Revealed",
    "Why",
    "identifier_for_print",
    "may_reveal",
    "reader_for",
    "reader_if_allowed",
    "reader_to_sign",
    "reveal",
]


class Why(StrEnum):
    """Why somebody needs the full numbers; a fixed word in the journal."""

    CHECK = "check_papers"
    WORK = "handle_case"
    OWN = "own_case"
    PRINT = "print_letter"
    PREVIEW = "preview_result"
    SIGN = "sign_result"


@dataclass(frozen=True, slots=True)
class Revealed:
    """The applicant's number and everything answered, in clear."""

    identifier: str
    sections: Sequence[Section]


def may_reveal(actor: Actor, case: Case) -> bool:
    """Whether the case is the reader's own, or of an agency for which the reader handles cases."""
    if actor.kind is ActorKind.CITIZEN:
        return actor.party_id in {case.applicant_id, case.on_behalf_of_id}
    return any(actor.holds(REVEAL, agency) for agency in case.agencies)


@transaction.atomic
def reveal(actor: Actor, case: Case, purpose: Why) -> Revealed:
    """Every personal number of the case in clear; the journal keeps who saw them, by which right and why.

    Raises NotAllowed, SignInNeeded, and Invalid when an officer gives no purpose of their own.
    """
    own = actor.kind is ActorKind.CITIZEN
    if not own and purpose not in {Why.CHECK, Why.WORK}:
        raise Invalid({"purpose": "Chọn lý do cần xem đầy đủ."})
    read = reader_for(actor, case, Why.OWN if own else purpose)
    return Revealed(_identifier(actor, case, purpose), sections_of(case, read))


def reader_for(actor: Actor, case: Case, purpose: Why) -> Reader:
    """Opens the sealed numbers of the case, journaled. Raises NotAllowed, SignInNeeded."""
    if not may_reveal(actor, case):
        actor.require(REVEAL, case.deciding_agency_id)
    return _opened(actor, case, purpose, "" if actor.kind is ActorKind.CITIZEN else REVEAL)


def reader_to_sign(actor: Actor, case: Case) -> Reader:
    """The same for the leader whose turn it is: what is signed holds the full numbers."""
    return _opened(actor, case, Why.SIGN, APPROVE)


def reader_if_allowed(actor: Actor, case: Case, purpose: Why) -> Reader:
    """Opens the numbers for whoever may see them, journaled; masks them for other readers of the case."""
    return reader_for(actor, case, purpose) if may_reveal(actor, case) else mask_text


def identifier_for_print(actor: Actor, case: Case) -> str:
    """The applicant's number as a letter prints it: in full for whoever may see it (journaled), else masked."""
    allowed = may_reveal(actor, case)
    return _identifier(actor, case, Why.PRINT) if allowed else masked_identifier(case.applicant)


def _opened(actor: Actor, case: Case, purpose: Why, right: str) -> Reader:
    facts = {"code": case.code, "purpose": purpose}
    record(actor, "cases.numbers_seen", subject_of(case), right=right, facts=facts)
    return opener_of(case)


def _identifier(actor: Actor, case: Case, purpose: Why) -> str:
    party = case.applicant
    others = actor.kind is ActorKind.CITIZEN and actor.party_id != party.pk
    if party.identifier_hash is None or others:
        return masked_identifier(party)
    return reveal_identifier(actor, party, purpose)
