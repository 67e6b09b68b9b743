"""The gateway: HTTP/1.1 over mutual TLS, one thread for each line. Few call, and each keeps its line open."""

import hashlib
import json
import logging
import socket
import ssl
import threading
from collections.abc import Iterator
from typing import Any

import h11
from django.db import DatabaseError, connection

from hienluong.base.errors import HouseError
from hienluong.systems.exchange.gateway.answering import Question, answer, caller
from hienluong.systems.exchange.gateway.traffic import going_first
from hienluong.systems.exchange.queries.peers import believed_keys
from hienluong.systems.exchange.wire.tls import listening

__all__ = ["Gateway"]

logger = logging.getLogger(__name__)

_MOST_LINES = 64
_SECONDS = 60.0
"""A line on which nothing happens for so long is closed."""
_PIECE = 64 * 1024
_PATIENT_FOR = 16 * 1024 * 1024
"""Bytes of a refused request that are still taken in, and thrown away."""


class Gateway:
    """Listens until `stop`. Who shows no certificate that was exchanged beforehand does not get past the handshake."""

    def __init__(self, address: str, port: int) -> None:
        self._socket = socket.create_server((address, port), backlog=_MOST_LINES)
        self._socket.settimeout(0.1)
        self._stopping = threading.Event()
        self._lines = threading.BoundedSemaphore(_MOST_LINES)
        self._thread = threading.Thread(target=self._accept, name="gateway", daemon=True)

    @property
    def port(self) -> int:
        """Where it listens."""
        port: int = self._socket.getsockname()[1]
        return port

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """Take no further lines; those that are open end with the process."""
        self._stopping.set()
        self._thread.join()
        self._socket.close()

    def _accept(self) -> None:
        while not self._stopping.is_set():
            try:
                line, _ = self._socket.accept()
            except TimeoutError:
                continue
            if not self._lines.acquire(blocking=False):
                line.close()
                continue
            threading.Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, plain: socket.socket) -> None:
        try:
            plain.settimeout(_SECONDS)
            with _context().wrap_socket(plain, server_side=True) as line:
                _talk(line, self._stopping)
        except (OSError, DatabaseError, h11.ProtocolError) as error:
            logger.info("exchange.line_ended kind=%s", type(error).__name__)
        finally:
            plain.close()
            connection.close()
            self._lines.release()


def _context() -> ssl.SSLContext:
    """Made anew for each line: certificates that were added or ended a moment ago count."""
    return listening([key.certificate for key in believed_keys()])


def _talk(line: ssl.SSLSocket, stopping: threading.Event) -> None:
    shown = line.getpeercert(binary_form=True) or b""
    talk = h11.Connection(h11.SERVER)
    while not stopping.is_set():
        request = _next(line, talk)
        if not isinstance(request, h11.Request):
            return
        status, said = _answered(line, talk, request, shown)
        _say(line, talk, status, said)
        if talk.our_state is h11.MUST_CLOSE or talk.their_state is not h11.DONE:
            return
        talk.start_next_cycle()


def _next(line: ssl.SSLSocket, talk: h11.Connection) -> Any:  # noqa: ANN401 - one of h11's events
    while (event := talk.next_event()) is h11.NEED_DATA:
        talk.receive_data(line.recv(_PIECE))
    return event


def _pieces(line: ssl.SSLSocket, talk: h11.Connection) -> Iterator[bytes]:
    while isinstance(event := _next(line, talk), h11.Data):
        yield bytes(event.data)


def _answered(
    line: ssl.SSLSocket, talk: h11.Connection, request: h11.Request, shown: bytes
) -> tuple[int, dict[str, Any]]:
    headers = {name.decode(): value.decode("latin-1") for name, value in request.headers}
    pieces = _pieces(line, talk)
    question = Question(
        request.method.decode(), request.target.decode("latin-1"), headers.get("content-encoding", ""), pieces
    )
    try:
        with going_first():
            status, said = 200, answer(caller(hashlib.sha256(shown).hexdigest()), question)
    except HouseError as error:
        status, said = error.status, {"code": error.code, "error": error.what}
    _hear_out(pieces)
    return status, said


def _hear_out(pieces: Iterator[bytes]) -> None:
    """Who is answered in the middle of a sentence does not hear the answer. There is an end to that, too."""
    heard = 0
    for piece in pieces:
        heard += len(piece)
        if heard > _PATIENT_FOR:
            return


def _say(line: ssl.SSLSocket, talk: h11.Connection, status: int, said: dict[str, Any]) -> None:
    body = json.dumps(said, ensure_ascii=False).encode()
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    out = talk.send(h11.Response(status_code=status, headers=headers)) or b""
    out += talk.send(h11.Data(data=body)) or b""
    out += talk.send(h11.EndOfMessage()) or b""
    line.sendall(out)
