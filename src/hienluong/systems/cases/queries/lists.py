"""Lists of cases for officers and for the citizen: keyset pages, never a full count."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import CombinedExpression

from hienluong.base import clock
from hienluong.base.text import fold
from hienluong.kernel.access.public import Actor
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.queries.visible import visible_to
from hienluong.systems.cases.rules.states import RUNNING

__all__ = ["CaseFilter", "CasePage", "list_cases", "running_due_times"]

_PAGE = 50
_CODE = re.compile(r"[A-Z]\d{2}[.-]")
_MAYBE_CODE = re.compile(r"[A-Z]\d{1,2}")


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What to show. `overdue` and `due_before` judge by the first due time."""

    words: str = ""
    business: Sequence[str] = ()
    receiving: int | None = None
    deciding: int | None = None
    procedure: str = ""
    overdue: bool = False
    due_before: datetime | None = None
    filed_from: datetime | None = None
    filed_until: datetime | None = None
    decided_from: datetime | None = None
    decided_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class CasePage:
    """One page, newest first; `after` is the cursor of the next one, None at the end."""

    cases: Sequence[Case]
    after: int | None


def list_cases(actor: Actor, wanted: CaseFilter, after: int | None = None, limit: int = _PAGE) -> CasePage:
    """A page of the cases `actor` may see."""
    rows = _filtered(visible_to(actor), wanted)
    if after is not None:
        rows = rows.filter(pk__lt=after)
    found = list(rows.select_related("applicant").order_by(_newest_first(wanted))[: limit + 1])
    return CasePage(found[:limit], found[limit - 1].pk if len(found) > limit else None)


def _newest_first(wanted: CaseFilter) -> CombinedExpression | str:
    """Newest first. Late cases are few and old among running ones, which statistics do not know: PostgreSQL would walk
    through all cases from the newest on to find them. Arithmetic in the order keeps it to the index of due times.
    """
    by_due = wanted.overdue or wanted.due_before is not None
    return F("pk") * -1 if by_due else "-pk"


def _filtered(rows: QuerySet[Case], wanted: CaseFilter) -> QuerySet[Case]:
    exact = {
        "business__in": wanted.business,
        "receiving_agency": wanted.receiving,
        "deciding_agency": wanted.deciding,
        "procedure_code": wanted.procedure,
        "filed_at__gte": wanted.filed_from,
        "filed_at__lt": wanted.filed_until,
        "decided_at__gte": wanted.decided_from,
        "decided_at__lt": wanted.decided_until,
    }
    rows = rows.filter(**{field: value for field, value in exact.items() if value})
    if wanted.due_before is not None:
        rows = rows.filter(first_due_at__range=(clock.now(), wanted.due_before), business__in=RUNNING)
    if wanted.overdue:
        rows = rows.filter(first_due_at__lt=clock.now(), business__in=RUNNING)
    return rows.filter(_words(wanted.words)) if wanted.words.strip() else rows


def _words(words: str) -> Q:
    """By the code's beginning or a part of the name; only what could begin both is looked for among both.

    Either has its index; a condition on both together has none and walks through every case.
    """
    typed, name = words.strip().upper(), fold(words)
    by_code, by_name = Q(code__startswith=typed), Q(applicant__search_key__contains=name)
    if _CODE.match(typed) or not name:
        return by_code
    return by_code | by_name if _MAYBE_CODE.fullmatch(typed) else by_name


def running_due_times() -> Iterator[tuple[int, int, datetime]]:
    """(receiving agency, deciding agency, first due time) of every case whose clock runs: for rebuilding totals."""
    rows = Case.objects.filter(business__in=RUNNING, first_due_at__isnull=False)
    fields = rows.values_list("receiving_agency_id", "deciding_agency_id", "first_due_at")
    for receiving, deciding, due_at in fields.iterator(chunk_size=5000):
        if due_at is not None:
            yield receiving, deciding, due_at
