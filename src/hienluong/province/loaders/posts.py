"""The posts of each agency, after the pattern it follows."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hienluong.kernel.organisation.public import Post
from hienluong.province.loaders.agencies import agency_ids
from hienluong.province.loaders.table import missing, read_json, read_table, uid_of

__all__ = ["FIRST_DAY", "PlannedPost", "load_posts", "planned_posts", "post_ids"]

FIRST_DAY = date(2025, 7, 1)
"""The two-level province begins."""


@dataclass(frozen=True, slots=True)
class PlannedPost:
    """A post that the data files ask for. `key` names it: agency, kind, number."""

    key: str
    agency: str
    kind: str
    title: str


def planned_posts() -> list[PlannedPost]:
    """Every post of the sample province, in the order of agencies.csv."""
    patterns = read_json("posts")
    return [
        PlannedPost(f"{row['key']}:{post['kind']}:{n}", row["key"], post["kind"], post["title"])
        for row in read_table("agencies")
        if row["pattern"]
        for post in patterns[row["pattern"]]
        for n in range(1, post["count"] + 1)
    ]


def load_posts() -> int:
    """Add the posts that are not there yet; how many."""
    planned = {post.key: post for post in planned_posts()}
    new = missing({key: uid_of("post", key) for key in planned}, _ids())
    agencies = agency_ids()
    Post.objects.bulk_create(
        [
            Post(
                uid=uid_of("post", key),
                agency_id=agencies[planned[key].agency],
                kind=planned[key].kind,
                title=planned[key].title,
                valid_from=FIRST_DAY,
            )
            for key in new
        ]
    )
    return len(new)


def post_ids() -> dict[str, int]:
    """Row ids by the keys of planned posts."""
    there = _ids()
    return {post.key: there[uid_of("post", post.key)] for post in planned_posts()}


def _ids() -> dict[UUID, int]:
    return dict(Post.objects.values_list("uid", "id"))
