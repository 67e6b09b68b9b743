"""Officers' lists in a small and in a large province: what a list costs must not grow with what lies in the tables."""

from collections.abc import Mapping
from dataclasses import dataclass

from hienluong.base import clock
from hienluong.config.bench.bench import SMALL, Bench
from hienluong.config.bench.figure import Check, Figure, Limit, Sample
from hienluong.config.bench.people import officer, signed_in
from hienluong.config.bench.rates import BARE, burst, request_text
from hienluong.kernel.organisation.public import AgencyKind, AgencyState, Post, PostKind
from hienluong.kernel.people.public import Account

__all__ = ["busy_posts", "measure"]

_RATIO, _MILLISECONDS = 1.5, 40
_COMMUNES = 12
_OWN_LIST = "work-list"


@dataclass(frozen=True, slots=True)
class _List:
    """One list as one reader asks for it."""

    name: str
    says: str
    path: str
    of_leader: bool = False


_LISTS = (
    _List(_OWN_LIST, "Danh sách việc của cán bộ nhiều vị trí · officer's work list", "/viec/"),
    _List("agency-list", "Việc của cả đơn vị, 12 xã · list of 12 communes", "/viec/?xem=don-vi"),
    _List(
        "province-list", "Việc của cả tỉnh · list of the whole province", "/viec/?xem=don-vi", of_leader=True
    ),
    _List("case-list", "Danh sách hồ sơ, 12 xã · case list of 12 communes", "/ho-so/"),
    _List(
        "case-list-province", "Danh sách hồ sơ cả tỉnh · case list of the province", "/ho-so/", of_leader=True
    ),
    _List("case-list-late", "Hồ sơ quá hạn, 12 xã · overdue cases", "/ho-so/?qua-han=1"),
)


def measure(bench: Bench) -> list[Figure]:
    """The median time of each list's page, asked for one at a time, in both provinces.

    The officer holds every reception and civil-status post of the largest communes; in both provinces more waits
    there than a page shows. Only the officer's own list has a bar; the others show where it would hurt.
    """
    small = _province(bench, min(SMALL, bench.cases))
    large = _province(bench, bench.cases)
    return [_figure(bench, each, small[each.name], large[each.name]) for each in _LISTS]


def _figure(bench: Bench, one: _List, small: Sample, large: Sample) -> Figure:
    ratio = large.middle / small.middle
    checks = (
        Check("× nhỏ", ratio, Limit.MOST, _RATIO),
        Check("ms", large.middle, Limit.MOST, _MILLISECONDS),
    )
    return Figure(
        name=one.name,
        says=one.says,
        unit="ms",
        sample=large,
        baseline=small,
        baseline_says="tỉnh nhỏ",
        checks=checks if one.name == _OWN_LIST else (),
        data=f"{bench.cases:,} hồ sơ; tỉnh nhỏ {min(SMALL, bench.cases):,}",
    )


def _province(bench: Bench, cases: int) -> Mapping[str, Sample]:
    bench.grow(cases)
    ordinary = signed_in(officer("kiemnhiem.bench", busy_posts()))
    leader = signed_in(Account.objects.get(username="lanhdao.tinh"))
    asked = {
        each.name: request_text(each.path, headers=leader if each.of_leader else ordinary) for each in _LISTS
    }
    burst(bench.house.port, [*asked.values(), *BARE], seconds=bench.seconds, connections=4)
    return {name: _times(bench, request) for name, request in asked.items()}


def _times(bench: Bench, request: str) -> Sample:
    def one_by_one() -> float:
        return burst(bench.house.port, [request], seconds=bench.seconds / 2, connections=1).median_ms

    return bench.repeat(one_by_one)


def busy_posts() -> list[int]:
    """The posts of an officer who helps out in many communes: those where most of the year's cases are."""
    today = clock.today()
    communes = AgencyState.objects.as_of(today).filter(kind=AgencyKind.COMMITTEE, level=2)
    parts = AgencyState.objects.as_of(today).filter(parent__in=communes.values("agency"))
    kinds = (PostKind.RECEPTION, PostKind.CIVIL_STATUS)
    posts = Post.objects.as_of(today).filter(kind__in=kinds, agency__in=parts.values("agency"))
    return list(posts.order_by("agency", "pk").values_list("pk", flat=True)[: 4 * _COMMUNES])
