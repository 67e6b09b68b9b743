"""What the work list shows of a matter that waits for an heir: the matter's own code, and whose it was."""

from collections.abc import Collection, Mapping

from django.urls import reverse

from hienluong.kernel.organisation.public import AgencyState
from hienluong.shared.work.models import Inheritance, WorkItem
from hienluong.shared.work.subjects import Line, name_of

__all__ = ["estate_lines", "last_name_of"]


def estate_lines(ids: Collection[int]) -> Mapping[int, Line]:
    """Nothing of what the matter is about: whoever decides where it goes need not know it."""
    rows = Inheritance.objects.filter(pk__in=ids)
    return {row.pk: _line(row) for row in rows}


def _line(row: Inheritance) -> Line:
    item = WorkItem(subject_kind=row.subject_kind, subject_id=row.subject_id)
    return Line(name_of(item), last_name_of(row.ended_id), reverse("work:heir", args=[row.pk]))


def last_name_of(agency_id: int) -> str:
    """What an ended agency was called last."""
    return (
        AgencyState.objects.filter(agency=agency_id).order_by("-valid_to").values_list("name", flat=True)[0]
    )
