"""Two departments with clerk, director, head of a division and officer, on a Monday morning."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from tests.support.commune import make_agency, make_citizen, make_officer

from hienluong.base import clock
from hienluong.base.fresh import forget_all
from hienluong.kernel.access.models import PostRight, Reach
from hienluong.kernel.access.public import Actor
from hienluong.kernel.jobs.public import work_off
from hienluong.kernel.organisation.public import Agency, AgencyKind, PostKind
from hienluong.kernel.people.public import Account
from hienluong.shared.signing.public import ensure_demo_authority
from hienluong.shared.worktime.actions.load import load_calendars
from hienluong.systems.documents.actions.approving import initial, submit_draft
from hienluong.systems.documents.actions.drafting import begin_draft
from hienluong.systems.documents.actions.issue import issue
from hienluong.systems.documents.actions.register import enter
from hienluong.systems.documents.actions.signing import sign
from hienluong.systems.documents.models import Document, Origin
from hienluong.systems.documents.public import load_types, open_books
from hienluong.systems.documents.rules.blocks import blocks_from_text
from hienluong.systems.documents.values import Arrival, Body, DraftIn, Facts, ReceiverIn, Registration

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
RIGHTS = {
    PostKind.CLERK: [
        "documents.read",
        "documents.register",
        "documents.draft",
        "documents.issue",
        "signing.seal",
    ],
    PostKind.DIRECTOR: ["documents.read", "documents.direct", "documents.draft", "documents.approve"],
    PostKind.HEAD: ["documents.direct", "documents.draft", "documents.approve"],
    PostKind.SPECIALIST: ["documents.draft"],
}


@dataclass(frozen=True, slots=True)
class Department:
    """A department and the four through whose hands its documents go."""

    agency: Agency
    division: Agency
    clerk: Actor
    director: Actor
    head: Actor
    officer: Actor

    def facts(self, **more: Any) -> Facts:
        known: dict[str, Any] = {
            "issuer_name": "Bộ Nội vụ", "subject": "V/v báo cáo công tác văn thư", "symbol": "4123/BNV-VTLT",
            "issued_on": date(2026, 11, 20), "type_code": "cong-van",
        }  # fmt: skip
        return Facts(**{**known, **more})

    def entered(self, **more: Any) -> Document:
        """Something from outside, in the book and before the director."""
        arrival = Arrival(agency_id=self.agency.pk, origin=Origin.SCAN, facts=self.facts(**more))
        return enter(self.clerk, arrival, Registration(facts=arrival.facts, to_post=self.director.posts[0]))

    def drafted(
        self, *receivers: Agency, text: str = "Kính đề nghị quý cơ quan phối hợp./.", **more: Any
    ) -> Document:
        """A letter to these agencies, with its first version."""
        known: dict[str, Any] = {
            "agency_id": self.agency.pk, "office_id": self.division.pk, "type_code": "cong-van",
            "subject": "phối hợp báo cáo", "signer_post": self.director.posts[0],
            "receivers": [ReceiverIn(agency_id=each.pk) for each in receivers],
        }  # fmt: skip
        return begin_draft(self.officer, DraftIn(**{**known, **more}), Body(blocks=blocks_from_text(text)))

    def signed(self, *receivers: Agency, **more: Any) -> Document:
        """The same, initialled by the head and signed by the director."""
        draft = self.drafted(*receivers, **more)
        submit_draft(self.officer, draft.pk, self.head.posts[0])
        initial(self.head, draft.pk)
        return sign(self.director, draft.pk)

    def issued(self, *receivers: Agency, **more: Any) -> Document:
        """The same, numbered, sealed, and before its receivers."""
        document = issue(self.clerk, self.signed(*receivers, **more).pk)
        work_off()
        return document


@dataclass(frozen=True, slots=True)
class World:
    """Everybody a test of documents wants to name."""

    science: Department
    interior: Department
    citizen: Actor


@pytest.fixture
def world(db: None) -> Iterator[World]:
    with clock.frozen(NOW):
        load_calendars()
        load_types()
        ensure_demo_authority()
        for kind, rights in RIGHTS.items():
            PostRight.objects.bulk_create(
                PostRight(post_kind=kind, right=right, reach=Reach.BODY) for right in rights
            )
        science = _department("Sở Khoa học và Công nghệ", "H50.10", "SKHCN")
        interior = _department("Sở Nội vụ", "H50.4", "SNV")
        open_books([science.agency.pk, interior.agency.pk])
        forget_all()
        yield World(science, interior, make_citizen())


def _department(name: str, identifier: str, letters: str) -> Department:
    agency = make_agency(name, AgencyKind.DEPARTMENT, identifier, abbreviation=letters)
    division = make_agency(
        f"Văn phòng {name}", AgencyKind.OFFICE, f"{identifier}.1", abbreviation="VP", level=3, parent=agency
    )
    key = letters.lower()
    return Department(
        agency=agency,
        division=division,
        clerk=make_officer(f"vanthu.{key}", "Trần Thị Ghi", (division, PostKind.CLERK)),
        director=make_officer(f"giamdoc.{key}", "Phạm Văn Duyệt", (agency, PostKind.DIRECTOR)),
        head=make_officer(f"chanhvp.{key}", "Hồ Thị Lan", (division, PostKind.HEAD)),
        officer=make_officer(f"cv.{key}", "Lê Văn Sơn", (division, PostKind.SPECIALIST)),
    )


def browser(actor: Actor) -> Client:
    """A browser in which this actor is signed in."""
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client
