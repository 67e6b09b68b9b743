"""Time-stamps (RFC 3161): who says when."""

import asyncio
import time
from abc import ABC, abstractmethod

import httpx
from asn1crypto import cms, parser, tsp
from django.conf import settings
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError
from pyhanko.sign.timestamps.common_utils import handle_tsp_response

from hienluong.base import clock
from hienluong.base.ids import uuid7
from hienluong.shared.signing.certificates.authority import stamp_authority
from hienluong.shared.signing.certificates.stamps import StampAuthority, stamp_answer
from hienluong.shared.signing.errors import NoSigningKey, TimestampUnavailable
from hienluong.shared.signing.outside import outside_transactions

__all__ = ["HttpStamper", "OwnStamper", "stamp_of", "stamped", "stamper"]

_SECONDS = httpx.Timeout(5.0, connect=2.0)
_LONGEST_ANSWER = 65_536
_LEFT_ALONE = 20.0
"""Seconds."""
_OFF = "off"
_away_until: dict[str, float] = {}


class _Token(cms.ContentInfo):  # type: ignore[misc]
    """A time-stamp as it came.

    The library writes a tree anew when something in it was read that may be left out (the digest algorithm in
    signing-certificate-v2), and twice for each level around that: seconds for a stamp inside a signature.
    """

    written: bytes

    def dump(self, force: bool = False) -> bytes:  # noqa: ARG002, FBT001, FBT002 - asn1crypto's signature
        """The bytes that came."""
        return self.written


class _Stamper(TimeStamper, ABC):
    def __init__(self) -> None:
        super().__init__(include_nonce=True)  # type: ignore[no-untyped-call]

    @abstractmethod
    async def answer(self, request: tsp.TimeStampReq) -> bytes:
        """What the authority answers (DER). Raises TimestampRequestError."""

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        """A time-stamp of a digest. Raises TimestampRequestError when there is none, or not for this request."""
        nonce, request = self.request_cms(message_digest, md_algorithm)  # type: ignore[no-untyped-call]
        answer = await self.answer(request)
        try:
            handle_tsp_response(tsp.TimeStampResp.load(answer, strict=True), nonce)
        except (ValueError, TypeError, AttributeError) as error:
            raise TimestampRequestError(str(error)) from error
        return _token(answer)


def _token(answer: bytes) -> _Token:
    """The second part of an answer, after the status."""
    parts = parser.parse(answer)[4]
    written = parts[parser.peek(parts) :]
    token: _Token = _Token.load(written, strict=True)
    token.written = written
    return token


class HttpStamper(_Stamper):
    """A time-stamping authority at an address. Raises TimestampRequestError when it does not answer.

    One that was away is left alone for a while: who signs fifty documents must not wait fifty times.
    """

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address

    async def answer(self, request: tsp.TimeStampReq) -> bytes:
        """Ask for one stamp; waiting holds up nobody else, the caller has a loop of its own."""
        headers = {"Content-Type": "application/timestamp-query"}
        if time.monotonic() < _away_until.get(self._address, 0.0):
            raise TimestampRequestError("it was away a moment ago")
        try:
            async with httpx.AsyncClient(timeout=_SECONDS) as client:
                answer = await client.post(self._address, content=request.dump(), headers=headers)
            answer.raise_for_status()
        except (httpx.HTTPError, ValueError) as error:
            _away_until[self._address] = time.monotonic() + _LEFT_ALONE
            raise TimestampRequestError(str(error)) from error
        if len(answer.content) > _LONGEST_ANSWER:
            raise TimestampRequestError("the answer is too long")
        return answer.content


class OwnStamper(_Stamper):
    """The authority in the box, asked in this process: over HTTP a server would wait for itself."""

    def __init__(self, authority: StampAuthority) -> None:
        super().__init__()
        self._authority = authority

    async def answer(self, request: tsp.TimeStampReq) -> bytes:
        """Answered at once, from what was read before: a loop must not ask the database."""
        return stamp_answer(request, self._authority, clock.now(), uuid7().int)


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


def stamp_of(digest: bytes) -> bytes:
    """A time-stamp (RFC 3161, DER) of a SHA-256 digest; empty where nobody dates.

    One at an address must be asked outside a transaction. Raises TimestampUnavailable.
    """
    own = stamper()
    return stamped(own, digest) if own else b""


def stamped(by: TimeStamper, digest: bytes) -> bytes:
    """The time-stamp of a SHA-256 digest, in DER. Raises TimestampUnavailable."""
    try:
        return asyncio.run(_asked(by, digest))
    except TimestampRequestError as error:
        raise TimestampUnavailable from error


async def _asked(by: TimeStamper, digest: bytes) -> bytes:
    written: bytes = (await by.async_timestamp(digest, "sha256")).dump()
    return written
