"""Forms 06 and 07: the way of one case from hand to hand, and the register of an agency's cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from hienluong.base import clock
from hienluong.face.language import in_vietnamese
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import AgencyState
from hienluong.kernel.people.public import mask_text
from hienluong.shared.printing.public import (
    ControlSheet,
    HandOverRow,
    Letterhead,
    LookUp,
    Register,
    RegisterRow,
    letterhead_of,
)
from hienluong.shared.work import public as work
from hienluong.systems.cases.actions.steps import matter_of
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.queries.visible import visible_to

__all__ = ["MOST_ROWS", "Period", "cases_registered", "control_sheet", "register_of"]

MOST_ROWS = 1000
"""Of one printed register; a longer period is printed in parts."""


@dataclass(frozen=True, slots=True)
class Period:
    """Vietnamese days, both inclusive."""

    first: date
    last: date

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """From the first midnight to the one after the last day."""
        until = self.last + timedelta(days=1)
        return (
            datetime.combine(self.first, time(), tzinfo=clock.ZONE),
            datetime.combine(until, time(), tzinfo=clock.ZONE),
        )


@in_vietnamese
def control_sheet(case: Case) -> ControlSheet:
    """Phiếu kiểm soát of a case that the caller has been allowed to see: every hand-over so far."""
    items = [item for item in work.items_of(matter_of(case)) if item.state != work.ItemState.WITHDRAWN]
    helpers = [item.agency_id for item in items if item.role == work.Role.SUPPORT]
    return ControlSheet(
        letterhead=_letterhead(case.receiving_agency_id),
        look_up=_follow(case),
        case_code=case.code or "",
        procedure=case.procedure_name,
        deciding_unit=case.deciding_name,
        coordinating_unit=", ".join(_names(helpers)),
        received_at=case.received_at or case.filed_at,
        due_at=case.due_at,
        rows=tuple(_row(item) for item in items),
    )


def cases_registered(actor: Actor, agency_id: int, period: Period) -> Sequence[Case]:
    """The cases an agency received or decides that were accepted in the period, oldest first; one more than fit."""
    part = Q(receiving_agency=agency_id) | Q(deciding_agency=agency_id)
    begun, until = period.moments
    rows = visible_to(actor).filter(part, received_at__gte=begun, received_at__lt=until)
    return list(rows.select_related("applicant").order_by("received_at", "pk")[: MOST_ROWS + 1])


@in_vietnamese
def register_of(agency_id: int, period: Period, cases: Sequence[Case]) -> Register:
    """Sổ theo dõi hồ sơ of these cases."""
    head = _letterhead(agency_id)
    return Register(
        letterhead=head,
        book=head.agency,
        first_day=period.first,
        last_day=period.last,
        rows=tuple(_registered(case) for case in cases),
    )


def _row(item: work.WorkItem) -> HandOverRow:
    return HandOverRow(
        giver=item.from_post.title if item.from_post else _("Người nộp hồ sơ"),
        receiver=item.post.title,
        at=item.received_at,
        outcome=_outcome(item),
        note=mask_text(item.note),
    )


def _outcome(item: work.WorkItem) -> str:
    """Empty while it is not done, and where there was no time to keep."""
    if item.finished_at is None or item.due_at == work.FAR:
        return ""
    return _("Đúng hạn") if item.finished_at <= item.due_at else _("Quá hạn")


def _registered(case: Case) -> RegisterRow:
    party = case.applicant
    return RegisterRow(
        case_code=case.code or "",
        procedure=case.procedure_name,
        party=party.full_name,
        contact="; ".join(filter(None, (str(party.address.get("text", "")), case.phone or party.phone))),
        lead_agency=case.deciding_name,
        received_at=case.received_at or case.filed_at,
        due_at=case.due_at,
        returned_at=case.closed_at,
        way=case.get_delivery_way_display(),
    )


def _letterhead(agency_id: int) -> Letterhead:
    head = letterhead_of(AgencyState.objects.as_of(clock.today()).get(agency_id=agency_id))
    return Letterhead(
        agency=head["agency"], parent=head["parent"], place=head["place"], number=" ", day=clock.today()
    )


def _names(agencies: Sequence[int]) -> list[str]:
    states = AgencyState.objects.as_of(clock.today()).filter(agency_id__in=agencies)
    return sorted({state.name for state in states})


def _follow(case: Case) -> LookUp:
    code = case.code or ""
    return LookUp(address=f"{settings.HOME.address}{reverse('cases:follow')}?ma={code}", code=code)
