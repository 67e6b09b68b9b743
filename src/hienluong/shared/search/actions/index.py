"""Put entries into the index, in the transaction of the act that publishes them."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.db import connection

from hienluong.base import clock
from hienluong.base.text import fold, nfc
from hienluong.shared.search.values import Entry

__all__ = ["digest_of", "index"]

_LONGEST = {"title": 500, "summary": 2_000, "body": 60_000, "keywords": 2_000}
_UPSERT = """
insert into search_entry (kind, key, agency_id, title, summary, body, url, at, extra, title_key, digest, head, words)
select v.kind, v.key, v.agency_id, v.title, v.summary, v.body, v.url, v.at, v.extra, v.title_key, v.digest,
       v.head || v.marks, v.head || setweight(to_tsvector('simple', v.body_key), 'D') || v.marks
from (select %(kind)s::text kind, %(key)s::text key, %(agency_id)s::bigint agency_id, %(title)s::text title,
             %(summary)s::text summary, %(body)s::text body, %(url)s::text url, %(at)s::timestamptz at,
             %(extra)s::jsonb extra, %(title_key)s::text title_key, %(digest)s::bytea digest,
             %(body_key)s::text body_key, array_to_tsvector(%(marks)s::text[]) marks,
             setweight(to_tsvector('simple', %(title_key)s::text), 'A')
             || setweight(to_tsvector('simple', %(keywords_key)s::text), 'B')
             || setweight(to_tsvector('simple', %(summary_key)s::text), 'C') head) v
on conflict (kind, key) do update set
    agency_id = excluded.agency_id, title = excluded.title, summary = excluded.summary, body = excluded.body,
    url = excluded.url, at = excluded.at, extra = excluded.extra, title_key = excluded.title_key,
    digest = excluded.digest, head = excluded.head, words = excluded.words
where search_entry.digest <> excluded.digest
"""


def index(*entries: Entry) -> None:
    """Add entries or replace those of the same kind and key; one that did not change costs no write.

    Only what everybody may read: search asks nobody for rights. Many at once go in one round trip.
    """
    if entries:
        with connection.cursor() as cursor:
            cursor.executemany(_UPSERT, [_row(entry) for entry in entries])


def digest_of(entry: Entry) -> bytes:
    """What tells two states of an entry apart."""
    facts = [
        entry.kind, entry.key, entry.agency_id, entry.title, entry.summary, entry.body, entry.url,
        entry.keywords, str(entry.at), entry.extra,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(facts, sort_keys=True, default=str).encode()).digest()[:16]


def _row(entry: Entry) -> dict[str, Any]:
    title, summary, body = (_clean(entry, name) for name in ("title", "summary", "body"))
    return {
        "kind": entry.kind,
        "key": entry.key,
        "agency_id": entry.agency_id,
        "title": title,
        "summary": summary,
        "body": body,
        "url": entry.url,
        "at": _moment(entry.at),
        "extra": json.dumps(entry.extra, ensure_ascii=False, default=str),
        "title_key": fold(title),
        "keywords_key": fold(" ".join(entry.keywords)[: _LONGEST["keywords"]]),
        "summary_key": fold(summary),
        "body_key": fold(body),
        "marks": _marks(entry),
        "digest": digest_of(entry),
    }


def _clean(entry: Entry, name: str) -> str:
    """Composed, without what the database cannot hold (NUL, lone surrogates), cut to a bounded length."""
    text: str = getattr(entry, name)[: _LONGEST[name]]
    return nfc(text.replace("\0", " ").encode("utf-8", "replace").decode())


def _marks(entry: Entry) -> Sequence[str]:
    site = [] if entry.agency_id is None else [f"site:{entry.agency_id}"]
    return [f"kind:{entry.kind}", *site]


def _moment(at: datetime | date | None) -> datetime | None:
    """A day begins at midnight in Việt Nam."""
    if at is None or isinstance(at, datetime):
        return at
    return datetime.combine(at, time(), clock.ZONE)
