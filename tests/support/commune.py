"""A small commune: committee, service centre, the posts a case needs, and who holds them."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import uuid4

from hienluong.base import clock
from hienluong.base.ids import uuid7
from hienluong.base.text import fold, name_sort_key, sort_key
from hienluong.kernel.access.models import PostRight, Reach
from hienluong.kernel.access.public import Actor, ActorKind, actor_for
from hienluong.kernel.organisation.public import (
    Agency,
    AgencyKind,
    AgencyState,
    Appointment,
    Post,
    PostKind,
    Unit,
    UnitKind,
    UnitState,
)
from hienluong.kernel.people.identifiers import protect
from hienluong.kernel.people.public import Account, AccountKind, Officer, Party
from hienluong.shared.worktime.actions.load import load_calendars
from hienluong.shared.worktime.public import LimitUnit, TimeLimit
from hienluong.systems.cases.actions.load import load_processes
from hienluong.systems.cases.public import Channel, PaperIn, PublishedLimit, Section, SubmitCase

BEGAN = date(2025, 7, 1)

RIGHTS = {
    PostKind.RECEPTION: [
        "cases.read", "cases.receive", "cases.refuse", "cases.supplement", "cases.assist", "cases.print",
        "people.reveal",
    ],
    PostKind.CIVIL_STATUS: [
        "cases.read", "cases.process", "cases.supplement", "cases.stop", "cases.print", "people.reveal",
    ],
    PostKind.CHAIR: [
        "cases.read", "cases.approve", "cases.print", "people.reveal", "operations.read", "work.assign",
    ],
    PostKind.CLERK: ["cases.read", "cases.process", "cases.print", "signing.seal"],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Commune:
    """Everything a test of cases wants to name."""

    committee: Agency
    centre: Agency
    reception: Actor
    civil_status: Actor
    chair: Actor
    clerk: Actor
    citizen: Actor


def make_agency(name: str, kind: AgencyKind, identifier: str, **more: Any) -> Agency:
    """An agency in its present state."""
    agency = Agency.objects.create(uid=uuid7())
    facts = {
        "abbreviation": identifier,
        "level": 2,
        "search_key": fold(name),
        "sort_key": sort_key(name),
    } | more
    AgencyState.objects.create(
        agency=agency, name=name, kind=kind, identifier=identifier, valid_from=BEGAN, **facts
    )
    return agency


def make_unit(code: str, name: str, kind: UnitKind = UnitKind.COMMUNE) -> Unit:
    """A unit in its present state."""
    unit = Unit.objects.create(uid=uuid7())
    UnitState.objects.create(
        unit=unit, code=code, name=name, kind=kind, valid_from=BEGAN, search_key=fold(name),
        sort_key=sort_key(name), latitude=16.8, longitude=107.1,
    )  # fmt: skip
    return unit


def make_officer(username: str, name: str, *seats: tuple[Agency, PostKind]) -> Actor:
    """An officer who holds a new post in each seat, as actor."""
    account = Account.objects.create(username=username, kind=AccountKind.OFFICER, created_at=clock.now())
    Officer.objects.create(
        account=account, full_name=name, search_key=fold(name), sort_key=name_sort_key(name)
    )
    for agency, kind in seats:
        post = Post.objects.create(uid=uuid7(), agency=agency, kind=kind, title=kind.label, valid_from=BEGAN)
        Appointment.objects.create(post=post, account=account, valid_from=BEGAN)
    return actor_for(account)


def make_citizen(name: str = "Nguyễn Thị Bình", tail: str = "4321", *, number: str = "") -> Actor:
    """A citizen who signed in; with `number`, one whose personal number the province knows."""
    account = Account.objects.create(
        username=f"cd-{uuid4()}", kind=AccountKind.CITIZEN, created_at=clock.now()
    )
    known: dict[str, Any] = {"identifier_tail": tail}
    if number:
        kept = protect(number)
        known = {
            "identifier_tail": kept.tail,
            "identifier_cipher": kept.cipher,
            "identifier_hash": kept.digest,
        }
    party = Party.objects.create(
        uid=uuid7(), account=account, full_name=name, search_key=fold(name), phone="0905123456",
        created_at=clock.now(), **known,
    )  # fmt: skip
    return Actor(kind=ActorKind.CITIZEN, account_id=account.pk, party_id=party.pk, name=name)


def make_commune(name: str = "Đông Hà", identifier: str = "H50.31") -> Commune:
    """A working commune with calendar, processes and rights."""
    load_calendars()
    load_processes()
    unit = make_unit(identifier.replace(".", "")[-5:], name, UnitKind.WARD)
    committee = make_agency(f"UBND phường {name}", AgencyKind.COMMITTEE, identifier, unit=unit)
    centre = make_agency(
        f"Trung tâm Phục vụ hành chính công phường {name}",
        AgencyKind.SERVICE_CENTRE,
        f"{identifier}.1",
        level=3,
        parent=committee,
    )
    if not PostRight.objects.exists():
        PostRight.objects.bulk_create(
            PostRight(
                post_kind=kind, right=right, reach=Reach.AGENCY if kind != PostKind.CHAIR else Reach.SUBTREE
            )
            for kind, rights in RIGHTS.items()
            for right in rights
        )
    key = fold(name).replace(" ", "")
    return Commune(
        committee=committee,
        centre=centre,
        reception=make_officer(f"tiepnhan.{key}", "Hồ Thị Mai", (centre, PostKind.RECEPTION)),
        civil_status=make_officer(f"hotich.{key}", "Lê Văn Sơn", (committee, PostKind.CIVIL_STATUS)),
        chair=make_officer(f"chutich.{key}", "Trần Văn Hùng", (committee, PostKind.CHAIR)),
        clerk=make_officer(f"vanthu.{key}", "Phan Thị Hoa", (committee, PostKind.CLERK)),
        citizen=make_citizen(),
    )


def filing(commune: Commune, **more: Any) -> SubmitCase:
    """A birth registration, complete and checked."""
    facts: dict[str, Any] = {
        "idempotency_key": uuid4(),
        "procedure_version_id": 1,
        "procedure_code": "1.001193",
        "procedure_name": "Đăng ký khai sinh",
        "form_version": "1.001193.v2025-07-01",
        "answers": {"child": {"name": "Nguyễn Văn An"}},
        "sections": [Section("Trẻ em", [("Họ và tên", "Nguyễn Văn An")])],
        "applicant_id": commune.citizen.party_id,
        "receiving_agency_id": commune.centre.pk,
        "deciding_agency_id": commune.committee.pk,
        "channel": Channel.ONLINE,
        "papers": [PaperIn("giay-chung-sinh", "Giấy chứng sinh")],
        "limit": PublishedLimit(TimeLimit(Decimal(1), LimitUnit.WORKING_DAY), time(15)),
    }
    return SubmitCase(**(facts | more))
