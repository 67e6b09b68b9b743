"""Those whose work was moved by an adjustment hear of it."""

from hienluong.base.text import short_date
from hienluong.kernel.organisation.public import agency_as_of
from hienluong.shared.notices.public import ToPost, notify
from hienluong.systems.agenda.models import Version
from hienluong.systems.agenda.queries.addresses import office_address
from hienluong.systems.agenda.queries.lines import Shown, lines_of
from hienluong.systems.agenda.queries.weeks import published_of
from hienluong.systems.agenda.rules.changes import changes

__all__ = ["tell_attending"]


def tell_attending(version: Version) -> None:
    """A notice to each post with a line that is new, changed or gone; none for the first version of a week."""
    week = version.week
    before = published_of(week.agency_id, week.monday, before=version.number)
    if before is None:
        return
    agency = agency_as_of(week.agency_id, week.monday)
    facts = {"agency": agency.name, "monday": short_date(week.monday), "number": str(version.adjustment)}
    for post in sorted(_concerned(lines_of(before), lines_of(version))):
        notify(ToPost(post), "agenda_adjusted", facts, path=office_address(week.agency_id, week.monday))


def _concerned(old: list[Shown], new: list[Shown]) -> set[int]:
    changed = {each.key for each in changes(old, new)}
    return {post for line in (*old, *new) if line.key in changed for post in line.posts}
