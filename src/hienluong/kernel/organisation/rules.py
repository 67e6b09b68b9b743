"""Pure decisions about the organisation; no database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext

from hienluong.base.errors import Invalid
from hienluong.kernel.organisation.models.agency import AgencyKind
from hienluong.kernel.organisation.models.post import DelegationMode, PostKind
from hienluong.kernel.organisation.models.unit import UnitKind

__all__ = [
    "COMMUNE_KINDS",
    "PART_KINDS",
    "Seat",
    "carriers",
    "day_after",
    "day_before",
    "ensure_delegable",
    "ensure_ends_in_time",
    "ensure_in_order",
    "ensure_named",
    "ensure_several",
    "ensure_unused",
    "ensure_within",
    "explain_alias",
    "explain_end",
    "leads_back",
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


def day_after(day: date) -> date:
    """The first day without a fact that ends on `day`."""
    return day + timedelta(days=1)


def ensure_in_order(first: date, last: date | None) -> None:
    """Refuse an end before the beginning. Raises Invalid."""
    if last is not None and last < first:
        raise Invalid({"last_day": "Ngày kết thúc đứng trước ngày bắt đầu."})


def ensure_ends_in_time(last: date, began: date | None, ends: date | None) -> None:
    """Refuse an end before the beginning, or one that would make the fact last longer. Raises Invalid."""
    if (began is not None and last < began) or (ends is not None and last > ends):
        raise Invalid({"last_day": "Ngày kết thúc nằm ngoài thời gian có hiệu lực."})


def ensure_named(name: str) -> str:
    """Refuse an empty name. Raises Invalid."""
    if not name:
        raise Invalid({"name": "Tên không được để trống."})
    return name


def ensure_unused(used: bool, field: str) -> None:  # noqa: FBT001 - the finding, not a switch
    """Refuse a code that another bears on the day. Raises Invalid."""
    if used:
        raise Invalid({field: "Đã có đơn vị khác dùng vào ngày này."})


def ensure_several(ids: set[int], field: str) -> None:
    """A merger or a division joins or makes at least two. Raises Invalid."""
    if len(ids) < 2:
        raise Invalid({field: "Cần ít nhất hai đơn vị khác nhau."})


def leads_back(agency: int, parent: int, parents: Mapping[int, int | None]) -> bool:
    """Whether going up from `parent` arrives at `agency`, so that the tree would become a circle."""
    at: int | None = parent
    for _ in range(len(parents) + 1):
        if at is None or at == agency:
            break
        at = parents.get(at)
    return at == agency


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a post stands: its kind, its agency, and the body in whose name that agency acts."""

    kind: str
    agency_id: int
    body_id: int


_DEPUTY_OF = {PostKind.CHAIR: PostKind.VICE_CHAIR, PostKind.DIRECTOR: PostKind.VICE_DIRECTOR}


def ensure_delegable(mode: DelegationMode, giver: Seat, receiver: Seat, last: date | None) -> None:
    """Refuse a delegation that NĐ 30/2020/NĐ-CP, điều 13 does not know. Raises Invalid.

    KT. goes from a head to a deputy of the same agency; TL. and standing in for an absence to someone of
    the same body; TUQ. and standing in are limited in time.
    """
    if mode == DelegationMode.KT and (
        _DEPUTY_OF.get(PostKind(giver.kind)) != receiver.kind or giver.agency_id != receiver.agency_id
    ):
        raise Invalid({"receiver": "Ký thay (KT.) chỉ giao cho cấp phó của cùng cơ quan."})
    if mode == DelegationMode.TL and giver.body_id != receiver.body_id:
        raise Invalid({"receiver": "Thừa lệnh (TL.) chỉ giao cho người trong cùng cơ quan."})
    if mode == DelegationMode.SUBSTITUTE and giver.body_id != receiver.body_id:
        raise Invalid({"receiver": "Làm thay chỉ giao cho người trong cùng cơ quan."})
    if mode in {DelegationMode.TUQ, DelegationMode.SUBSTITUTE} and last is None:
        raise Invalid({"last_day": "Ủy quyền và làm thay phải có ngày kết thúc."})


def ensure_within(day: date, first: date | None, last: date | None, field: str) -> None:
    """Refuse a day outside the validity of the fact that it changes. Raises Invalid."""
    if (first is not None and day <= first) or (last is not None and day > last):
        raise Invalid({field: "Ngày nằm ngoài thời gian có hiệu lực của nội dung được thay đổi."})


def explain_end(old: str, place: str, new: str, last: date | None) -> str:
    """Why a unit was found under a name it does not bear."""
    if last is None:
        return explain_alias(old, place, new)
    facts = {"old": _with_place(old, place), "last": f"{last:%d/%m/%Y}", "new": new}
    return gettext("%(old)s, đến ngày %(last)s; nay thuộc %(new)s.") % facts


def explain_alias(old: str, place: str, new: str) -> str:
    """The same for a name known only as a former or other spelling."""
    return gettext("%(old)s; nay thuộc %(new)s.") % {"old": _with_place(old, place), "new": new}


def _with_place(name: str, place: str) -> str:
    return f"{name} ({place})" if place else name
