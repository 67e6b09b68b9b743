"""The province's own OpenID provider: a process of its own, so that a web waiting for a token cannot
wait for itself. Its one worker loads the application; it touches the database and must not be forked after."""

from typing import Any

from hienluong.config.home import Home
from hienluong.config.processes.serving import serve

__all__ = ["main"]


def main() -> None:
    """`python -m hienluong.config.processes.identity`, as the supervisor starts it."""
    serve(Home.from_environment().identity_port, "identity", _loaded, workers=1)


def _loaded() -> Any:  # noqa: ANN401
    from hienluong.config.identity_wsgi import application

    return application


if __name__ == "__main__":
    main()
