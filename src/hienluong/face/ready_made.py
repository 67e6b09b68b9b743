"""Public pages kept ready-made in front of Django, and how an action makes them stale.

A view opts in with `ready_made("catalogue")`; its answer to a reader who is not signed in is then kept by
the web process (`config.page_cache`). An action that changes what such pages show calls `touch("catalogue")`
in its transaction; within a second of its commit every process makes the pages anew.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from django.db import connection, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from hienluong.base.fresh import forget_all

__all__ = ["HEADER", "keep_ready_made", "ready_made", "touch"]

HEADER = "X-House-Ready-Made"
"""Topics that a page is made from, separated by spaces. Taken off before the answer leaves the house."""

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def ready_made(*topics: str) -> Callable[[View], View]:
    """Let a view's answers be kept. It must not show who reads it, nor hold a CSRF token."""

    def decorate(view: View) -> View:
        @wraps(view)
        def marked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            response = view(request, *args, **kwargs)
            keep_ready_made(response, *topics)
            return response

        return cast("View", marked)

    return decorate


def keep_ready_made(response: HttpResponseBase, *topics: str) -> None:
    """The same for one answer: for views of which only some answers may be kept."""
    within = response.headers.get(HEADER, "").split()
    response.headers[HEADER] = " ".join(dict.fromkeys((*topics, *within)))


def touch(topic: str) -> None:
    """Make every page made from `topic` stale when this transaction commits. One statement.

    What this process keeps of such facts is forgotten then; other processes ask anew within seconds.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into face_stamp (topic, version) values (%s, 1) "
            "on conflict (topic) do update set version = face_stamp.version + 1",
            [topic],
        )
    transaction.on_commit(forget_all)
