"""Nobody handles, or reads, what complains about them. Pure."""

from collections.abc import Collection
from dataclasses import dataclass

__all__ = ["Named", "is_named"]


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a piece of feedback complains about: posts, and the people who held them when it came."""

    posts: frozenset[int] = frozenset()
    accounts: frozenset[int] = frozenset()

    def __or__(self, other: "Named") -> "Named":
        return Named(self.posts | other.posts, self.accounts | other.accounts)


def is_named(named: Named, posts: Collection[int], account: int | None) -> bool:
    """Whether somebody with these posts (also those acted for) is one of those complained about."""
    return not named.posts.isdisjoint(posts) or account in named.accounts
