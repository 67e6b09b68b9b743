"""What the one work list shows of a case."""

from collections.abc import Collection, Mapping

from django.urls import reverse

from hienluong.shared.work.public import Line
from hienluong.systems.cases.models import Case

__all__ = ["case_lines"]


def case_lines(ids: Collection[int]) -> Mapping[int, Line]:
    """Code, filer and page of each case, with one query."""
    cases = Case.objects.filter(pk__in=ids).select_related("applicant").only("code", "applicant__full_name")
    return {case.pk: Line(case.code or "", case.applicant.full_name, _url(case)) for case in cases}


def _url(case: Case) -> str:
    return reverse("cases:case", args=[case.code])
