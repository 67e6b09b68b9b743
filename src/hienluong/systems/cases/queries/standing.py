"""Where cases stand, for many at once: who acts next, what comes, the national status."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.systems.cases.models import Business, Case, Move
from hienluong.systems.cases.queries.processes import process_of
from hienluong.systems.cases.rules.national import national_status
from hienluong.systems.cases.rules.states import ENDED

__all__ = ["is_overdue", "national_statuses", "next_actor", "next_step"]

_BEFORE_WORK = ("file", "request_supplement", "refile", "receive")
"""Acts after which a case may still lie untouched where it was received."""
_WAITING_FOR_FILER: Mapping[str, str] = {
    Business.SUPPLEMENT: gettext_noop("Bổ sung theo yêu cầu"),
    Business.FINANCE: gettext_noop("Thực hiện nghĩa vụ tài chính"),
}


def next_actor(case: Case) -> str:
    """Who acts next; empty for a case that has ended."""
    if case.business in ENDED:
        return ""
    if case.business in _WAITING_FOR_FILER:
        return _("Người nộp hồ sơ")
    step = process_of(case).step(case.step)
    return case.receiving_name if step.place.agency == "receiving" else case.deciding_name


def next_step(case: Case) -> str:
    """What is being done now, in plain words; empty for a case that has ended."""
    if case.business in ENDED:
        return ""
    if case.business in _WAITING_FOR_FILER:
        return _(_WAITING_FOR_FILER[case.business])
    return process_of(case).step(case.step).plain_name


def is_overdue(case: Case) -> bool:
    """Whether the first due time passed, or had passed when it was decided."""
    due = case.first_due_at
    return due is not None and (case.decided_at or clock.now()) > due and case.business not in ENDED


def national_statuses(cases: Sequence[Case]) -> Mapping[int, int]:
    """The national status (1 to 10) of each case by its id, in one statement."""
    moves = Move.objects.filter(case__in=[case.pk for case in cases]).exclude(act__in=_BEFORE_WORK)
    handed_on = set(moves.values_list("case", flat=True))
    return {case.pk: national_status(case.business, handed_on=case.pk in handed_on) for case in cases}
