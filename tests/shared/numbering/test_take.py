"""Numbers are gap-free and unique, whatever else happens at the same time."""

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from hienluong.shared.numbering.models import Series
from hienluong.shared.numbering.public import take, take_many


@pytest.mark.django_db
def test_a_series_begins_with_one_and_counts_on() -> None:
    assert [take("so-den:2026"), take("so-den:2026"), take("so-den:2026")] == [1, 2, 3]


@pytest.mark.django_db
def test_series_do_not_touch_each_other() -> None:
    take("a")
    assert take("b") == 1


@pytest.mark.django_db
def test_many_numbers_are_taken_in_a_row() -> None:
    take("a")
    assert list(take_many("a", 3)) == [2, 3, 4]
    assert take("a") == 5


@pytest.mark.django_db
@pytest.mark.parametrize("count", [0, -1])
def test_less_than_one_number_cannot_be_taken(count: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        take_many("a", count)


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_no_number_is_given() -> None:
    with pytest.raises(TransactionManagementError):
        take("a")
    assert not Series.objects.exists()


@pytest.mark.django_db
def test_taking_is_one_statement(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        take("a")


class AnyOrderOfActs(TestCase):
    @settings(max_examples=40, deadline=None)
    @given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 5), st.booleans()), max_size=30))
    def test_a_failed_act_gives_its_numbers_back(self, acts: list[tuple[str, int, bool]]) -> None:
        kept: dict[str, list[int]] = {}
        for series, count, fails in acts:
            with transaction.atomic():
                taken = take_many(series, count)
                transaction.set_rollback(fails)
            if not fails:
                kept.setdefault(series, []).extend(taken)
        for numbers in kept.values():
            assert numbers == list(range(1, len(numbers) + 1))


def _acts(seed: int, series: list[str], acts: int) -> Iterator[tuple[str, int]]:
    chance = random.Random(seed)
    for _ in range(acts):
        name, fails = chance.choice(series), chance.random() < 0.3
        with transaction.atomic():
            taken = take_many(name, chance.choice([1, 1, 1, 3]))
            transaction.set_rollback(fails)
        if not fails:
            yield from ((name, number) for number in taken)


def _writer(seed: int) -> list[tuple[str, int]]:
    try:
        return list(_acts(seed, ["ngay-1", "ngay-2"], acts=40))
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_sixteen_writers_with_failures_leave_no_gap_and_no_double() -> None:
    with ThreadPoolExecutor(16) as pool:
        taken = [pair for pairs in pool.map(_writer, range(16)) for pair in pairs]
    for name in ("ngay-1", "ngay-2"):
        numbers = sorted(number for series, number in taken if series == name)
        assert numbers == list(range(1, len(numbers) + 1))
        assert Series.objects.get(key=name).last == len(numbers)
