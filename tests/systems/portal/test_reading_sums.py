"""Visits counted by address add up along the tree."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hienluong.systems.portal.rules.reading import each_day, sums_below

PARTS = st.lists(st.sampled_from(["tin-tuc", "van-ban", "bai-1", "bai-2"]), max_size=4)
PATHS = PARTS.map(lambda parts: "/" + "".join(f"{part}/" for part in parts))
COUNTS = st.dictionaries(PATHS, st.integers(1, 1000), max_size=20)


@given(COUNTS)
def test_the_root_holds_all_visits_and_no_place_holds_more_than_the_one_above(counts: dict[str, int]) -> None:
    sums = sums_below(counts.items())
    assert sums["/"] == sum(counts.values())
    for path in sums:
        above = path.rstrip("/").rpartition("/")[0] + "/"
        assert sums[above] >= sums[path] >= counts.get(path, 0)


def test_a_place_is_not_the_one_whose_name_begins_alike() -> None:
    sums = sums_below([("/a/tin/", 1), ("/a/tin-tuc/", 10)])
    assert (sums["/a/tin/"], sums["/a/tin-tuc/"], sums["/a/"]) == (1, 10, 11)


@given(st.integers(1, 400), st.dictionaries(st.integers(0, 500), st.integers(1, 9)))
def test_each_day_of_the_period_has_its_number(days: int, ago: dict[int, int]) -> None:
    last = date(2026, 11, 23)
    numbers = each_day({last - timedelta(days=back): times for back, times in ago.items()}, last, days)
    assert len(numbers) == days
    assert sum(numbers) == sum(times for back, times in ago.items() if back < days)
