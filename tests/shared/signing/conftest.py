"""A committee with a chair, a vice chair acting for the chair, and a clerk; keys in a directory of their own."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.support.commune import make_agency, make_officer

from hienluong.base import clock
from hienluong.kernel.access.models import PostRight, Reach
from hienluong.kernel.access.public import Actor, actor_for
from hienluong.kernel.organisation.public import Agency, AgencyKind, Delegation, DelegationMode, PostKind
from hienluong.kernel.people.public import Account
from hienluong.shared.printing.public import Letterhead, LookUp, Printed, ResultPaper, Signer, draw
from hienluong.shared.signing.public import ensure_demo_authority

NOW = datetime(2026, 2, 5, 1, 30, 15, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Office:
    """Who signs and seals."""

    agency: Agency
    chair: Actor
    deputy: Actor
    clerk: Actor
    stranger: Actor
    administrator: Actor

    @property
    def chair_post(self) -> int:
        return self.chair.posts[0]


@pytest.fixture
def keys(settings: Any, tmp_path: Path) -> Path:
    directory = tmp_path / "keys"
    directory.mkdir(mode=0o700)
    settings.HOME = SimpleNamespace(
        keys=directory, files=tmp_path / "files", address="https://hienluong.example"
    )
    settings.OWN_AUTHORITY, settings.TSA_URL, settings.DEMO = True, "", True
    return directory


@pytest.fixture
def office(db: None, keys: Path) -> Office:
    agency = make_agency("Ủy ban nhân dân xã Hướng Phùng", AgencyKind.COMMITTEE, "H50.20")
    chair = make_officer("chutich", "Trần Văn Hùng", (agency, PostKind.CHAIR))
    deputy = make_officer("phochutich", "Nguyễn Thị Quỳnh Hưởng", (agency, PostKind.VICE_CHAIR))
    clerk = make_officer("vanthu", "Phan Thị Hoa", (agency, PostKind.CLERK))
    administrator = make_officer("quantri", "Lê Đỗ Ưng", (agency, PostKind.ADMINISTRATOR))
    Delegation.objects.create(
        giver_id=chair.posts[0],
        receiver_id=deputy.posts[0],
        mode=DelegationMode.KT,
        valid_from=date(2026, 1, 1),
    )
    for kind, right in ((PostKind.CLERK, "signing.seal"), (PostKind.ADMINISTRATOR, "signing.manage")):
        PostRight.objects.create(post_kind=kind, right=right, reach=Reach.AGENCY)
    elsewhere = make_agency("Ủy ban nhân dân xã Khe Sanh", AgencyKind.COMMITTEE, "H50.21")
    with clock.frozen(NOW):
        ensure_demo_authority()
        fresh = {
            actor.account_id: actor_for(Account.objects.get(pk=actor.account_id))
            for actor in (chair, deputy, clerk, administrator)
        }
    return Office(
        agency=agency,
        chair=fresh[chair.account_id],
        deputy=fresh[deputy.account_id],
        clerk=fresh[clerk.account_id],
        administrator=fresh[administrator.account_id],
        stranger=make_officer("vanthu.ks", "Hồ Thị Lan", (elsewhere, PostKind.CLERK)),
    )


def printed() -> Printed:
    """A result that waits for signature, number and seal."""
    return draw(
        ResultPaper(
            letterhead=Letterhead(
                parent="Tỉnh Quảng Trị", agency="Ủy ban nhân dân xã Hướng Phùng", place="Hướng Phùng"
            ),
            look_up=LookUp(address="https://hienluong.example/kiem-tra/K7M2PX9QRT", code="K7M2PX9QRT"),
            title="Giấy xác nhận tình trạng hôn nhân",
            opening=("Xác nhận bà Nguyễn Thị Quỳnh Hưởng hiện chưa đăng ký kết hôn với ai.",),
            signer=Signer(authority=("TM. Ủy ban nhân dân", "Chủ tịch"), name="Trần Văn Hùng"),
            recipients=("Người đề nghị", "Lưu: VT"),
        )
    )
