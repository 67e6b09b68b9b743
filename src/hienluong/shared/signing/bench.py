"""How many signatures a second one thread makes and checks; for `hienluong bench`."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.test.utils import override_settings

from hienluong.base import clock
from hienluong.base.ids import uuid7
from hienluong.kernel.access.public import Actor, ActorKind, Scope
from hienluong.kernel.organisation.public import Agency, AgencyKind, AgencyState
from hienluong.shared.printing.public import Letterhead, LookUp, ResultPaper, Signer, draw
from hienluong.shared.signing.actions.ensure_authority import ensure_demo_authority
from hienluong.shared.signing.actions.sign import seal_pdf
from hienluong.shared.signing.actions.sign_xml import sign_xml
from hienluong.shared.signing.pdf.fields import lay_fields
from hienluong.shared.signing.pdf.validating import validate_pdf
from hienluong.shared.signing.values import SealRequest
from hienluong.shared.signing.xml.validating import validate_xml

__all__ = [
    "lasting_signatures_per_second",
    "packet_checks_per_second",
    "packets_per_second",
    "signatures_per_second",
    "validations_per_second",
]

_NAME = "Ủy ban nhân dân xã Hướng Phùng"
_PACKET = f"<packet><content>{'x' * 20_000}</content></packet>".encode()


@dataclass(frozen=True, slots=True)
class _Clerk:
    """An agency made for the measurement, with the soft key of its seal."""

    actor: Actor
    request: SealRequest

    def seal(self, pdf: bytes) -> bytes:
        return seal_pdf(self.actor, pdf, self.request)

    def sign(self, packet: bytes) -> bytes:
        return sign_xml(self.actor, packet, self.request)


def signatures_per_second(seconds: float = 3.0) -> float:
    """Seals a second on a page of its own size (PAdES B-B), with record and journal; leaves no row behind.

    A seal and a person's signature cost the same.
    """
    with _clerk() as clerk, override_settings(TSA_URL="off"):
        pdf = _page()
        return _per_second(lambda: clerk.seal(pdf), seconds)


def lasting_signatures_per_second(seconds: float = 3.0) -> float:
    """The same with a time-stamp of the authority in the box and revocation data (PAdES B-LT)."""
    with _clerk() as clerk:
        pdf = _page()
        return _per_second(lambda: clerk.seal(pdf), seconds)


def validations_per_second(seconds: float = 3.0) -> float:
    """Checks a second of a PAdES B-LT file."""
    with _clerk() as clerk:
        sealed = clerk.seal(_page())
        return _per_second(lambda: validate_pdf(sealed), seconds)


def packets_per_second(seconds: float = 3.0) -> float:
    """XAdES signatures a second on packets of 20 KB."""
    with _clerk() as clerk:
        return _per_second(lambda: clerk.sign(_PACKET), seconds)


def packet_checks_per_second(seconds: float = 3.0) -> float:
    """Checks a second of a signed packet of 20 KB."""
    with _clerk() as clerk:
        signed = clerk.sign(_PACKET)
        return _per_second(lambda: validate_xml(signed), seconds)


@contextmanager
def _clerk() -> Iterator[_Clerk]:
    """Who may seal for an agency of the moment; everything is undone afterwards."""
    with transaction.atomic():
        ensure_demo_authority()
        agency_id = _agency()
        scopes = {"signing.seal": Scope(agencies=frozenset({agency_id}))}
        yield _Clerk(Actor(kind=ActorKind.OFFICER, scopes=scopes), SealRequest(agency_id=agency_id))
        transaction.set_rollback(True)


def _per_second(work: Callable[[], object], seconds: float) -> float:
    work()
    began, done = time.perf_counter(), 0
    while time.perf_counter() - began < seconds:
        work()
        done += 1
    return done / (time.perf_counter() - began)


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


def _page() -> bytes:
    return lay_fields(draw(_paper()))


def _paper() -> ResultPaper:
    return ResultPaper(
        letterhead=Letterhead(agency=_NAME, number="1/GXN-UBND", place="Hướng Phùng", day=clock.today()),
        look_up=LookUp(address="https://hienluong.example/kiem-tra/K7M2PX9QRT", code="K7M2PX9QRT"),
        title="Giấy xác nhận tình trạng hôn nhân",
        opening=("Xác nhận người đề nghị hiện chưa đăng ký kết hôn với ai.",),
        signer=Signer(authority=("TM. Ủy ban nhân dân", "Chủ tịch"), name="Trần Văn Hùng"),
    )
