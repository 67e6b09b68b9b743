"""Print a letter of a case again, exactly as it was issued."""

from collections.abc import Callable
from copy import copy
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from hienluong.base import clock
from hienluong.face.language import in_vietnamese
from hienluong.shared.printing.public import (
    Apology,
    Letterhead,
    LookUp,
    Paper,
    Person,
    Receipt,
    Refusal,
    Signer,
    StopNotice,
    SupplementRequest,
)
from hienluong.systems.cases.models import Letter
from hienluong.systems.cases.personal_numbers import Reader, each_text

__all__ = ["letter_paper"]

_UNITS = {"working_hour": "giờ làm việc", "working_day": "ngày làm việc", "day": "ngày", "month": "tháng"}


@in_vietnamese
def letter_paper(letter: Letter, identifier: str, read: Reader) -> Paper:
    """The letter from its frozen facts.

    `identifier` is the filer's number, and `read` reads numbers in its words, as this reader may see them.
    """
    readable = copy(letter)
    readable.facts = each_text(letter.facts, read)
    return _BUILDERS[letter.kind](readable, identifier)


def _receipt(letter: Letter, identifier: str) -> Receipt:
    facts, case = letter.facts, letter.case
    return Receipt(
        letterhead=_letterhead(letter),
        look_up=_follow(letter),
        case_code=case.code or "",
        centre=facts["letterhead"]["agency"],
        filer=_filer(letter, identifier),
        request=facts["procedure"],
        papers=tuple(facts["papers"]),
        sets=1,
        time_limit=_limit(facts["limit"]),
        received_at=_moment(facts["received_at"]) or letter.issued_at,
        due_at=_moment(facts["due_at"]),
        collect_at=facts["collect_at"],
        receiver_name=_officer(letter),
    )


def _supplement(letter: Letter, identifier: str) -> SupplementRequest:
    facts = letter.facts
    return SupplementRequest(
        letterhead=_letterhead(letter),
        look_up=_follow(letter),
        case_code=letter.case.code or "",
        filer=_filer(letter, identifier),
        request=facts["procedure"],
        items=tuple(
            " – ".join(filter(None, (item["paper"], item["what"], item["reason"]))) for item in facts["items"]
        ),
        reason=facts["reason"],
        contact_name=facts["contact_name"],
        contact_phone=facts["contact_phone"],
        officer_name=_officer(letter),
    )


def _refusal(letter: Letter, identifier: str) -> Refusal:
    return Refusal(
        letterhead=_letterhead(letter),
        look_up=_follow(letter),
        case_code=letter.case.code or "",
        filer=_filer(letter, identifier),
        request=letter.facts["procedure"],
        reasons=tuple(letter.facts["reasons"].splitlines()),
        receiver_name=_officer(letter),
    )


def _apology(letter: Letter, identifier: str) -> Apology:
    facts = letter.facts
    return Apology(
        letterhead=_letterhead(letter),
        look_up=_follow(letter),
        case_code=letter.case.code or "",
        filer=_filer(letter, identifier),
        procedure=facts["procedure"],
        received_on=clock.local(_moment(facts["received_at"]) or letter.issued_at).date(),
        due_at=_moment(facts["old_due_at"]) or letter.issued_at,
        reason=facts["reason"],
        new_due_at=_moment(facts["due_at"]) or letter.issued_at,
        signer=_signer(letter),
    )


def _stop(letter: Letter, identifier: str) -> StopNotice:
    facts = letter.facts
    return StopNotice(
        letterhead=_letterhead(letter),
        look_up=_follow(letter),
        case_code=letter.case.code or "",
        filer=_filer(letter, identifier),
        procedure=facts["procedure"],
        asked_by=facts.get("asked_by", ""),
        reason=facts["reason"],
        stage=facts.get("stage", ""),
        settlement=facts.get("settlement", ""),
        signer=_signer(letter),
    )


_BUILDERS: dict[str, Callable[[Letter, str], Paper]] = {
    "receipt": _receipt,
    "supplement": _supplement,
    "refusal": _refusal,
    "apology": _apology,
    "stop": _stop,
}


def _letterhead(letter: Letter) -> Letterhead:
    head = letter.facts["letterhead"]
    day = clock.local(letter.issued_at).date()
    return Letterhead(
        agency=head["agency"], parent=head["parent"], place=head["place"], number=letter.number, day=day
    )


def _follow(letter: Letter) -> LookUp:
    code = letter.case.code or ""
    return LookUp(address=f"{settings.HOME.address}{reverse('cases:follow')}?ma={code}", code=code)


def _filer(letter: Letter, identifier: str) -> Person:
    return Person(identifier=identifier, **letter.facts["filer"])


def _officer(letter: Letter) -> str:
    return str(letter.facts.get("officer", ""))


def _signer(letter: Letter) -> Signer:
    return Signer(authority=tuple(letter.facts.get("authority", ())), name=_officer(letter))


def _limit(limit: list[str] | None) -> str:
    if not limit:
        return ""
    amount, unit = limit
    plain = amount.rstrip("0").rstrip(".") if "." in amount else amount
    return f"{plain.zfill(2)} {_UNITS[unit]}" if plain != "0" else "Trong ngày"


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
