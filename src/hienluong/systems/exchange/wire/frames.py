"""Several messages in one request: for each the length of its header, the header, the length of its content, the content.

A length is four bytes, the highest first. Pure.
"""

import struct
from collections.abc import Iterable, Iterator

from hienluong.systems.exchange.errors import NotReadable
from hienluong.systems.exchange.values import Sent

__all__ = ["MEDIA_TYPE", "framed", "frames_in"]

MEDIA_TYPE = "application/vnd.hienluong.messages"
_LENGTH = struct.Struct(">I")
_LONGEST_HEADER = 8_192


def framed(messages: Iterable[Sent]) -> bytes:
    """The messages, one after the other."""
    return b"".join(_frame(each) for each in messages)


def _frame(message: Sent) -> bytes:
    header = message.header.encode()
    return _LENGTH.pack(len(header)) + header + _LENGTH.pack(len(message.content)) + message.content


def frames_in(body: bytes) -> Iterator[Sent]:
    """The messages of a request. Raises NotReadable when lengths and bytes do not agree."""
    place = 0
    while place < len(body):
        header, place = _piece(body, place, _LONGEST_HEADER)
        content, place = _piece(body, place, len(body))
        try:
            yield Sent(header.decode("ascii"), content)
        except UnicodeDecodeError as error:
            raise NotReadable from error


def _length(body: bytes, place: int) -> int:
    if place + _LENGTH.size > len(body):
        raise NotReadable
    length: int = _LENGTH.unpack_from(body, place)[0]
    return length


def _piece(body: bytes, place: int, longest: int) -> tuple[bytes, int]:
    length = _length(body, place)
    begin = place + _LENGTH.size
    if length > longest or begin + length > len(body):
        raise NotReadable
    return body[begin : begin + length], begin + length
