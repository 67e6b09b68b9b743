"""The web: Granian over WSGI, its workers forked from one process that has loaded the application.

Forking after loading shares most memory between the workers and imports the application once.
Measured on two cores: two workers with four blocking threads answer most requests a second; with
Granian's own default the threads fight for the interpreter.
"""

import gc
import os
import signal
from collections.abc import Callable
from typing import Any

from granian.constants import Interfaces
from granian.server import Server

from hienluong.config.home import Home
from hienluong.config.postgres import die_with_parent

__all__ = ["serve"]

BLOCKING_THREADS = 4


def serve(port: int, target: str, load: Callable[[], Any], workers: int) -> None:
    """Serve the application that `load` returns until told to end."""
    application = load()
    gc.collect()
    gc.freeze()

    def in_worker(*_: object) -> Any:  # noqa: ANN401 - Granian takes any callable
        die_with_parent(signal.SIGKILL)
        return application

    Server(
        target,
        address=Home.from_environment().bind,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=BLOCKING_THREADS,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        blocking_threads_idle_timeout=600,
        workers_kill_timeout=8,
        log_access=False,
        websockets=False,
    ).serve(target_loader=in_worker, wrap_loader=False)


def _load() -> Any:  # noqa: ANN401
    from django.urls import get_resolver

    from hienluong.config.wsgi import application

    _ = get_resolver().url_patterns  # imports every page before the fork
    return application


def main() -> None:
    """`python -m hienluong.config.processes.web`, as the supervisor starts it."""
    workers = int(os.environ.get("HL_WEB_WORKERS", "2"))
    serve(Home.from_environment().port, "hienluong.config.wsgi:application", _load, workers)


if __name__ == "__main__":
    main()
