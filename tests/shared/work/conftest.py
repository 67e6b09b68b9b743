"""A small office with its head, two specialists and a counter, on a Monday morning."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from threading import Barrier

import pytest
from django.db import connection
from tests.support.commune import make_agency, make_officer

from hienluong.base import clock
from hienluong.kernel.access.models import PostRight, Reach
from hienluong.kernel.access.public import Actor, actor_for
from hienluong.kernel.organisation.public import Agency, AgencyKind, Post, PostKind
from hienluong.kernel.people.public import Account
from hienluong.shared.work.public import HandOver, Matter, WorkItem, hand_over
from hienluong.shared.worktime.actions.load import load_calendars

MONDAY = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
"""09:00 in Viet Nam, in a week without holidays."""

WORKER = ["cases.process", "work.read"]
HEAD = [*WORKER, "work.assign", "organisation.delegate"]
RIGHTS = {
    PostKind.SPECIALIST: (WORKER, Reach.BODY),
    PostKind.RECEPTION: (["cases.receive", "work.read"], Reach.BODY),
    PostKind.HEAD: (HEAD, Reach.AGENCY),
    PostKind.CHAIR: ([*HEAD, "cases.approve"], Reach.SUBTREE),
    PostKind.ADMINISTRATOR: (["worktime.manage", "organisation.manage"], Reach.PROVINCE),
}


@dataclass(frozen=True, slots=True)
class Office:
    """Who works here."""

    committee: Agency
    division: Agency
    chair: Actor
    head: Actor
    son: Actor
    hoa: Actor
    reception: Actor


@pytest.fixture
def monday() -> Iterator[datetime]:
    with clock.frozen(MONDAY):
        yield MONDAY


@pytest.fixture
def office(db: None, monday: datetime) -> Office:
    return make_office()


def make_office(name: str = "Đông Hà", identifier: str = "H50.31") -> Office:
    """A committee with one division."""
    load_calendars()
    if not PostRight.objects.exists():
        PostRight.objects.bulk_create(
            PostRight(post_kind=kind, right=right, reach=reach)
            for kind, (rights, reach) in RIGHTS.items()
            for right in rights
        )
    committee = make_agency(f"UBND phường {name}", AgencyKind.COMMITTEE, identifier)
    division = make_agency(
        f"Phòng Kinh tế phường {name}", AgencyKind.DIVISION, f"{identifier}.2", level=3, parent=committee
    )
    return Office(
        committee=committee,
        division=division,
        chair=make_officer(f"chair.{identifier}", "Trần Văn Hùng", (committee, PostKind.CHAIR)),
        head=make_officer(f"head.{identifier}", "Hồ Thị Lan", (division, PostKind.HEAD)),
        son=make_officer(f"son.{identifier}", "Lê Văn Sơn", (division, PostKind.SPECIALIST)),
        hoa=make_officer(f"hoa.{identifier}", "Phan Thị Hoa", (division, PostKind.SPECIALIST)),
        reception=make_officer(f"tn.{identifier}", "Hồ Thị Mai", (committee, PostKind.RECEPTION)),
    )


def again(actor: Actor, day: date | None = None) -> Actor:
    """The same officer as of now, with what was delegated meanwhile."""
    return actor_for(Account.objects.get(pk=actor.account_id), day)


def account_of(actor: Actor) -> Account:
    return Account.objects.get(pk=actor.account_id)


def post_of(actor: Actor) -> Post:
    """The one post of an officer."""
    (post,) = actor.posts
    return Post.objects.get(pk=post)


def one_for(actor: Actor, number: int = 1, **more: object) -> WorkItem:
    """An item on an officer's list."""
    post = post_of(actor)
    facts = HandOver(Matter("task", number), f"Việc số {number}", post.pk, post.agency_id)
    (item,) = hand_over(replace(facts, **more))
    return item


def both_at_once(*acts: Callable[[], object]) -> list[object]:
    """Run acts in threads that start together; each result, or the exception it raised."""
    gate = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        try:
            gate.wait(10)
            return act()
        except Exception as error:  # noqa: BLE001 - the loser's error is what is asked for
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))
