"""A line that is cut again and again: a proxy that closes connections in the middle of what they carry."""

import random
import socket
import threading
from contextlib import suppress

__all__ = ["BadLine"]

_PIECE = 4_096
_PACKET = 20_000


class BadLine:
    """Between whoever calls `port` and a gateway. Every 20 KB, the size of a packet, the chance of a cut is `loss`."""

    def __init__(self, target: int, seed: int) -> None:
        self._target = target
        self._chance = random.Random(seed)  # noqa: S311 - chance, no secret
        self._server = socket.create_server(("127.0.0.1", 0), backlog=64)
        self._server.settimeout(0.5)
        self._over = threading.Event()
        self.loss = 0.0
        self.dead = False
        self.cuts = 0

    @property
    def port(self) -> int:
        """Where it listens."""
        port: int = self._server.getsockname()[1]
        return port

    def start(self) -> None:
        """Begin to carry."""
        threading.Thread(target=self._accept, daemon=True).start()

    def stop(self) -> None:
        """Carry nothing more."""
        self._over.set()

    def _accept(self) -> None:
        while not self._over.is_set():
            try:
                caller, _ = self._server.accept()
            except TimeoutError:
                continue
            if self.dead:
                caller.close()
                continue
            threading.Thread(target=self._carry, args=(caller,), daemon=True).start()
        self._server.close()

    def _carry(self, caller: socket.socket) -> None:
        try:
            gateway = socket.create_connection(("127.0.0.1", self._target), timeout=5)
        except OSError:
            caller.close()
            return
        back = threading.Thread(target=self._pump, args=(gateway, caller), daemon=True)
        back.start()
        self._pump(caller, gateway)
        back.join()

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        """How many bytes pass until the cut is decided once for each connection in each direction."""
        left = self._chance.expovariate(self.loss / _PACKET) if self.loss else None
        with suppress(OSError):
            while piece := source.recv(_PIECE):
                if left is not None:
                    left -= len(piece)
                if self.dead or (left is not None and left <= 0):
                    self.cuts += 1
                    break
                sink.sendall(piece)
        for each in (source, sink):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
