"""From cases to what the API tells of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hienluong.base.codes import CaseCode
from hienluong.base.errors import Invalid
from hienluong.kernel.people.public import mask_text
from hienluong.systems.cases.api.shapes import (
    AskedOut,
    CaseItem,
    CaseOut,
    CasePaperOut,
    CaseResultOut,
    FollowOut,
    LetterOut,
    MissingOut,
    StepOut,
)
from hienluong.systems.cases.errors import CaseNotFound
from hienluong.systems.cases.models import Business, Case, Result
from hienluong.systems.cases.queries.follow import PlainStep, Progress, progress_of
from hienluong.systems.cases.queries.standing import is_overdue, national_statuses, next_actor, next_step
from hienluong.systems.cases.queries.supplements import open_request
from hienluong.systems.cases.rules.national import NATIONAL_WORDS
from hienluong.systems.cases.rules.states import allowed_acts

__all__ = ["code_in", "told_case", "told_items", "told_progress"]


def code_in(address: str) -> str:
    """The code of a case as somebody put it into an address. Raises CaseNotFound: what is no code is no case."""
    try:
        return str(CaseCode.read(address))
    except Invalid as error:
        raise CaseNotFound from error


def told_items(cases: Sequence[Case]) -> list[CaseItem]:
    """Cases in short."""
    statuses = national_statuses(cases)
    return [CaseItem(**_item(case, statuses[case.pk])) for case in cases]


def told_case(case: Case) -> CaseOut:
    """A case in full."""
    return CaseOut(
        **_item(case, national_statuses([case])[case.pk]),
        receiving_agency=case.receiving_name,
        deciding_agency=case.deciding_name,
        delivery_way=case.delivery_way,
        fee=case.fee,
        fee_state=case.finance,
        steps=_steps(progress_of(case).steps),
        asked=_asked(case),
        papers=_papers(case),
        letters=_letters(case),
        result=_result(case),
        may_withdraw="withdraw" in allowed_acts(case.business),
    )


def told_progress(progress: Progress) -> FollowOut:
    """Where a case stands, for a stranger who knows the digits."""
    return FollowOut(
        code=progress.code,
        procedure_name=progress.procedure,
        state=progress.business,
        state_words=progress.words,
        next_actor=progress.next_actor,
        asks_supplement=progress.asks_supplement,
        filed_at=progress.filed_at,
        received_at=progress.received_at,
        due_at=progress.due_at,
        decided_at=progress.decided_at,
        overdue=progress.overdue,
        steps=_steps(progress.steps),
    )


def _item(case: Case, status: int) -> dict[str, Any]:
    return {
        "code": case.code,
        "procedure": case.procedure_code,
        "procedure_name": case.procedure_name,
        "state": case.business,
        "state_words": case.get_business_display(),
        "national_status": status,
        "national_words": _(NATIONAL_WORDS[status]),
        "next_step": next_step(case),
        "next_actor": next_actor(case),
        "asks_supplement": case.business == Business.SUPPLEMENT,
        "filed_at": case.filed_at,
        "received_at": case.received_at,
        "due_at": case.due_at,
        "decided_at": case.decided_at,
        "overdue": is_overdue(case),
        "url": reverse("api:show_case", args=[case.code]),
    }


def _steps(steps: Sequence[PlainStep]) -> list[StepOut]:
    return [StepOut(name=step.name, state=str(step.state), at=step.at) for step in steps]


def _asked(case: Case) -> AskedOut | None:
    asked = open_request(case)
    if asked is None:
        return None
    return AskedOut(
        items=[_missing(item) for item in asked.items],
        reason=mask_text(asked.reason),
        contact_name=asked.contact_name,
        contact_phone=asked.contact_phone,
        asked_at=asked.asked_at,
    )


def _missing(item: Mapping[str, str]) -> MissingOut:
    return MissingOut(**{part: mask_text(item[part]) for part in ("paper", "what", "reason")})


def _papers(case: Case) -> list[CasePaperOut]:
    return [
        CasePaperOut(
            code=paper.code,
            name=paper.name,
            copy_kind=paper.get_copy_display(),
            by_data=paper.satisfied_by,
            has_file=paper.stored_file is not None,
            added_at=paper.added_at,
        )
        for paper in case.papers.filter(superseded_at__isnull=True).order_by("id")
    ]


def _letters(case: Case) -> list[LetterOut]:
    return [
        LetterOut(
            kind=letter.kind,
            title=letter.title,
            issued_at=letter.issued_at,
            url=reverse("api:fetch_letter", args=[case.code, number]),
        )
        for number, letter in enumerate(case.letters.order_by("id"), 1)
    ]


def _result(case: Case) -> CaseResultOut | None:
    result = Result.objects.filter(case=case, sealed_at__isnull=False).first()
    if result is None or result.sealed_at is None:
        return None
    return CaseResultOut(
        title=result.title,
        number=result.number,
        agency=case.deciding_name,
        issued_at=result.sealed_at,
        sha256=result.sha256,
        verify_code=result.verify_code,
        url=reverse("api:fetch_result", args=[case.code]),
    )
