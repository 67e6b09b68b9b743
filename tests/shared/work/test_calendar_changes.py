"""An administrator changes days; what was promised stays, what begins later follows the new calendar."""

from datetime import date, timedelta

import pytest
from django.test import Client
from tests.support.commune import make_citizen, make_officer
from tests.support.office import MATTER, MONDAY, Office, again, begin, make_office, page, signed_in, vn

from hienluong.base import clock
from hienluong.base.errors import Invalid, NotAllowed, SignInNeeded
from hienluong.base.fresh import forget_all
from hienluong.face.fields import field_id
from hienluong.kernel.access.models import PostRight, Reach
from hienluong.kernel.access.public import NOBODY, Actor
from hienluong.kernel.jobs.models import Event
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.organisation.public import PostKind
from hienluong.shared.work.models import Clock
from hienluong.shared.work.public import pause_clock, resume_clock
from hienluong.shared.worktime.actions.override import (
    NewOverride,
    Swap,
    override_day,
    swap_days,
    withdraw_override,
)
from hienluong.shared.worktime.effects import deadlines_after
from hienluong.shared.worktime.errors import NoSuchOverride, OverrideWithdrawn
from hienluong.shared.worktime.models import DayOverride
from hienluong.shared.worktime.overriding import read_hours
from hienluong.shared.worktime.public import calendar_known_at, calendar_of

TUESDAY, WEDNESDAY, SATURDAY = date(2026, 12, 1), date(2026, 12, 2), date(2026, 12, 5)
STORM = NewOverride(TUESDAY, (), "Bão số 12", "Công điện 15/CĐ-UBND ngày 30/11/2026")


@pytest.fixture
def admin(office: Office) -> Actor:
    return make_officer("quantri", "Đỗ Văn Quản", (office.committee, PostKind.ADMINISTRATOR))


def _works(agency: int, day: date) -> bool:
    forget_all()
    return calendar_of(agency, clock.today()).is_working(day)


def test_a_closed_day_is_off_everywhere(office: Office, admin: Actor) -> None:
    override_day(admin, STORM)
    assert not _works(office.committee.pk, TUESDAY)
    assert not _works(office.division.pk, TUESDAY)


def test_a_day_closed_at_one_agency_is_closed_in_its_offices_and_nowhere_else(
    office: Office, admin: Actor
) -> None:
    other = make_office("Cam Lộ", "H50.40")
    override_day(admin, NewOverride(TUESDAY, (), "Mất điện", "Thông báo 3", office.committee.pk))
    assert not _works(office.division.pk, TUESDAY)
    assert _works(other.committee.pk, TUESDAY)


def test_a_half_day_has_the_hours_that_were_set(office: Office, admin: Actor) -> None:
    override_day(admin, NewOverride(TUESDAY, (("07:00", "11:30"),), "Họp mặt", "Thông báo 4"))
    forget_all()
    calendar = calendar_of(office.committee.pk, clock.today())
    assert calendar.minutes_between(vn("2026-12-01 00:00"), vn("2026-12-02 00:00")) == 270


def test_swapped_days_change_places_with_their_hours(office: Office, admin: Actor) -> None:
    swap_days(admin, Swap(TUESDAY, SATURDAY, "Hoán đổi", "QĐ 7"))
    assert (_works(office.committee.pk, TUESDAY), _works(office.committee.pk, SATURDAY)) == (False, True)


@pytest.mark.parametrize(("off", "worked"), [(SATURDAY, date(2026, 12, 6)), (TUESDAY, WEDNESDAY)])
def test_only_a_working_day_and_a_day_off_can_change_places(
    office: Office, admin: Actor, off: date, worked: date
) -> None:
    with pytest.raises(Invalid):
        swap_days(admin, Swap(off, worked, "Hoán đổi", "QĐ 7"))
    assert not DayOverride.objects.filter(reason="Hoán đổi").exists()


def test_a_promised_deadline_stays_when_a_day_before_it_is_closed(office: Office, admin: Actor) -> None:
    before = begin(office)
    override_day(admin, STORM)
    after = Clock.objects.get(pk=before.pk)
    assert (after.due_at, after.calendar_version) == (before.due_at, before.calendar_version)


def test_the_calendar_a_deadline_was_computed_with_can_be_shown_later(office: Office, admin: Actor) -> None:
    promised = begin(office)
    with clock.frozen(MONDAY + timedelta(minutes=5)):
        override = override_day(admin, STORM)
    with clock.frozen(MONDAY + timedelta(minutes=9)):
        withdraw_override(admin, override.pk, "Bão tan")
    seen = [
        calendar_known_at(office.division.pk, TUESDAY, MONDAY + timedelta(minutes=minutes))
        for minutes in (0, 6, 10)
    ]
    assert [calendar.is_working(TUESDAY) for calendar in seen] == [True, False, True]
    assert [calendar.version == promised.calendar_version for calendar in seen] == [True, False, True]


def test_a_clock_that_goes_on_follows_the_new_calendar(office: Office, admin: Actor) -> None:
    begin(office)
    pause_clock(MATTER, "Yêu cầu bổ sung")
    override_day(admin, STORM)
    forget_all()
    resume_clock(MATTER)
    assert Clock.objects.get().due_at == vn("2026-12-03 09:00")


def test_a_withdrawn_override_counts_no_more_and_stays_on_record(office: Office, admin: Actor) -> None:
    override = override_day(admin, STORM)
    withdraw_override(admin, override.pk, "Bão đổi hướng")
    assert _works(office.committee.pk, TUESDAY)
    override.refresh_from_db()
    assert (override.withdrawn_at, override.withdrawn_why) == (MONDAY, "Bão đổi hướng")


def test_what_was_withdrawn_cannot_be_withdrawn_again(office: Office, admin: Actor) -> None:
    override = override_day(admin, STORM)
    withdraw_override(admin, override.pk, "Bão đổi hướng")
    with pytest.raises(OverrideWithdrawn):
        withdraw_override(admin, override.pk, "Bão đổi hướng")
    with pytest.raises(NoSuchOverride):
        withdraw_override(admin, 0, "Bão đổi hướng")


def test_days_that_have_passed_stay_as_they_were_worked(office: Office, admin: Actor) -> None:
    with pytest.raises(Invalid):
        override_day(admin, NewOverride(date(2026, 11, 27), (), "Bão", "QĐ 1"))
    past = DayOverride.objects.filter(day__lt=TUESDAY).latest("day")
    with pytest.raises(Invalid):
        withdraw_override(admin, past.pk, "Nhầm")


@pytest.mark.parametrize(
    ("hours", "reason", "decision", "field"),
    [
        ((("11:30", "07:00"),), "Bão", "QĐ 1", "hours"),
        ((("07:00", "11:30"), ("11:00", "12:00")), "Bão", "QĐ 1", "hours"),
        ((), " ", "QĐ 1", "reason"),
        ((), "Bão", "", "decision"),
        ((), "B" * 201, "QĐ 1", "reason"),
    ],
)
def test_a_change_without_sense_or_grounds_is_refused(
    office: Office, admin: Actor, hours: object, reason: str, decision: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        override_day(admin, NewOverride(TUESDAY, hours, reason, decision))  # type: ignore[arg-type]
    assert field in refused.value.fields


def test_hours_are_read_as_people_write_them() -> None:
    assert read_hours("7:30-11:30, 13h30 – 17h00") == (("07:30", "11:30"), ("13:30", "17:00"))


@pytest.mark.parametrize("typed", ["", "sáng", "25:00-26:00", "07:30", "7-11"])
def test_hours_nobody_can_read_are_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        read_hours(typed)


def test_the_ladder_of_who_may_change_days(office: Office, admin: Actor) -> None:
    with pytest.raises(SignInNeeded):
        override_day(NOBODY, STORM)
    for actor in (make_citizen(), office.son, office.head, office.chair):
        with pytest.raises(NotAllowed):
            override_day(actor, STORM)
    assert override_day(admin, STORM).pk


def test_who_manages_one_agency_changes_nothing_for_the_province(office: Office) -> None:
    PostRight.objects.create(post_kind=PostKind.CHAIR, right="worktime.manage", reach=Reach.SUBTREE)
    other, chair = make_office("Cam Lộ", "H50.40"), again(office.chair)
    assert override_day(chair, NewOverride(TUESDAY, (), "Mất điện", "TB 1", office.committee.pk)).pk
    for agency in (None, other.committee.pk):
        with pytest.raises(NotAllowed):
            override_day(chair, NewOverride(TUESDAY, (), "Mất điện", "TB 1", agency))


def test_a_change_is_journaled_with_its_grounds_and_told_as_an_event(office: Office, admin: Actor) -> None:
    override_day(admin, STORM)
    entry = Entry.objects.get(verb="worktime.day_overridden")
    assert (entry.right, entry.facts["decision"]) == ("worktime.manage", STORM.decision)
    assert Event.objects.get(name="worktime.calendar_changed").payload["day"] == "2026-12-01"


def test_open_deadlines_after_a_day_are_counted_for_the_province_and_for_an_agency(office: Office) -> None:
    begin(office)
    assert deadlines_after(None, vn("2026-12-01 00:00")) == 1
    assert deadlines_after([office.division.pk], vn("2026-12-01 00:00")) == 1
    assert deadlines_after([office.committee.pk], vn("2026-12-01 00:00")) == 0
    assert deadlines_after(None, vn("2026-12-03 00:00")) == 0


FORM = {
    "co-quan": "", "ngay": "2026-12-01", "kieu": "sang", "ly-do": "Bão số 12", "can-cu": "Công điện 15",
}  # fmt: skip
CHANGE = "/lich-lam-viec/thay-doi/"


def test_the_year_shows_days_off_made_up_and_changed_in_words(office: Office, admin: Actor) -> None:
    override_day(admin, NewOverride(TUESDAY, (("07:00", "11:30"),), "Họp mặt", "Thông báo 4"))
    shown = page(admin, "/lich-lam-viec/?nam=2026")
    assert "Thông báo 4" in shown
    for words in ("day-closed", "day-made-up", "day-partial", "đổi giờ</span>"):
        assert words in shown


def test_before_a_change_the_page_says_what_it_touches_and_writes_nothing(
    office: Office, admin: Actor
) -> None:
    begin(office)
    answer = signed_in(admin).post(CHANGE, FORM)
    shown = answer.content.decode()
    assert "1 hồ sơ đang mở có hạn từ ngày này trở đi" in shown
    assert "Trước: 07:00–11:30, 13:30–17:00. Sau: 07:00–11:30." in shown
    assert not DayOverride.objects.filter(reason="Bão số 12").exists()
    assert not Entry.objects.filter(verb="worktime.day_overridden").exists()


def test_confirmed_the_change_stands_and_leads_back_to_the_year(office: Office, admin: Actor) -> None:
    answer = signed_in(admin).post(CHANGE, FORM | {"xac-nhan": "1"}, follow=True)
    assert "Bão số 12" in answer.content.decode()
    assert DayOverride.objects.get(reason="Bão số 12").hours == [["07:00", "11:30"]]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"ngay": ""}, "ngay"),
        ({"ngay": "2026-13-40"}, "ngay"),
        ({"ngay": "2026-11-01"}, "ngay"),
        ({"kieu": ""}, "kieu"),
        ({"kieu": "gio-rieng", "gio": "sáng"}, "gio"),
        ({"kieu": "hoan-doi"}, "ngay-bu"),
        ({"kieu": "hoan-doi", "ngay-bu": "2026-12-02"}, "ngay-bu"),
        ({"can-cu": ""}, "can-cu"),
    ],
)
def test_a_form_filled_in_wrong_comes_back_with_what_was_typed(
    office: Office, admin: Actor, typed: dict[str, str], field: str
) -> None:
    answer = signed_in(admin).post(CHANGE, FORM | typed)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="{field_id(field)}-error"' in shown
    assert "Bão số 12" in shown


def test_a_swap_is_changed_with_the_same_form(office: Office, admin: Actor) -> None:
    sent = FORM | {"kieu": "hoan-doi", "ngay-bu": "2026-12-05", "xac-nhan": "1"}
    assert signed_in(admin).post(CHANGE, sent).status_code == 302
    assert DayOverride.objects.filter(reason="Bão số 12").count() == 2


def test_a_change_is_withdrawn_on_a_page_that_asks_for_the_grounds(office: Office, admin: Actor) -> None:
    override, client = override_day(admin, STORM), signed_in(admin)
    address = f"/lich-lam-viec/thu-hoi/{override.pk}/"
    assert "Công điện 15" in client.get(address).content.decode()
    assert client.post(address, {"ly-do": ""}).status_code == 422
    assert client.post(address, {"ly-do": "Bão tan"}).status_code == 302
    assert client.post(address, {"ly-do": "Bão tan"}).status_code == 409
    assert client.get("/lich-lam-viec/thu-hoi/0/").status_code == 404


@pytest.mark.parametrize("address", ["/lich-lam-viec/", CHANGE, "/lich-lam-viec/thu-hoi/1/"])
def test_the_ladder_of_the_pages(office: Office, admin: Actor, address: str) -> None:
    assert Client().get(address).status_code in {302, 401}
    for actor in (make_citizen(), office.son, office.chair):
        assert signed_in(actor).get(address).status_code == 403
    assert signed_in(admin).get(address).status_code in {200, 404}
