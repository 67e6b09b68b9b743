"""Watching the clocks, and telling who stands in for whom."""

from collections.abc import Mapping
from datetime import date

from django.urls import reverse

from hienluong.base.text import short_date
from hienluong.kernel.jobs.public import consumer, every
from hienluong.kernel.organisation.public import DELEGATION_CHANGED, Post
from hienluong.shared.notices.public import ToPost, notify
from hienluong.shared.work.actions.escalate import escalate
from hienluong.shared.work.actions.watch import tell_due_soon, tell_overdue


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


def _day(text: object) -> str:
    return short_date(date.fromisoformat(str(text))) if text else ""
