"""One line to one other installation: HTTP over mutual TLS."""

import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

from hienluong.systems.exchange.actions.settle import Said
from hienluong.systems.exchange.errors import NotReadable, PeerAway
from hienluong.systems.exchange.models import Message, Peer
from hienluong.systems.exchange.queries.peers import believed_keys
from hienluong.systems.exchange.values import PeerCard, Sent, card_in
from hienluong.systems.exchange.wire.frames import MEDIA_TYPE, framed
from hienluong.systems.exchange.wire.tls import calling

__all__ = ["Line"]

_SECONDS = httpx.Timeout(60.0, connect=5.0)
_PIECE = 4 * 1024 * 1024
_BLOCK = 256 * 1024
_SAMPLE = 4_096
_WORTH = 0.8
_LEAST = 1_024


class Line:
    """Open for some requests; raises PeerAway for whatever goes wrong on it."""

    def __init__(self, peer: Peer) -> None:
        certificates = [each.certificate for each in believed_keys(peer)]
        self._http = httpx.Client(
            base_url=peer.address, verify=calling(certificates), timeout=_SECONDS, trust_env=False
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def send(self, messages: Sequence[Message]) -> list[Said]:
        """The answers to messages, in their order."""
        body = framed(Sent(each.header, bytes(each.content or b"")) for each in messages)
        headers = {"Content-Type": MEDIA_TYPE}
        if _worth_compressing(body):
            body, headers["Content-Encoding"] = zlib.compress(body, 1), "deflate"
        said = self._asked("POST", "/v1/messages", content=body, headers=headers)
        try:
            answers = [Said(**each) for each in said["answers"]]
        except (TypeError, KeyError) as error:
            raise PeerAway(reason="shape") from error
        if len(answers) != len(messages):
            raise PeerAway(reason="shape")
        return answers

    def upload(self, sha256: str, size: int, path: Path) -> None:
        """Bring the file there, from where an earlier try ended."""
        at = int(self._asked("GET", f"/v1/parts/{sha256}").get("held", 0))
        while at < size:
            with path.open("rb") as file:
                file.seek(at)
                answer = self._asked("PUT", f"/v1/parts/{sha256}?at={at}", content=_piece(file))
            now = int(answer.get("held", 0))
            if now <= at:
                raise PeerAway(reason="no progress")
            at = now

    def card(self) -> PeerCard:
        """What the installation says of itself today."""
        try:
            return card_in(self._asked("GET", "/v1/card"))
        except NotReadable as error:
            raise PeerAway(reason="shape") from error

    def ledger(self) -> list[dict[str, Any]]:
        """What it has of our lanes."""
        found: list[dict[str, Any]] = self._asked("GET", "/v1/ledger").get("lanes", [])
        return found

    def _asked(self, method: str, path: str, **request: Any) -> dict[str, Any]:  # noqa: ANN401
        try:
            answer = self._http.request(method, path, **request)
            answer.raise_for_status()
            said = answer.json()
        except (httpx.HTTPError, ValueError, OSError) as error:
            raise PeerAway(reason=_reason(error)) from error
        if not isinstance(said, dict):
            raise PeerAway(reason="shape")
        return said


def _reason(error: Exception) -> str:
    if isinstance(error, httpx.HTTPStatusError):
        return f"HTTP {error.response.status_code}"
    return type(error).__name__


def _piece(file: Any) -> Iterator[bytes]:  # noqa: ANN401 - a file in bytes
    left = _PIECE
    while left > 0 and (block := file.read(min(_BLOCK, left))):
        left -= len(block)
        yield block


def _worth_compressing(body: bytes) -> bool:
    """Packets are mostly base64 of what is compressed already; states are words."""
    sample = body[len(body) // 2 :][:_SAMPLE]
    return len(body) > _LEAST and len(zlib.compress(sample, 1)) < _WORTH * len(sample)
