"""What the one work list shows of weeks that wait for approval."""

from collections.abc import Collection, Mapping

from hienluong.base import clock
from hienluong.kernel.organisation.public import standing
from hienluong.shared.work.public import Line
from hienluong.systems.agenda.models import Version
from hienluong.systems.agenda.queries.addresses import office_address
from hienluong.systems.agenda.rules.weeks import week_name

__all__ = ["KIND", "week_lines"]

KIND = "agenda"


def week_lines(ids: Collection[int]) -> Mapping[int, Line]:
    """Week, agency and page of each version, with one query."""
    agencies = standing(clock.today())
    found = Version.objects.filter(pk__in=ids).select_related("week")
    return {
        each.pk: Line(
            week_name(each.week.monday),
            agencies[each.week.agency_id].name if each.week.agency_id in agencies else "",
            office_address(each.week.agency_id, each.week.monday),
        )
        for each in found
    }
