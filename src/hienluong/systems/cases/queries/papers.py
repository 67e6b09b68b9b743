"""The result of a case as a paper to sign."""

from django.conf import settings
from django.urls import reverse

from hienluong.base import clock
from hienluong.face.language import in_vietnamese
from hienluong.kernel.organisation.public import AgencyState
from hienluong.shared.printing.public import (
    Letterhead,
    LookUp,
    ResultPaper,
    Signer,
    authority_of,
    letterhead_of,
)
from hienluong.systems.cases.models import Result
from hienluong.systems.cases.personal_numbers import Reader

__all__ = ["result_paper"]


@in_vietnamese
def result_paper(result: Result, read: Reader, *, signer_post: int, signer_name: str) -> ResultPaper:
    """The result as it is signed: number and date are still empty, places for them are kept.

    `read` tells how its personal numbers are read: in clear to sign, masked for who may not see them.
    """
    agency = AgencyState.objects.as_of(clock.today()).get(agency_id=result.agency_id)
    facts, head = result.facts, letterhead_of(agency)
    return ResultPaper(
        letterhead=Letterhead(agency=head["agency"], parent=head["parent"], place=head["place"]),
        look_up=_verify(result),
        title=result.title,
        bases=tuple(read(basis) for basis in facts["legal_bases"]),
        opening=tuple(read(part) for part in facts["body"]),
        facts=tuple((label, read(value)) for label, value in facts["rows"]),
        signer=Signer(authority=authority_of(agency, signer_post), name=signer_name),
        recipients=("Như trên;", "Lưu: VT."),
    )


def _verify(result: Result) -> LookUp:
    path = reverse("cases:verify-code", args=[result.verify_code])
    return LookUp(address=f"{settings.HOME.address}{path}", code=result.verify_code)
