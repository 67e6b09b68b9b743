"""Compose a week: begin it, write its lines, take lines off."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import Actor
from hienluong.systems.agenda.actions.moves import locked, write_journal
from hienluong.systems.agenda.errors import LineNotFound
from hienluong.systems.agenda.models import Line, Resource, ResourceKind, Version, Week
from hienluong.systems.agenda.queries.leaders import leaders_of
from hienluong.systems.agenda.queries.weeks import published_of
from hienluong.systems.agenda.rights import EDIT
from hienluong.systems.agenda.rules.lines import faults_of
from hienluong.systems.agenda.rules.states import state_after
from hienluong.systems.agenda.rules.weeks import DAYS
from hienluong.systems.agenda.values import LineIn

__all__ = ["begin_week", "copy_lines", "put_line", "remove_line"]


@transaction.atomic
def begin_week(actor: Actor, agency_id: int, monday: date, *, like: date | None = None) -> Version:
    """The first version of a week, empty or with the lines that the week of `like` has in its published version.

    A week that has been begun is given back as it is. Raises NotAllowed.
    """
    actor.require(EDIT, agency_id)
    week, _new = Week.objects.get_or_create(agency_id=agency_id, monday=monday)
    Week.objects.select_for_update().get(pk=week.pk)
    newest = week.versions.order_by("-number").first()
    if newest is not None:
        return newest
    version = _add_version(actor, week, 1)
    origin = published_of(agency_id, like) if like is not None else None
    if like is not None and origin is not None:
        copy_lines(origin, version, move=monday - like)
    write_journal(actor, "agenda.begun", version, right=EDIT)
    return version


@transaction.atomic
def put_line(actor: Actor, version_id: int, new: LineIn) -> Line:
    """Write a line, new or changed. Raises NotAllowed, ActNotPossible, LineNotFound, Invalid."""
    version = _in_work(actor, version_id)
    _ensure_fits(version, new)
    key = new.key or uuid4()
    if new.key is not None and not version.lines.filter(key=key).exists():
        raise LineNotFound(key=str(key))
    facts = {
        "day": new.day, "session": new.session, "starts": new.starts, "ends": new.ends, "content": new.content,
        "place": new.place, "room_id": new.room, "car_id": new.car, "chair_id": new.chair, "others": new.others,
        "prepares": new.prepares, "is_public": new.is_public,
    }  # fmt: skip
    line, _new = Line.objects.update_or_create(version=version, key=key, defaults=facts)
    line.attending.set(new.attending)
    write_journal(actor, "agenda.line_put", version, right=EDIT)
    return line


@transaction.atomic
def remove_line(actor: Actor, version_id: int, key: UUID) -> None:
    """Take a line off. Raises NotAllowed, ActNotPossible, LineNotFound."""
    version = _in_work(actor, version_id)
    gone, _ = version.lines.filter(key=key).delete()
    if not gone:
        raise LineNotFound(key=str(key))
    write_journal(actor, "agenda.line_removed", version, right=EDIT)


def copy_lines(
    origin: Version, version: Version, *, move: timedelta = timedelta(), same: bool = False
) -> None:
    """Let `version` have the lines of `origin`, moved in time; with `same` they stay the same lines."""
    lines = list(origin.lines.prefetch_related("attending"))
    attending = [list(line.attending.all()) for line in lines]
    for line in lines:
        line.pk, line.version, line.day = None, version, line.day + move
        line.key = line.key if same else uuid4()
    made = Line.objects.bulk_create(lines)
    through = Line.attending.through
    through.objects.bulk_create(
        through(line_id=line.pk, post_id=post.pk)
        for line, posts in zip(made, attending, strict=True)
        for post in posts
    )


def _add_version(actor: Actor, week: Week, number: int) -> Version:
    return Version.objects.create(
        week=week, number=number, begun_at=clock.now(), begun_by_id=actor.account_id
    )


def _in_work(actor: Actor, version_id: int) -> Version:
    version = locked(version_id)
    actor.require(EDIT, version.week.agency_id)
    state_after("write", version.state)
    return version


def _ensure_fits(version: Version, new: LineIn) -> None:
    """Raises Invalid with a sentence for each box that is wrong."""
    faults = faults_of(new, version.week.monday, DAYS)
    agency = version.week.agency_id
    leaders = {leader.post_id for leader in leaders_of(agency)}
    if new.chair is not None and new.chair not in leaders:
        faults["chair"] = gettext_noop("Chọn người chủ trì trong danh sách.")
    if not new.attending <= leaders:
        faults["attending"] = gettext_noop("Chọn người dự trong danh sách.")
    for name, kind, chosen in (("room", ResourceKind.ROOM, new.room), ("car", ResourceKind.CAR, new.car)):
        if chosen is not None and chosen not in _usable(agency, kind):
            faults[name] = gettext_noop("Chọn trong danh sách đang dùng.")
    if faults:
        raise Invalid(faults)


def _usable(agency_id: int, kind: str) -> Iterable[int]:
    return set(
        Resource.objects.filter(agency=agency_id, kind=kind, ended_at=None).values_list("pk", flat=True)
    )
