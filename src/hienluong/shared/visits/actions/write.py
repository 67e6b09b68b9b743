"""Write a batch of visits."""

import hashlib
import secrets
from datetime import date, timedelta

from django.db import connection

from hienluong.base import clock
from hienluong.shared.visits.tally import Batch

__all__ = ["forget_past_days", "write"]

_LONGEST_SITE, _LONGEST_PATH = 80, 300
_PAGES_KEPT = timedelta(days=3 * 366)
_WRITE = """
with pages as (
    insert into visits_pagevisits as p (site, day, path, times)
    select site, %(day)s, path, times from unnest(%(sites)s::text[], %(paths)s::text[], %(times)s::int[]) as t(site, path, times)
    on conflict (site, day, path) do update set times = p.times + excluded.times
), readers as (
    insert into visits_dayvisitor as v (site, day, visitor, seen_at)
    select site, %(day)s, visitor, %(now)s from unnest(%(read)s::text[], %(visitors)s::bytea[]) as t(site, visitor)
    on conflict (site, day, visitor) do update set seen_at = excluded.seen_at
    returning site, xmax = 0 as new
)
insert into visits_sitecount as c (site, total)
select site, count(*) from readers where new group by site order by site
on conflict (site) do update set total = c.total + excluded.total
"""
"""A reader who is new today makes the site's total grow; whichever process saw them first."""

_salts: dict[date, bytes] = {}


def write(batch: Batch) -> None:
    """Add a batch to the counters, in one statement besides the first of a day. Rows in one order, against deadlocks."""
    now, day = clock.now(), clock.today()
    salt = _salt_of(day)
    pages = sorted((site[:_LONGEST_SITE], _path(path), times) for (site, path), times in batch.pages.items())
    merged: dict[tuple[str, str], int] = {}
    for site, path, times in pages:
        merged[site, path] = merged.get((site, path), 0) + times
    readers = sorted(
        {(site[:_LONGEST_SITE], _digest(salt, address, agent)) for site, address, agent in batch.readers}
    )
    with connection.cursor() as cursor:
        cursor.execute(
            _WRITE,
            {"day": day, "now": now, "sites": [site for site, _ in merged], "paths": [path for _, path in merged],
             "times": list(merged.values()), "read": [site for site, _ in readers],
             "visitors": [digest for _, digest in readers]},
        )  # fmt: skip


def forget_past_days() -> None:
    """Throw away salts and digests of days that are over, and counts of pages after three years."""
    today = clock.today()
    with connection.cursor() as cursor:
        cursor.execute("delete from visits_daysalt where day < %s", [today])
        cursor.execute("delete from visits_dayvisitor where day < %s", [today])
        cursor.execute("delete from visits_pagevisits where day < %s", [today - _PAGES_KEPT])


def _salt_of(day: date) -> bytes:
    """The key of a day: whichever process comes first makes it."""
    if day not in _salts:
        with connection.cursor() as cursor:
            cursor.execute(
                "insert into visits_daysalt (day, salt) values (%s, %s) on conflict (day) do update set day = excluded.day "
                "returning salt",
                [day, secrets.token_bytes(32)],
            )
            row = cursor.fetchone()
        _salts.clear()
        _salts[day] = bytes(row[0]) if row else b""
    return _salts[day]


def _digest(salt: bytes, address: str, agent: str) -> bytes:
    return hashlib.blake2b(
        f"{address}\0{agent}".encode("utf-8", "replace"), key=salt, digest_size=16
    ).digest()


def _path(path: str) -> str:
    """WSGI tells the bytes of a path as Latin letters."""
    text = path.encode("latin-1", "replace").decode("utf-8", "replace").replace("\0", "")
    return text[:_LONGEST_PATH]
