"""Front door of the agenda: the calendar for sites of agencies, and the acts that others do through us."""

from hienluong.systems.agenda.actions.drafting import begin_week, put_line
from hienluong.systems.agenda.actions.moving import adjust, publish, submit
from hienluong.systems.agenda.actions.resources import add_resource
from hienluong.systems.agenda.pages.public import agency_calendar
from hienluong.systems.agenda.queries.leaders import leaders_of
from hienluong.systems.agenda.queries.weeks import has_weeks, last_published_week
from hienluong.systems.agenda.values import LineIn, NewResource

__all__ = [
    "LineIn",
    "NewResource",
    "add_resource",
    "adjust",
    "agency_calendar",
    "begin_week",
    "has_weeks",
    "last_published_week",
    "leaders_of",
    "publish",
    "put_line",
    "submit",
]
