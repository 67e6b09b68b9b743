"""Draft the document that answers a case."""

from dataclasses import asdict

from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.ids import look_up_code
from hienluong.kernel.access.public import Actor
from hienluong.kernel.people.public import mask_text
from hienluong.systems.cases.actions.moves import locked, write_journal
from hienluong.systems.cases.actions.steps import hold_turn
from hienluong.systems.cases.errors import ActNotPossible
from hienluong.systems.cases.models import Case, Result
from hienluong.systems.cases.personal_numbers import restored
from hienluong.systems.cases.rights import PROCESS
from hienluong.systems.cases.rules.states import WORKING
from hienluong.systems.cases.values import ResultDraft

__all__ = ["draft_result"]


@transaction.atomic
def draft_result(actor: Actor, case_id: int, draft: ResultDraft) -> Result:
    """Write or rewrite the draft, by the post that has the case.

    A signed result is not rewritten: it must be returned first. Numbers that the form showed masked are put back
    from the case. Raises Invalid, NotYourTurn, NotAllowed, ActNotPossible.
    """
    if not draft.title.strip() or not any(part.strip() for part in draft.body):
        raise Invalid({"title": "Ghi tên và nội dung của kết quả."})
    case = locked(case_id)
    post = hold_turn(actor, case, PROCESS)
    if case.business not in WORKING:
        raise ActNotPossible
    written = _fields(case, draft) | {
        "drafted_by_id": post,
        "drafted_at": clock.now(),
        "agency_id": case.deciding_agency_id,
    }
    result, _ = Result.objects.update_or_create(
        case=case, defaults=written, create_defaults=written | {"verify_code": look_up_code()}
    )
    write_journal(actor, "cases.result_drafted", case, right=PROCESS)
    return result


def _fields(case: Case, draft: ResultDraft) -> dict[str, object]:
    return {
        "title": mask_text(draft.title.strip()),
        "symbol": mask_text(draft.symbol.strip()),
        "facts": restored(case, asdict(draft)),
        "positive": draft.positive,
    }
