"""Pure decisions about the organisation; no database."""

from collections.abc import Callable
from datetime import date, timedelta

from hienluong.base.errors import Invalid
from hienluong.kernel.organisation.models.agency import AgencyKind
from hienluong.kernel.organisation.models.unit import UnitKind

__all__ = [
    "COMMUNE_KINDS",
    "PART_KINDS",
    "carriers",
    "day_before",
    "ensure_within",
    "explain_alias",
    "explain_end",
    "without_kind",
]

COMMUNE_KINDS = (UnitKind.WARD, UnitKind.COMMUNE, UnitKind.TOWNSHIP, UnitKind.SPECIAL_ZONE)
"""The lowest level of units."""

PART_KINDS = (AgencyKind.OFFICE, AgencyKind.DIVISION, AgencyKind.SERVICE_CENTRE)
"""Kinds of agency that act in the name of the one above them."""

_KIND_WORDS = ("thanh pho", "thi xa", "thi tran", "dac khu", "phuong", "huyen", "tinh", "xa")
_LONGEST_CHAIN = 20


def without_kind(folded: str) -> str:
    """A folded name without its kind word: "phuong 1" and "1", "xa hai phu" and "hai phu".

    A name that is nothing but a kind word stays as it is.
    """
    for word in _KIND_WORDS:
        if folded.startswith(f"{word} "):
            return folded.removeprefix(f"{word} ")
    return folded


def carriers(
    start: int, *, stands: Callable[[set[int]], set[int]], next_of: Callable[[set[int]], set[int]]
) -> set[int]:
    """Those that carry on from `start`: follow succession until all reached ones stand.

    A predecessor that stands keeps its own share even when a part went elsewhere.
    """
    reached, waiting, seen = set[int](), {start}, set[int]()
    for _ in range(_LONGEST_CHAIN):
        standing = stands(waiting)
        reached |= standing
        seen |= waiting
        waiting = next_of(waiting - standing) - seen
        if not waiting:
            break
    return reached


def day_before(day: date) -> date:
    """The last day of a fact that is replaced on `day`."""
    return day - timedelta(days=1)


def ensure_within(day: date, first: date | None, last: date | None, field: str) -> None:
    """Refuse a day outside the validity of the fact that it changes. Raises Invalid."""
    if (first is not None and day <= first) or (last is not None and day > last):
        raise Invalid({field: "Ngày nằm ngoài thời gian có hiệu lực của nội dung được thay đổi."})


def explain_end(old: str, place: str, new: str, last: date | None) -> str:
    """Why a unit was found under a name it does not bear."""
    until = f", đến ngày {last:%d/%m/%Y}" if last else ""
    return f"{_with_place(old, place)}{until}; nay thuộc {new}."


def explain_alias(old: str, place: str, new: str) -> str:
    """The same for a name known only as a former or other spelling."""
    return f"{_with_place(old, place)}; nay thuộc {new}."


def _with_place(name: str, place: str) -> str:
    return f"{name} ({place})" if place else name
