"""Receipts beside a bank's or treasury's list: what agrees, what does not. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

__all__ = ["Comparison", "Difference", "DifferenceKind", "Line", "Receipt", "compare", "known_by"]


@dataclass(frozen=True, slots=True)
class Receipt:
    """Money taken here: by which receipt or transfer, for which case.

    `own`: recorded by whoever compares. `settled`: it agreed with a list before.
    """

    payment_id: int
    code: str
    reference: str
    amount: int
    own: bool = False
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Money on the list, in đồng."""

    reference: str
    amount: int


class DifferenceKind(StrEnum):
    NOT_ON_LIST = "not-on-list"
    NOT_HERE = "not-here"
    AMOUNT = "amount"
    OWN = "own"
    """It agrees, but nobody confirms what they recorded themselves."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One reference that does not agree: the sums on both sides, and the cases it was recorded for."""

    kind: DifferenceKind
    reference: str
    here: int
    there: int
    codes: Sequence[str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Which receipts agree for the first time, and every reference that does not."""

    agreed: Sequence[Receipt]
    differences: Sequence[Difference]

    @property
    def amount(self) -> int:
        """The sum of what agrees, in đồng."""
        return sum(receipt.amount for receipt in self.agreed)


def known_by(reference: str) -> str:
    """A reference as both sides mean it: without spaces and without regard to capitals."""
    return "".join(reference.split()).upper()


T = TypeVar("T", Receipt, Line)


def compare(receipts: Sequence[Receipt], lines: Sequence[Line]) -> Comparison:
    """By reference, sum against sum: one transfer may pay several cases, and a list may tell it in parts."""
    here, there = _by_reference(receipts), _by_reference(lines)
    agreed: list[Receipt] = []
    differences: list[Difference] = []
    for reference in dict.fromkeys([*here, *there]):
        mine, theirs = here.get(reference, []), there.get(reference, [])
        kind = _kind(mine, theirs)
        if kind is None:
            agreed += [receipt for receipt in mine if not receipt.settled]
        else:
            differences.append(
                Difference(kind, reference, _sum(mine), _sum(theirs), [receipt.code for receipt in mine])
            )
    return Comparison(agreed, differences)


def _kind(mine: Sequence[Receipt], theirs: Sequence[Line]) -> DifferenceKind | None:
    fresh = [receipt for receipt in mine if not receipt.settled]
    if not theirs:
        return DifferenceKind.NOT_ON_LIST if fresh else None
    if not mine:
        return DifferenceKind.NOT_HERE
    if _sum(mine) != _sum(theirs):
        return DifferenceKind.AMOUNT
    return DifferenceKind.OWN if any(receipt.own for receipt in fresh) else None


def _sum(amounts: Sequence[Receipt] | Sequence[Line]) -> int:
    return sum(each.amount for each in amounts)


def _by_reference(each: Sequence[T]) -> Mapping[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for one in each:
        found[known_by(one.reference)].append(one)
    return found
