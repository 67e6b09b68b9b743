"""The calendar that comes with the house."""

from datetime import date

import pytest

from hienluong.base import clock
from hienluong.base.fresh import forget_all
from hienluong.shared.worktime.actions.load import load_calendars
from hienluong.shared.worktime.models import DayOverride
from hienluong.shared.worktime.public import calendar_of

ANY_AGENCY = 1


@pytest.fixture(autouse=True)
def _fresh() -> None:
    forget_all()


@pytest.mark.django_db
def test_the_public_sector_swap_of_january_2026_is_known() -> None:
    load_calendars()
    calendar = calendar_of(ANY_AGENCY, date(2026, 1, 1))
    assert not calendar.is_working(date(2026, 1, 2))
    assert calendar.is_working(date(2026, 1, 10))


@pytest.mark.django_db
@pytest.mark.parametrize("day", [date(2024, 2, 8), date(2025, 1, 27), date(2026, 2, 16), date(2026, 11, 24)])
def test_holidays_are_off(day: date) -> None:
    load_calendars()
    assert not calendar_of(ANY_AGENCY, day).is_working(day)


@pytest.mark.django_db
@pytest.mark.parametrize("day", [date(2024, 5, 4), date(2025, 4, 26), date(2026, 8, 22)])
def test_make_up_saturdays_are_worked(day: date) -> None:
    load_calendars()
    assert calendar_of(ANY_AGENCY, day).is_working(day)


@pytest.mark.django_db
def test_loading_twice_changes_nothing() -> None:
    load_calendars()
    before = DayOverride.objects.count()
    assert load_calendars() == 0
    assert DayOverride.objects.count() == before


@pytest.mark.django_db
def test_a_changed_day_makes_another_version_of_the_calendar() -> None:
    load_calendars()
    before = calendar_of(ANY_AGENCY, date(2026, 11, 23)).version
    forget_all()
    DayOverride.objects.create(day=date(2026, 12, 1), hours=[], reason="Bão", added_at=clock.now())
    assert calendar_of(ANY_AGENCY, date(2026, 11, 23)).version != before
