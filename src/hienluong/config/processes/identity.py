"""The province's own OpenID provider: a process of its own, so that a web waiting for a token cannot
wait for itself."""

from importlib import import_module
from typing import Any

from hienluong.config.home import Home
from hienluong.config.processes.web import serve

__all__ = ["main"]

_TARGET = "hienluong.config.identity_wsgi:application"


def _load() -> Any:  # noqa: ANN401
    return import_module("hienluong.config.identity_wsgi").application


def main() -> None:
    """`python -m hienluong.config.processes.identity`, as the supervisor starts it."""
    serve(Home.from_environment().identity_port, _TARGET, _load, workers=1)


if __name__ == "__main__":
    main()
