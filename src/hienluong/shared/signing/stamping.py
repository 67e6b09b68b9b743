"""Time-stamps (RFC 3161): who says when."""

import httpx
from asn1crypto import tsp
from django.conf import settings
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError

from hienluong.shared.signing.outside import outside_transactions

__all__ = ["HttpStamper", "stamper"]

_SECONDS = httpx.Timeout(5.0, connect=2.0)
_LONGEST_ANSWER = 65_536


class HttpStamper(TimeStamper):
    """A time-stamping authority at an address. Raises TimestampRequestError when it does not answer."""

    def __init__(self, address: str) -> None:
        super().__init__(include_nonce=True)  # type: ignore[no-untyped-call]
        self._address = address

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Ask for one stamp; waiting holds up nobody else, the caller has a loop of its own."""
        headers = {"Content-Type": "application/timestamp-query"}
        try:
            async with httpx.AsyncClient(timeout=_SECONDS) as client:
                answer = await client.post(self._address, content=req.dump(), headers=headers)
            answer.raise_for_status()
            if len(answer.content) > _LONGEST_ANSWER:
                raise TimestampRequestError("the answer is too long")
            return tsp.TimeStampResp.load(answer.content, strict=True)
        except (httpx.HTTPError, ValueError) as error:
            raise TimestampRequestError(str(error)) from error


def stamper() -> TimeStamper | None:
    """The authority of the settings (HL_TSA_URL), if there is one. Must be asked outside a transaction."""
    if not settings.TSA_URL:
        return None
    outside_transactions("a time-stamp authority")
    return HttpStamper(settings.TSA_URL)
