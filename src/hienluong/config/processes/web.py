"""The web: its workers are forked from one process that has loaded the application, so that they share
most of their memory and it is imported once."""

import gc
import os
from typing import Any

from hienluong.config.home import Home
from hienluong.config.processes.serving import serve

__all__ = ["main"]


def main() -> None:
    """`python -m hienluong.config.processes.web`, as the supervisor starts it."""
    application = _loaded()
    workers = int(os.environ.get("HL_WEB_WORKERS", "2"))
    serve(Home.from_environment().port, "web", lambda: application, workers=workers)


def _loaded() -> Any:  # noqa: ANN401
    """The application with every page imported, out of the garbage collector's sight: what it visits is copied."""
    from django.urls import get_resolver

    from hienluong.config.wsgi import application

    _ = get_resolver().url_patterns
    gc.collect()
    gc.freeze()
    return application


if __name__ == "__main__":
    main()
