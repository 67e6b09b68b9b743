"""Issue a letter of the set of forms in force: its number and its frozen facts; printed on demand."""

from collections.abc import Mapping
from enum import StrEnum

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import AgencyState
from hienluong.shared.numbering.public import take
from hienluong.shared.printing.public import authority_of, letterhead_of, template_set_on
from hienluong.systems.cases.models import Case, Letter
from hienluong.systems.cases.personal_numbers import seal_all

__all__ = ["Form", "issue_letter"]


class Form(StrEnum):
    """The letters of TT 03/2025/TT-VPCP that a case can bring forth."""

    RECEIPT = "receipt"
    SUPPLEMENT = "supplement"
    REFUSAL = "refusal"
    APOLOGY = "apology"
    STOP = "stop"


_SIGNED = frozenset({Form.APOLOGY, Form.STOP})
"""Letters that bear a signature of office instead of the name of who received the case."""
_NOTHING: Mapping[str, object] = {}


def issue_letter(
    actor: Actor, case: Case, form: Form, post_id: int | None, more: Mapping[str, object] = _NOTHING
) -> Letter:
    """Keep the letter with everything it says, so that it prints the same when names have changed.

    The filer's personal number is not among the facts: it is revealed, and journaled, at printing.
    The number is taken from the year's series of the issuing agency.
    """
    today = clock.today()
    chosen = template_set_on(form, today)
    agency = _issuer(case, form)
    serial = take(f"letter:{agency.agency_id}:{today.year}:{form}")
    return Letter.objects.create(
        case=case,
        form=chosen.form(form).number,
        kind=form,
        template_set=chosen.code,
        number=f"{serial}/{chosen.form(form).symbol}".rstrip("/"),
        facts={"letterhead": letterhead_of(agency), "officer": actor.name, "filer": _filer(case)}
        | {"authority": authority_of(agency, post_id) if post_id and form in _SIGNED else ()}
        | _case_facts(case)
        | seal_all(dict(more), case.idempotency_key),
        post_id=post_id,
        issued_at=clock.now(),
    )


def _issuer(case: Case, form: Form) -> AgencyState:
    agency_id = case.deciding_agency_id if form in _SIGNED else case.receiving_agency_id
    return AgencyState.objects.as_of(clock.today()).get(agency_id=agency_id)


def _filer(case: Case) -> dict[str, str]:
    party = case.applicant
    return {
        "name": party.full_name,
        "address": str(party.address.get("text", "")),
        "phone": case.phone or party.phone,
        "email": case.email or party.email,
    }


def _case_facts(case: Case) -> dict[str, object]:
    papers = case.papers.filter(superseded_at__isnull=True).order_by("id")
    return {
        "procedure": case.procedure_name,
        "papers": [paper.name for paper in papers],
        "received_at": case.received_at.isoformat() if case.received_at else None,
        "due_at": case.due_at.isoformat() if case.due_at else None,
        "limit": [str(case.limit_amount), case.limit_unit] if case.limit_amount is not None else None,
        "collect_at": case.receiving_name,
        "delivery_way": case.delivery_way,
    }
