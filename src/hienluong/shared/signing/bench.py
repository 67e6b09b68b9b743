"""How many PDF signatures a second one thread makes; for `hienluong bench`."""

import time

from django.db import transaction

from hienluong.base import clock
from hienluong.base.ids import uuid7
from hienluong.kernel.access.public import Actor, ActorKind, Scope
from hienluong.kernel.organisation.public import Agency, AgencyKind, AgencyState
from hienluong.shared.printing.public import Letterhead, LookUp, ResultPaper, Signer, draw
from hienluong.shared.signing.actions.ensure_authority import ensure_demo_authority
from hienluong.shared.signing.actions.sign import seal_pdf
from hienluong.shared.signing.pdf.fields import lay_fields
from hienluong.shared.signing.values import SealRequest

__all__ = ["signatures_per_second"]

_NAME = "Ủy ban nhân dân xã Hướng Phùng"


def signatures_per_second(seconds: float = 3.0) -> float:
    """Seals a second on a page of its own size, with record and journal; leaves no row behind.

    A seal and a person's signature cost the same; the key is the soft one of an agency made for the measurement.
    """
    with transaction.atomic():
        ensure_demo_authority()
        agency_id = _agency()
        actor = Actor(kind=ActorKind.OFFICER, scopes={"signing.seal": Scope(agencies=frozenset({agency_id}))})
        pdf, request = lay_fields(draw(_paper())), SealRequest(agency_id=agency_id)
        seal_pdf(actor, pdf, request)
        began, done = time.perf_counter(), 0
        while time.perf_counter() - began < seconds:
            seal_pdf(actor, pdf, request)
            done += 1
        speed = done / (time.perf_counter() - began)
        transaction.set_rollback(True)
    return speed


def _agency() -> int:
    agency = Agency.objects.create(uid=uuid7())
    AgencyState.objects.create(
        agency=agency,
        name=_NAME,
        abbreviation="UBND",
        kind=AgencyKind.COMMITTEE,
        level=2,
        search_key="",
        sort_key="",
    )
    return agency.pk


def _paper() -> ResultPaper:
    return ResultPaper(
        letterhead=Letterhead(agency=_NAME, number="1/GXN-UBND", place="Hướng Phùng", day=clock.today()),
        look_up=LookUp(address="https://hienluong.example/kiem-tra/K7M2PX9QRT", code="K7M2PX9QRT"),
        title="Giấy xác nhận tình trạng hôn nhân",
        opening=("Xác nhận người đề nghị hiện chưa đăng ký kết hôn với ai.",),
        signer=Signer(authority=("TM. Ủy ban nhân dân", "Chủ tịch"), name="Trần Văn Hùng"),
    )
