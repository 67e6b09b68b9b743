"""What the feeds carry: published lines from some weeks back to all that is planned."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from hienluong.base import clock
from hienluong.kernel.organisation.public import Appointment
from hienluong.systems.agenda.errors import FeedNotFound
from hienluong.systems.agenda.models import Feed, Version, VersionState
from hienluong.systems.agenda.queries.lines import Shown, lines_of, public_only
from hienluong.systems.agenda.rules.feed_addresses import digest_of

__all__ = ["account_of_feed", "lines_for", "public_lines"]

_BACK = timedelta(weeks=4)
Dated = tuple[Shown, int, datetime]


def public_lines(agency_id: int) -> Iterator[Dated]:
    """What everybody may subscribe to."""
    for version in _in_force(_since(), agency_id):
        for line in public_only(lines_of(version)):
            yield line, version.number, version.published_at or version.begun_at


def lines_for(account_id: int) -> Iterator[Dated]:
    """The lines in which an officer's posts take part, private ones too."""
    today = clock.today()
    held = Appointment.objects.as_of(today).filter(account=account_id).values_list("post_id", flat=True)
    posts = set(held)
    agencies = Version.objects.filter(lines__chair__in=posts) | Version.objects.filter(
        lines__attending__in=posts
    )
    for version in _in_force(_since()).filter(week__in=agencies.values("week")):
        for line in lines_of(version):
            if line.posts & posts:
                yield line, version.number, version.published_at or version.begun_at


def account_of_feed(token: str) -> int:
    """Whose secret address it is. Raises FeedNotFound."""
    found = Feed.objects.filter(digest=digest_of(token)).values_list("account_id", flat=True).first()
    if found is None:
        raise FeedNotFound
    return found


def _since() -> date:
    return clock.today() - _BACK


def _in_force(since: date, agency_id: int | None = None) -> "QuerySet[Version]":
    """The newest published version of each week."""
    newest = Version.objects.filter(week__monday__gte=since, state=VersionState.PUBLISHED)
    if agency_id is not None:
        newest = newest.filter(week__agency=agency_id)
    return newest.order_by("week_id", "-number").distinct("week_id").select_related("week")
