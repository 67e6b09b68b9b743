"""A small office with its head, two specialists and a counter, and what tests of work do in it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from threading import Barrier

from django.db import connection
from django.test import Client
from tests.support.commune import make_agency, make_officer

from hienluong.base import clock
from hienluong.kernel.access.models import PostRight, Reach
from hienluong.kernel.access.public import Actor, actor_for
from hienluong.kernel.organisation.public import (
    Agency,
    AgencyKind,
    DelegationMode,
    NewDelegation,
    Post,
    PostKind,
)
from hienluong.kernel.people.public import Account
from hienluong.shared.work.public import Clock, Deadline, HandOver, Matter, WorkItem, hand_over, start_clock
from hienluong.shared.worktime.actions.load import load_calendars
from hienluong.shared.worktime.public import calendar_of

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


MATTER = Matter("task", 1)


def vn(text: str) -> datetime:
    """A Vietnamese time of day: "2026-12-01 10:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=clock.ZONE)


def begin(office: Office, due: str = "2026-12-02 09:00", matter: Matter = MATTER) -> Clock:
    """A clock that started on Monday at nine; two working days, unless told otherwise."""
    version = calendar_of(office.division.pk, clock.today()).version
    return start_clock(matter, Deadline(office.division.pk, MONDAY, vn(due), version))


def signed_in(actor: Actor) -> Client:
    """A browser in which this officer is signed in."""
    client = Client()
    client.force_login(account_of(actor))
    return client


def page(actor: Actor, address: str = "/viec/") -> str:
    """The text of a page that this officer may see."""
    answer = signed_in(actor).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def away(giver: Actor, receiver: Actor, **more: object) -> NewDelegation:
    """An absence from Monday to Friday, in which another does the work."""
    facts = {
        "giver_id": post_of(giver).pk,
        "receiver_id": post_of(receiver).pk,
        "mode": DelegationMode.SUBSTITUTE,
        "first_day": MONDAY.date(),
        "last_day": MONDAY.date() + timedelta(days=4),
        "decision": "Đơn nghỉ phép ngày 27/11/2026",
    }
    return NewDelegation(**(facts | more))
