"""Who heads an agency, or the body in whose name it acts."""

from collections.abc import Sequence
from datetime import date

from hienluong.kernel.organisation.public import Post, agency_as_of, body_of, holders_of

__all__ = ["Heads"]


class Heads:
    """Finds heads as of one day; asks once for each agency."""

    def __init__(self, day: date) -> None:
        self._day = day
        self._known: dict[tuple[int, int, tuple[str, ...]], list[int]] = {}

    def of_agency(self, agency_id: int, kinds: Sequence[str]) -> list[int]:
        """The head's posts: in the agency itself, else in the nearest one above it up to its body."""
        return self._from(agency_id, body_of(agency_id, self._day).agency_id, kinds)

    def of_body(self, agency_id: int, kinds: Sequence[str]) -> list[int]:
        """The posts of the head of the body for which the agency acts."""
        body = body_of(agency_id, self._day).agency_id
        return self._from(body, body, kinds)

    def _from(self, agency_id: int, top: int, kinds: Sequence[str]) -> list[int]:
        key = (agency_id, top, tuple(kinds))
        if key not in self._known:
            self._known[key] = self._search(agency_id, top, kinds)
        return self._known[key]

    def _search(self, agency_id: int, top: int, kinds: Sequence[str]) -> list[int]:
        at: int | None = agency_id
        while at is not None:
            if found := self._held(at, kinds):
                return found
            at = None if at == top else agency_as_of(at, self._day).parent_id
        return []

    def _held(self, agency_id: int, kinds: Sequence[str]) -> list[int]:
        """The held posts of the first of these kinds that the agency has."""
        posts = Post.objects.as_of(self._day).filter(agency=agency_id, kind__in=kinds)
        by_kind = dict(posts.order_by("-pk").values_list("pk", "kind"))
        held = holders_of(by_kind, self._day)
        for kind in kinds:
            if of_kind := sorted(pk for pk in held if by_kind[pk] == kind):
                return of_kind
        return []
