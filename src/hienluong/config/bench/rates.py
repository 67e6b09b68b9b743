"""Requests a second of a page, beside those of the bare view, in alternating rounds."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from hienluong.config.bench.figure import Check, Limit, Sample

__all__ = ["BARE", "CALLERS", "Burst", "Compared", "burst", "burst_once", "caller", "compare", "request_text"]

_CONNECTIONS = 16
_WARMING_SECONDS = 1.0
CALLERS = 4000
"""How many different callers and requests a round cycles through."""


@dataclass(frozen=True, slots=True)
class Burst:
    """One round of load."""

    rate: float
    median_ms: float
    statuses: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Compared:
    """The measured page's rounds, the yardstick's around them, and every status the page answered with."""

    ours: Sample
    bare: Sample
    statuses: Mapping[str, int]

    def only(self, status: str) -> Check:
        """That every request was answered as meant: an error page is quick and proves nothing."""
        others = sum(count for each, count in self.statuses.items() if each != status)
        return Check(f"khác {status}", others, Limit.MOST, 0)


def request_text(
    path: str, *, method: str = "GET", headers: Mapping[str, str] | None = None, body: str = ""
) -> str:
    """A whole HTTP request as a browser of the house sends it."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Accept-Encoding: gzip"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    if body:
        lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", body])


def caller(number: int) -> dict[str, str]:
    """The header by which the reverse proxy tells one client from another."""
    return {"X-Forwarded-For": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"}


BARE = [request_text("/bench/bare", headers=caller(number)) for number in range(CALLERS)]


def burst(port: int, requests: Sequence[str], *, seconds: float, connections: int = _CONNECTIONS) -> Burst:
    """Send the requests in a circle for some seconds."""
    return _run(port, requests, seconds=seconds, connections=connections, once=False)


def burst_once(port: int, requests: Sequence[str], *, connections: int = _CONNECTIONS) -> Burst:
    """Send each request one time, however long it takes."""
    return _run(port, requests, seconds=600, connections=connections, once=True)


def _run(port: int, requests: Sequence[str], *, seconds: float, connections: int, once: bool) -> Burst:
    order = {
        "port": port, "requests": list(requests), "seconds": seconds, "connections": connections, "once": once
    }  # fmt: skip
    command = [sys.executable, "-m", "hienluong.config.bench.load"]
    done = subprocess.run(command, input=json.dumps(order), capture_output=True, text=True, check=True)
    said = json.loads(done.stdout)
    return Burst(said["answered"] / said["seconds"], median(said["milliseconds"]), said["statuses"])


def compare(port: int, ours: Callable[[int], Burst], *, rounds: int, seconds: float) -> Compared:
    """Alternate the bare view and ours: bare, ours, bare, ours, …, bare. `ours` gets the round's number."""
    burst(port, BARE, seconds=_WARMING_SECONDS)
    bare, own, statuses = [burst(port, BARE, seconds=seconds).rate], [], Counter[str]()
    for number in range(rounds):
        one = ours(number)
        own.append(one.rate)
        statuses.update(one.statuses)
        bare.append(burst(port, BARE, seconds=seconds).rate)
    return Compared(Sample(tuple(own)), Sample(tuple(bare)), statuses)
