"""Time-stamps (RFC 3161): who says when."""

import time

import httpx
from asn1crypto import tsp
from django.conf import settings
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError

from hienluong.base import clock
from hienluong.base.ids import uuid7
from hienluong.shared.signing.certificates.authority import stamp_authority
from hienluong.shared.signing.certificates.stamps import StampAuthority, stamp_answer
from hienluong.shared.signing.errors import NoSigningKey
from hienluong.shared.signing.outside import outside_transactions

__all__ = ["HttpStamper", "OwnStamper", "stamper"]

_SECONDS = httpx.Timeout(5.0, connect=2.0)
_LONGEST_ANSWER = 65_536
_LEFT_ALONE = 20.0
"""Seconds."""
_OFF = "off"
_away_until: dict[str, float] = {}


class HttpStamper(TimeStamper):
    """A time-stamping authority at an address. Raises TimestampRequestError when it does not answer.

    One that was away is left alone for a while: who signs fifty documents must not wait fifty times.
    """

    def __init__(self, address: str) -> None:
        super().__init__(include_nonce=True)  # type: ignore[no-untyped-call]
        self._address = address

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Ask for one stamp; waiting holds up nobody else, the caller has a loop of its own."""
        headers = {"Content-Type": "application/timestamp-query"}
        if time.monotonic() < _away_until.get(self._address, 0.0):
            raise TimestampRequestError("it was away a moment ago")
        try:
            async with httpx.AsyncClient(timeout=_SECONDS) as client:
                answer = await client.post(self._address, content=req.dump(), headers=headers)
            answer.raise_for_status()
            if len(answer.content) > _LONGEST_ANSWER:
                raise TimestampRequestError("the answer is too long")
            return tsp.TimeStampResp.load(answer.content, strict=True)
        except (httpx.HTTPError, ValueError) as error:
            _away_until[self._address] = time.monotonic() + _LEFT_ALONE
            raise TimestampRequestError(str(error)) from error


class OwnStamper(TimeStamper):
    """The authority in the box, asked in this process: over HTTP a server would wait for itself."""

    def __init__(self, authority: StampAuthority) -> None:
        super().__init__(include_nonce=True)  # type: ignore[no-untyped-call]
        self._authority = authority

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Answered at once, from what was read before: a loop must not ask the database.

        Given as it would come over a line: a tree that was never written out is written anew, twice for each of its
        levels, whenever something around it is, which took minutes for one signature.
        """
        answer = stamp_answer(req, self._authority, clock.now(), uuid7().int)
        return tsp.TimeStampResp.load(answer.dump(), strict=True)


def stamper() -> TimeStamper | None:
    """Who dates signatures here, if anybody: HL_TSA_URL, else the authority in the box where there is one.

    One at an address must be asked outside a transaction.
    """
    if settings.TSA_URL == _OFF:
        return None
    if settings.TSA_URL:
        outside_transactions("a time-stamp authority")
        return HttpStamper(settings.TSA_URL)
    if not settings.OWN_AUTHORITY:
        return None
    try:
        return OwnStamper(stamp_authority())
    except NoSigningKey:
        return None
