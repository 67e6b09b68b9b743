"""The load: a process of its own that sends prepared requests over kept-open connections and counts answers.

Reads one JSON object from standard input, writes one to standard output; needs nothing but Python. Its own
work is part of every round, of the yardstick's too, so that ratios on two cores stay honest.
"""

import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

__all__ = ["main"]

_HEAD_END = b"\r\n\r\n"


@dataclass
class _Round:
    """What all connections of a round share: the requests that are left, and what came back."""

    requests: Iterator[bytes]
    until: float
    statuses: Counter[str] = field(default_factory=Counter)
    milliseconds: list[float] = field(default_factory=list)
    last: float = 0.0

    def next(self) -> bytes | None:
        """The next request; None when time or requests are over."""
        return next(self.requests, None) if time.monotonic() < self.until else None

    def answered(self, status: str, began: float) -> None:
        """Count an answer."""
        self.last = time.monotonic()
        self.statuses[status] += 1
        self.milliseconds.append((self.last - began) * 1000)


class _Connection(asyncio.Protocol):
    """One browser: asks, reads the whole answer, asks again."""

    def __init__(self, shared: _Round) -> None:
        self.ended = asyncio.get_running_loop().create_future()
        self._shared = shared
        self._began = 0.0
        self._got = bytearray()
        self._whole = -1

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if not isinstance(transport, asyncio.WriteTransport):
            raise TypeError(transport)
        self._transport = transport
        self._ask()

    def data_received(self, data: bytes) -> None:
        self._got += data
        if self._whole < 0 and (head := self._got.find(_HEAD_END)) >= 0:
            self._whole = head + len(_HEAD_END) + _length(bytes(self._got[:head]))
        if 0 <= self._whole <= len(self._got):
            self._shared.answered(self._got[9:12].decode(), self._began)
            self._got.clear()
            self._whole = -1
            self._ask()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        if not self.ended.done():
            self._shared.answered("cut", self._began)
            self.ended.set_result(None)

    def _ask(self) -> None:
        request = self._shared.next()
        if request is None:
            self.ended.set_result(None)
            self._transport.close()
            return
        self._began = time.monotonic()
        self._transport.write(request)


def _length(head: bytes) -> int:
    """The length that an answer announces; the house never sends pages in chunks."""
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


async def _run(order: dict[str, Any]) -> dict[str, Any]:
    requests = [text.encode("latin-1") for text in order["requests"]]
    began = time.monotonic()
    shared = _Round(iter(requests) if order["once"] else cycle(requests), began + order["seconds"])
    loop = asyncio.get_running_loop()
    made = [
        await loop.create_connection(lambda: _Connection(shared), "127.0.0.1", order["port"])
        for _ in range(order["connections"])
    ]
    await asyncio.gather(*(protocol.ended for _, protocol in made))
    return {
        "answered": sum(shared.statuses.values()),
        "seconds": shared.last - began,
        "statuses": dict(shared.statuses),
        "milliseconds": shared.milliseconds,
    }


def main() -> None:
    """One round."""
    json.dump(asyncio.run(_run(json.load(sys.stdin))), sys.stdout)


if __name__ == "__main__":
    main()
