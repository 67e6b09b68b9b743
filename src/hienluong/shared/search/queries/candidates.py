"""What the database names: candidates of each kind, ranked, within a time of its own."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction

__all__ = ["CAP", "Candidate", "Wanted", "candidates", "named_alike", "within"]

CAP = 1_000
"""How many matches of a kind are counted and ranked."""

_KEPT = 40
_WEIGHTS = "{0.05, 0.15, 0.5, 1.0}"
_NEWNESS = 0.25
_OWN_SITE = 0.3

_RANK = """
ts_rank(%(weights)s::real[], head, %(any)s::tsquery) * (1
    + %(newness)s * coalesce(exp(extract(epoch from least(at - now(), interval '0')) / 31536000), 0)
    + case when agency_id = %(near)s then %(own)s else 0 end)
"""
_CANDIDATES = f"""
with recursive k(kind) as (
    (select kind from search_entry order by kind limit 1)
    union all
    select (select e.kind from search_entry e where e.kind > k.kind order by e.kind limit 1) from k where k.kind is not null
)
select k.kind, c.id, c.score, c.matches
from k
cross join lateral (
    select id, {_RANK} as score, count(*) over () as matches
    from (select id, head, at, agency_id from search_entry
          where words @@ (%(all)s::tsquery && ('''kind:' || k.kind || '''')::tsquery) limit %(cap)s) as found
    order by score desc, id desc
    limit %(kept)s
) as c
where k.kind is not null and (%(kinds)s::text[] is null or k.kind = any(%(kinds)s))
"""  # noqa: S608 - made of our own words alone
"""The kinds there are, found by jumping along the index, and the best of each."""

_ALIKE = """
select kind, id, word_similarity(%(text)s, title_key) as score, count(*) over (partition by kind) as matches
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
    """An entry that fits, and how many of its kind do, counted up to CAP."""

    kind: str
    id: int
    score: float
    matches: int


def candidates(wanted: Wanted) -> list[Candidate]:
    """The best of each kind by weights of title, keywords and summary, newness, and the reader's own site."""
    site = "" if wanted.site_id is None else f" & 'site:{int(wanted.site_id)}'"
    with connection.cursor() as cursor:
        cursor.execute(
            _CANDIDATES,
            {"all": f"({wanted.parts}){site}", "any": wanted.any, "kinds": list(wanted.kinds) or None, "near": wanted.near_id,
             "weights": _WEIGHTS, "newness": _NEWNESS, "own": _OWN_SITE, "cap": CAP, "kept": _KEPT},
        )  # fmt: skip
        return [Candidate(*row) for row in cursor.fetchall()]


def named_alike(text: str, kinds: Sequence[str], site_id: int | None) -> list[Candidate]:
    """Entries whose title looks like the folded text, by trigrams: for words that no entry has."""
    with connection.cursor() as cursor:
        cursor.execute(_ALIKE, {"text": text, "kinds": list(kinds) or None, "site": site_id, "kept": _KEPT})
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
