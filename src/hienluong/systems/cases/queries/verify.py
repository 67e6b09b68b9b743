"""Whether a paper that somebody holds is one the province issued, unchanged."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from hienluong.systems.cases.models import Result

__all__ = ["IssuedResult", "by_code", "by_content"]


@dataclass(frozen=True, slots=True)
class IssuedResult:
    """What anybody may know of an issued result: never whom it concerns or what it says."""

    title: str
    number: str
    agency: str
    issued_at: datetime
    signed_as: str
    verify_code: str
    sha256: str
    stored_file: int | None
    revoked_at: datetime | None
    revoked_reason: str


def by_code(code: str) -> IssuedResult | None:
    """The issued result of a verification code (on the paper, in the QR), if any."""
    plain = code.upper().translate({ord(mark): None for mark in " -."})
    return _issued(Result.objects.select_related("case").filter(verify_code=plain).first())


def by_content(content: bytes) -> IssuedResult | None:
    """The issued result whose file is exactly this, if any. One changed byte and there is none."""
    digest = hashlib.sha256(content).hexdigest()
    return _issued(Result.objects.select_related("case").filter(sha256=digest).first())


def _issued(result: Result | None) -> IssuedResult | None:
    if result is None or result.sealed_at is None:
        return None
    return IssuedResult(
        title=result.title,
        number=result.number,
        agency=result.case.deciding_name,
        issued_at=result.sealed_at,
        signed_as=result.signed_as,
        verify_code=result.verify_code,
        sha256=result.sha256,
        stored_file=result.sealed_file,
        revoked_at=result.revoked_at,
        revoked_reason=result.revoked_reason,
    )
