"""Limits on how often one caller may try a thing; shared by all processes, one statement a try."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

from hienluong.base import clock
from hienluong.base.errors import Busy

__all__ = ["count_try", "ensure_tries_left", "limited"]

Page = Callable[..., HttpResponse]

_COUNT = """
insert into access_tries as t (key, window_start, tries) values (%s, %s, 1)
on conflict (key) do update set
    tries = case when t.window_start = excluded.window_start then t.tries + 1 else 1 end,
    window_start = excluded.window_start
returning tries
"""


def count_try(what: str, who: str, *, tries: int, seconds: int) -> None:
    """Count one try of `what` by `who`. Raises Busy past `tries` in a window of `seconds`.

    `who` is kept only as a digest that changes with the day, so that the table tells nothing of people.
    """
    key, window = _row_of(what, who, seconds)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [key, window])
        row = cursor.fetchone()
    if row is not None and row[0] > tries:
        raise Busy(what=what)


def ensure_tries_left(what: str, who: str, *, tries: int, seconds: int) -> None:
    """Raise Busy when the tries counted by `count_try` in this window are used up; counts nothing itself."""
    key, window = _row_of(what, who, seconds)
    with connection.cursor() as cursor:
        cursor.execute("select tries from access_tries where key = %s and window_start = %s", [key, window])
        row = cursor.fetchone()
    if row is not None and row[0] >= tries:
        raise Busy(what=what)


def _row_of(what: str, who: str, seconds: int) -> tuple[bytes, int]:
    now = clock.now()
    key = hashlib.sha256(f"{what}|{who}|{now:%Y%m%d}".encode()).digest()[:16]
    return key, int(now.timestamp()) // seconds


def limited(what: str, *, tries: int, seconds: int) -> Callable[[Page], Page]:
    """Limit a page to `tries` calls in `seconds` for each client address that asks something of it."""

    def wrap(page: Page) -> Page:
        @wraps(page)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
            if request.method != "GET" or request.GET or kwargs:
                count_try(what, request.META.get("REMOTE_ADDR", ""), tries=tries, seconds=seconds)
            return page(request, *args, **kwargs)

        return guarded

    return wrap
