"""The result of a case as a paper to sign."""

from django.conf import settings
from django.urls import reverse

from hienluong.base import clock
from hienluong.kernel.organisation.public import AgencyState, Post, UnitState
from hienluong.shared.printing.public import Letterhead, LookUp, ResultPaper, Signer
from hienluong.systems.cases.models import Result
from hienluong.systems.cases.personal_numbers import Reader

__all__ = ["result_paper"]


def result_paper(result: Result, read: Reader, *, signer_post: int, signer_name: str) -> ResultPaper:
    """The result as it is signed: number and date are still empty, places for them are kept.

    `read` tells how its personal numbers are read: in clear to sign, masked for who may not see them.
    """
    agency = AgencyState.objects.as_of(clock.today()).get(agency_id=result.agency_id)
    unit = UnitState.objects.as_of(clock.today()).filter(unit=agency.unit_id).first()
    facts = result.facts
    return ResultPaper(
        letterhead=Letterhead(agency=agency.name, place=unit.name if unit else "Quảng Trị"),
        look_up=_verify(result),
        title=result.title,
        bases=tuple(read(basis) for basis in facts["legal_bases"]),
        opening=tuple(read(part) for part in facts["body"]),
        facts=tuple((label, read(value)) for label, value in facts["rows"]),
        signer=Signer(authority=_authority(agency, signer_post), name=signer_name),
        recipients=("Như trên;", "Lưu: VT."),
    )


def _authority(agency: AgencyState, post_id: int) -> tuple[str, ...]:
    """NĐ 30/2020/NĐ-CP, điều 13: a committee's head signs TM., a deputy KT."""
    title = Post.objects.get(pk=post_id).get_kind_display().upper()
    collective = f"TM. {agency.get_kind_display().upper()}"
    if title.startswith("PHÓ "):
        return (*([collective] if agency.kind == "ubnd" else []), f"KT. {title.removeprefix('PHÓ ')}", title)
    return (collective, title) if agency.kind == "ubnd" else (title,)


def _verify(result: Result) -> LookUp:
    path = reverse("cases:verify-code", args=[result.verify_code])
    return LookUp(address=f"{settings.HOME.address}{path}", code=result.verify_code)
