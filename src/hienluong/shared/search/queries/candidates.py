"""What the database names: candidates of each kind, ranked, within a time of its own."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction

__all__ = ["CAP", "KEPT", "Candidate", "Wanted", "candidates", "in_heads", "named_alike", "within"]

CAP = 1_000
"""How many matches of a kind are counted and ranked."""

KEPT = 40
"""How many of a kind can be looked at."""
_WEIGHTS = "{0.05, 0.15, 0.5, 1.0}"
_NEWNESS = 0.25
_OWN_SITE = 0.3

_BEST = """
with recursive k(kind) as (
    (select kind from search_entry order by kind limit 1)
    union all
    select (select e.kind from search_entry e where e.kind > k.kind order by e.kind limit 1) from k where k.kind is not null
)
select k.kind, c.id, c.score, c.matches, c.title, c.title_key
from k
cross join lateral (
    select id, title, title_key, count(*) over () as matches, ts_rank(%(weights)s::real[], head, %(any)s::tsquery) * (1
        + %(newness)s * coalesce(exp(extract(epoch from least(at - now(), interval '0')) / 31536000), 0)
        + case when agency_id = %(near)s then %(own)s else 0 end) as score
    from (select id, title, title_key, head, at, agency_id from search_entry
          where {column} @@ (%(all)s::tsquery && ('''kind:' || k.kind || '''')::tsquery) limit %(cap)s) as found
    order by score desc, id desc
    limit %(kept)s
) as c
where k.kind is not null and k.kind <> all(%(full)s) and (%(kinds)s::text[] is null or k.kind = any(%(kinds)s))
"""
"""The best of each kind there is; the kinds are found by jumping along their index."""

_IN_HEAD, _ANYWHERE = _BEST.format(column="head"), _BEST.format(column="words")

_ALIKE = """
select kind, id, word_similarity(%(text)s, title_key) as score, count(*) over (partition by kind), title, title_key
from search_entry
where %(text)s <%% title_key and (%(kinds)s::text[] is null or kind = any(%(kinds)s))
    and (%(site)s::bigint is null or agency_id = %(site)s)
order by score desc, id desc
limit %(kept)s
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A question to the index; `parts` must all be met, `any` is what ranks. Both in the language of tsquery."""

    parts: str
    any: str
    kinds: Sequence[str] = ()
    """Those asked for; all when empty."""
    site_id: int | None = None
    near_id: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that fits, and how many of its kind do: at least, when they fill all that can be looked at."""

    kind: str
    id: int
    score: float
    matches: int
    title: str
    title_key: str


def candidates(wanted: Wanted) -> list[Candidate]:
    """The best of each kind by weights of title, keywords and summary, newness, and the reader's own site.

    Bodies are looked through only for the kinds of which titles, keywords and summaries do not fill all pages.
    """
    by_head = in_heads(wanted)
    counts = Counter(one.kind for one in by_head)
    full = [kind for kind, count in counts.items() if count >= KEPT]
    return [*(one for one in by_head if one.kind in full), *_best(_ANYWHERE, wanted, full)]


def in_heads(wanted: Wanted) -> list[Candidate]:
    """The same for titles, keywords and summaries alone: cheap even for phrases of common words."""
    return _best(_IN_HEAD, wanted, [])


def _best(statement: str, wanted: Wanted, full: Sequence[str]) -> list[Candidate]:
    site = "" if wanted.site_id is None else f" & 'site:{int(wanted.site_id)}'"
    values = {
        "all": f"({wanted.parts}){site}", "any": wanted.any, "kinds": list(wanted.kinds) or None, "full": list(full),
        "near": wanted.near_id, "weights": _WEIGHTS, "newness": _NEWNESS, "own": _OWN_SITE, "cap": CAP, "kept": KEPT,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [Candidate(*row) for row in cursor.fetchall()]


def named_alike(text: str, kinds: Sequence[str], site_id: int | None) -> list[Candidate]:
    """Entries whose title looks like the folded text, by trigrams: for words that no entry has."""
    with connection.cursor() as cursor:
        cursor.execute(_ALIKE, {"text": text, "kinds": list(kinds) or None, "site": site_id, "kept": KEPT})
        return [Candidate(*row) for row in cursor.fetchall()]


@contextmanager
def within(milliseconds: int) -> Iterator[None]:
    """Give the statements inside a limit of their own. Raises OperationalError past it, leaving the caller's transaction sound."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select current_setting('statement_timeout')")
        before = cursor.fetchone()
        cursor.execute("select set_config('statement_timeout', %s, true)", [str(milliseconds)])
        yield
        cursor.execute("select set_config('statement_timeout', %s, true)", [before[0] if before else "0"])
