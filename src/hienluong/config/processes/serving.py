"""Granian over WSGI, set as measured: two workers with four blocking threads answer most requests a second on
two cores; with Granian's own default the threads fight for the interpreter."""

import signal
from collections.abc import Callable
from typing import Any

from granian.constants import Interfaces
from granian.server import Server

from hienluong.config.home import Home
from hienluong.config.postgres import die_with_parent

__all__ = ["serve"]

_BLOCKING_THREADS = 4
_LONGEST_IDLE_SECONDS = 600
"""An idle thread takes its database connection with it when it ends, so it may idle long."""


def serve(port: int, name: str, load: Callable[[], Any], *, workers: int) -> None:
    """Serve the application that `load` returns in each worker, until told to end."""

    def in_worker() -> Any:  # noqa: ANN401 - Granian takes any callable
        die_with_parent(signal.SIGKILL)
        return load()

    Server(
        name,
        address=Home.from_environment().bind,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=_BLOCKING_THREADS,
        blocking_threads_idle_timeout=_LONGEST_IDLE_SECONDS,
        workers_kill_timeout=8,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        log_access=False,
        websockets=False,
    ).serve(target_loader=in_worker, wrap_loader=False)
