"""A department with its leaders and its clerk, one beside it, on a Monday morning."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from tests.support.commune import make_agency, make_citizen, make_officer

from hienluong.base import clock
from hienluong.base.fresh import forget_all
from hienluong.kernel.access.models import PostRight, Reach
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import Agency, AgencyKind, PostKind
from hienluong.systems.agenda.models import Session, Version
from hienluong.systems.agenda.public import LineIn, begin_week, put_line
from hienluong.systems.agenda.queries.leaders import leaders_of

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
RIGHTS = {PostKind.CLERK: ["agenda.edit"], PostKind.DIRECTOR: ["agenda.edit", "agenda.approve"]}


@dataclass(frozen=True, slots=True)
class Office:
    """Who composes, who approves, who only belongs there, and strangers."""

    agency: Agency
    clerk: Actor
    director: Actor
    specialist: Actor
    stranger: Actor
    citizen: Actor

    @property
    def leaders(self) -> list[int]:
        return [leader.post_id for leader in leaders_of(self.agency.pk)]

    def line(self, **more: Any) -> LineIn:
        facts: dict[str, Any] = {"day": MONDAY, "session": Session.MORNING, "content": "Giao ban đầu tuần"}
        return LineIn(**{**facts, **more})

    def week(self, *lines: LineIn) -> Version:
        """A week in work with these lines."""
        version = begin_week(self.clerk, self.agency.pk, MONDAY)
        for line in lines or (self.line(starts=time(8), chair=self.leaders[0]),):
            put_line(self.clerk, version.pk, line)
        return version


@pytest.fixture
def office(db: None) -> Iterator[Office]:
    with clock.frozen(NOW):
        for kind, rights in RIGHTS.items():
            PostRight.objects.bulk_create(
                PostRight(post_kind=kind, right=right, reach=Reach.BODY) for right in rights
            )
        agency = make_agency("Sở Nội vụ", AgencyKind.DEPARTMENT, "H50.4")
        other = make_agency("Sở Y tế", AgencyKind.DEPARTMENT, "H50.13")
        found = Office(
            agency=agency,
            clerk=make_officer("vanthu", "Trần Thị Ghi", (agency, PostKind.CLERK)),
            director=make_officer("giamdoc", "Phạm Văn Duyệt", (agency, PostKind.DIRECTOR)),
            specialist=make_officer("chuyenvien", "Lê Thị Đọc", (agency, PostKind.SPECIALIST)),
            stranger=make_officer("nguoi-la", "Lê Văn Lạ", (other, PostKind.CLERK)),
            citizen=make_citizen(),
        )
        make_officer("phogiamdoc", "Đỗ Văn Phó", (agency, PostKind.VICE_DIRECTOR))
        forget_all()
        yield found
