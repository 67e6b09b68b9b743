"""Many public pages, made directly as entries, and how long a search among them takes; for `hienluong bench`."""

import random
import time
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import connection

from hienluong.shared.search.actions.index import index
from hienluong.shared.search.actions.learn_words import learn_words
from hienluong.shared.search.queries.search import search
from hienluong.shared.search.values import Entry

__all__ = ["fill", "seconds_of"]

_KINDS = ("news",) * 6 + ("page",) * 2 + ("document",) + ("question",)
_BODY_TEXTS = 12
_COPY = """
insert into search_entry (kind, key, agency_id, title, summary, body, url, at, extra, title_key, digest, head, words)
select kind, key || '-' || site, site, title, summary, body, url || site, at - site * interval '11 hours', extra, title_key,
       digest, ts_delete(head, 'site:1') || mark, ts_delete(words, 'site:1') || mark
from search_entry, generate_series(2, %s) as site, lateral (select array_to_tsvector(array['site:' || site]) as mark) as m
where agency_id = 1 and key like 'bench-%%'
"""


def fill(texts: Sequence[str], *, sites: int, pages: int, newest: datetime) -> int:
    """Let `sites` sites have `pages` pages each, written from `texts` (titles of the province's own matters).

    The pages of one site go through the front door; the other sites have them too, with dates of their own.
    """
    index(*_pages(texts, pages, newest))
    with connection.cursor() as cursor:
        cursor.execute(_COPY, [sites])
    return learn_words()


def _pages(texts: Sequence[str], pages: int, newest: datetime) -> Iterable[Entry]:
    chosen = random.Random(20260701)  # noqa: S311 - the same pages in every run
    for number in range(pages):
        body = chosen.choices(texts, k=_BODY_TEXTS)
        yield Entry(
            kind=_KINDS[number % len(_KINDS)],
            key=f"bench-{number}",
            agency_id=1,
            title=f"{texts[number % len(texts)]}",
            summary=chosen.choice(texts),
            body=". ".join(body),
            url=f"/bench/{number}/",
            at=newest - timedelta(hours=5 * number),
        )


def seconds_of(queries: Iterable[str]) -> list[float]:
    """How long each of the queries took, asked one after the other."""
    spent = []
    for query in queries:
        began = time.perf_counter()
        search(query)
        spent.append(time.perf_counter() - began)
    return spent
