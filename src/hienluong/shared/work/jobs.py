"""Watching the clocks, telling who stands in for whom, and passing on what ended agencies leave."""

from collections.abc import Mapping
from datetime import date

from django.urls import reverse

from hienluong.base import clock
from hienluong.base.text import short_date
from hienluong.kernel.jobs.public import consumer, every
from hienluong.kernel.organisation.public import AGENCY_ENDED, DELEGATION_CHANGED, Post
from hienluong.shared.notices.public import ToPost, notify
from hienluong.shared.work.actions.escalate import escalate
from hienluong.shared.work.actions.inherit import inherit, note_left
from hienluong.shared.work.actions.items import Matter
from hienluong.shared.work.actions.watch import tell_due_soon, tell_overdue
from hienluong.shared.work.events import ORPHANED
from hienluong.shared.work.queries.heirs import ended_agencies


@every(60, "work.watch")
def watch() -> None:
    """What became pressing or late within the last minute, and who hears of it."""
    tell_due_soon()
    tell_overdue()
    escalate()


@consumer("work.standing-in", DELEGATION_CHANGED)
def tell_both(payload: Mapping[str, object]) -> None:
    """Whose work it is and who does it instead both hear of a substitution and of its end."""
    posts = Post.objects.in_bulk([int(str(payload[name])) for name in ("giver", "receiver")])
    giver, receiver = (posts[int(str(payload[name]))] for name in ("giver", "receiver"))
    facts = {
        "giver": giver.title,
        "receiver": receiver.title,
        "first": _day(payload["first_day"]),
        "last": _day(payload["last_day"]),
        "begins": payload["event"] == "organisation.delegated",
    }
    for post in (giver, receiver):
        notify(ToPost(post.pk), "work_standing_in", facts, path=reverse("organisation:delegations"))


@consumer("work.agency-ended", AGENCY_ENDED)
def note_what_is_left(payload: Mapping[str, object]) -> None:
    """Nothing yet while the agency still stands: an end is decided before its day; the schedule below sees it then."""
    note_left(int(str(payload["agency"])))


@every(600, "work.ended-agencies")
def look_for_left_work() -> None:
    """Agencies whose last day has passed, and what reached a post of theirs after it."""
    for agency in ended_agencies(clock.today()):
        note_left(agency)


@consumer("work.inherit", ORPHANED)
def pass_on(payload: Mapping[str, object]) -> None:
    """One matter, in a transaction of its own: what cannot be passed on holds up nothing else."""
    inherit(Matter(str(payload["kind"]), int(str(payload["id"]))), int(str(payload["agency"])))


def _day(text: object) -> str:
    return short_date(date.fromisoformat(str(text))) if text else ""
