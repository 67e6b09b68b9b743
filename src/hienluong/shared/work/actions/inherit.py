"""What an ended agency leaves goes to its heirs: noted first, then passed on matter by matter."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import SYSTEM, Actor
from hienluong.kernel.jobs.public import emit
from hienluong.kernel.journal.public import Subject, record
from hienluong.kernel.organisation.public import Post, successors_of
from hienluong.shared.work.actions.items import HandOver, Matter, finish, hand_over
from hienluong.shared.work.errors import ItemTaken, NobodyDecides, NotOnYourList
from hienluong.shared.work.estates import Passing, estate_of, estates
from hienluong.shared.work.events import ORPHANED
from hienluong.shared.work.models import Inheritance, Role, WorkItem
from hienluong.shared.work.queries.heirs import (
    LIVE,
    decider_of_heirs,
    ended_agencies,
    left_in,
    matching_posts,
    possible_heirs,
)
from hienluong.shared.work.queries.matters import live_item
from hienluong.shared.work.subjects import name_of

__all__ = ["HEIR", "choose_heir", "inherit", "note_left"]

HEIR = "heir"
"""The kind of matter that asks somebody for the heir; its id is that of the `Inheritance`."""

_WHY = gettext_noop("Cơ quan đang giữ đã kết thúc, chưa rõ cơ quan kế thừa")
_TITLE = gettext_noop("Chọn cơ quan tiếp tục giải quyết")


@transaction.atomic
def note_left(agency_id: int) -> int:
    """Note every open matter of an ended agency and say so, once; how many are new.

    What was noted and waits is left alone; what reached the agency again after it was settled is told again.
    """
    if agency_id not in ended_agencies(clock.today()):
        return 0
    left = {*left_in(agency_id)} | {
        (kind, matter) for kind, estate in estates().items() for matter in estate.open_in(agency_id)
    }
    known = Inheritance.objects.filter(ended=agency_id)
    waiting = set(known.filter(settled_at__isnull=True).values_list("subject_kind", "subject_id"))
    fresh = sorted(left - waiting)
    Inheritance.objects.bulk_create(
        [
            Inheritance(subject_kind=kind, subject_id=matter, ended_id=agency_id, noted_at=clock.now())
            for kind, matter in fresh
        ],
        ignore_conflicts=True,
    )
    for kind, matter in fresh:
        emit(ORPHANED, {"event": ORPHANED, "kind": kind, "id": matter, "agency": agency_id})
    return len(fresh)


@transaction.atomic
def inherit(matter: Matter, ended: int) -> None:
    """Pass a matter on to the one agency that carries it on; ask when there is more than one, or nobody to do it.

    A decision once taken holds for what comes later. Doing it again changes nothing. Raises NobodyDecides.
    """
    row = Inheritance.objects.select_for_update(of=("self",)).get(
        subject_kind=matter.kind, subject_id=matter.id, ended=ended
    )
    if live_item(Matter(HEIR, row.pk), [Role.ASSIGN]) is not None:
        return
    items = _items(row)
    if row.settled_at is not None and not items:
        return
    heir = _heir_of(row)
    posts = _posts(row, items, heir) if heir is not None else None
    if heir is None or posts is None:
        _ask(row)
    else:
        _settle(SYSTEM, row, heir, _moved(items, posts))


@transaction.atomic
def choose_heir(actor: Actor, inheritance_id: int, agency_id: int) -> None:
    """Whoever was asked names the agency that carries on. Raises ItemTaken, NotOnYourList, Invalid."""
    row = Inheritance.objects.select_for_update(of=("self",)).filter(pk=inheritance_id).first()
    asked = live_item(Matter(HEIR, inheritance_id), [Role.ASSIGN])
    if row is None or asked is None:
        raise ItemTaken(inheritance=inheritance_id)
    if asked.post_id not in actor.posts:
        raise NotOnYourList(item=asked.pk)
    if agency_id not in {state.agency_id for state in possible_heirs(row.ended_id, clock.today())}:
        raise Invalid({"co-quan": "Chọn một cơ quan trong danh sách."})
    items = _items(row)
    posts = _posts(row, items, agency_id)
    if posts is None:
        raise Invalid(
            {"co-quan": "Cơ quan này chưa có vị trí làm được việc này; bổ sung vị trí hoặc chọn nơi khác."}
        )
    finish(actor, asked, str(agency_id))
    row.settled_by_id = actor.account_id
    _settle(actor, row, agency_id, _moved(items, posts))


def _items(row: Inheritance) -> list[WorkItem]:
    """The matter's unfinished items on lists of the ended agency, locked."""
    live = WorkItem.objects.select_for_update(of=("self",)).select_related("post").order_by("pk")
    return list(
        live.filter(
            subject_kind=row.subject_kind, subject_id=row.subject_id, agency=row.ended_id, state__in=LIVE
        )
    )


def _heir_of(row: Inheritance) -> int | None:
    heirs = [state.agency_id for state in successors_of(row.ended_id, clock.today())]
    if row.heir_id in {state.agency_id for state in possible_heirs(row.ended_id, clock.today())}:
        return row.heir_id
    if len(heirs) == 1:
        return heirs[0]
    return estate_of(row.subject_kind).choose(row.subject_id, row.ended_id, heirs) if heirs else None


def _posts(row: Inheritance, items: Sequence[WorkItem], heir: int) -> dict[int, Post] | None:
    barred = estate_of(row.subject_kind).barred(row.subject_id)
    return matching_posts(items, heir, clock.today(), barred)


def _moved(items: Sequence[WorkItem], posts: Mapping[int, Post]) -> list[WorkItem]:
    """Each item on the list of its new post: same part, same due time, not opened by anybody there."""
    for item in items:
        post = posts[item.pk]
        item.from_post_id, item.post, item.agency_id = item.post_id, post, post.agency_id
        item.opened_at, item.received_at = None, clock.now()
        item.save(update_fields=["from_post", "post", "agency", "opened_at", "received_at"])
    return list(items)


def _settle(actor: Actor, row: Inheritance, heir: int, moved: Sequence[WorkItem]) -> None:
    agencies = {heir, *(item.agency_id for item in moved)}
    passing = Passing(row.subject_id, row.ended_id, heir, agencies)
    estate_of(row.subject_kind).take_over(actor, passing)
    row.heir_id, row.settled_at = heir, clock.now()
    row.save(update_fields=["heir", "settled_at", "settled_by"])
    facts = {"from": row.ended_id, "to": heir, "posts": [item.post_id for item in moved]}
    record(actor, "work.inherited", _subject(row, heir), facts=facts)


def _ask(row: Inheritance) -> None:
    head = decider_of_heirs(clock.today(), estate_of(row.subject_kind).barred(row.subject_id))
    if head is None:
        raise NobodyDecides(kind=row.subject_kind, id=row.subject_id)
    matter = Matter(HEIR, row.pk)
    hand_over(HandOver(matter, _TITLE, head.pk, head.agency_id, role=Role.ASSIGN, why=_WHY))
    row.settled_at = None
    row.save(update_fields=["settled_at"])
    record(
        SYSTEM,
        "work.heir_asked",
        _subject(row, head.agency_id),
        facts={"from": row.ended_id, "post": head.pk},
    )


def _subject(row: Inheritance, agency_id: int) -> Subject:
    named = WorkItem(subject_kind=row.subject_kind, subject_id=row.subject_id)
    return Subject(row.subject_kind, name_of(named), agency_id=agency_id)
