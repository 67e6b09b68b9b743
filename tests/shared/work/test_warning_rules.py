"""Who is warned when is dated data that an administrator changes, with grounds and for the time to come."""

from datetime import date, timedelta

import pytest
from django.test import Client
from tests.support.commune import make_citizen, make_officer
from tests.support.office import MONDAY, Office, begin, one_for, page, post_of, signed_in, vn

from hienluong.base import clock
from hienluong.base.errors import Invalid, NotAllowed, NotFound, SignInNeeded
from hienluong.base.fresh import forget_all
from hienluong.kernel.access.public import NOBODY, Actor
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.organisation.public import PostKind
from hienluong.shared.notices.models import Notice
from hienluong.shared.work.actions.load import load_warnings
from hienluong.shared.work.actions.warning_rules import (
    NewRung,
    NewThresholds,
    add_rung,
    end_rung,
    set_thresholds,
)
from hienluong.shared.work.jobs import watch
from hienluong.shared.work.models import EscalationRule, Hearer, Stage, ThresholdRule
from hienluong.shared.work.public import Matter, thresholds_on

TODAY = MONDAY.date()
TWO_DAYS = NewThresholds(TODAY, 0.1, 960, "QĐ 9/QĐ-UBND")
DEPUTY = NewRung(TODAY, Stage.OVERDUE, 0, Hearer.BODY, (PostKind.CHAIR,), "QĐ 9/QĐ-UBND")
PAGE = "/canh-bao-thoi-han/"


@pytest.fixture
def admin(office: Office) -> Actor:
    load_warnings()
    return make_officer("quantri", "Đỗ Văn Quản", (office.committee, PostKind.ADMINISTRATOR))


def test_new_thresholds_hold_from_their_day_and_clocks_that_run_keep_theirs(
    office: Office, admin: Actor
) -> None:
    before = begin(office, "2026-12-03 09:00").soon_at
    set_thresholds(admin, TWO_DAYS)
    forget_all()
    assert thresholds_on(TODAY).soon_minutes == 960
    assert begin(office, "2026-12-03 09:00", Matter("task", 2)).soon_at == vn("2026-12-01 09:00")
    assert before == vn("2026-12-02 09:00")


def test_thresholds_of_a_later_day_leave_today_as_it_is(office: Office, admin: Actor) -> None:
    set_thresholds(admin, NewThresholds(TODAY + timedelta(days=7), 0.1, 960, "QĐ 9"))
    forget_all()
    assert thresholds_on(TODAY).soon_minutes == 480
    assert thresholds_on(TODAY + timedelta(days=7)).soon_minutes == 960
    assert ThresholdRule.objects.as_of(TODAY).count() == 1


def test_a_new_rung_is_climbed_by_what_becomes_late_from_its_day_on(office: Office, admin: Actor) -> None:
    begin(office, "2026-12-01 09:00")
    one_for(office.son, due_at=vn("2026-12-01 09:00"))
    add_rung(admin, DEPUTY)
    with clock.frozen(vn("2026-12-01 09:30")):
        watch()
    assert post_of(office.chair).pk in Notice.objects.values_list("post_id", flat=True)


def test_by_an_ended_rung_nobody_hears_after_its_last_day(office: Office, admin: Actor) -> None:
    for rule in EscalationRule.objects.all():
        end_rung(admin, rule.pk, TODAY)
    begin(office, "2026-12-01 09:00")
    one_for(office.son, due_at=vn("2026-12-01 09:00"))
    with clock.frozen(vn("2026-12-01 09:30")):
        watch()
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (NewThresholds(date(2026, 11, 1), 0.1, 960, "QĐ 9"), "first_day"),
        (NewThresholds(TODAY, 0.1, 960, " "), "basis"),
        (NewThresholds(TODAY, 1.5, 960, "QĐ 9"), "soon"),
        (NewThresholds(TODAY, 0.1, -1, "QĐ 9"), "soon"),
    ],
)
def test_thresholds_without_sense_or_grounds_are_refused(
    office: Office, admin: Actor, new: NewThresholds, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        set_thresholds(admin, new)
    assert field in refused.value.fields


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (NewRung(TODAY, Stage.OVERDUE, -1, Hearer.HOLDER, (), "QĐ 9"), "after"),
        (NewRung(TODAY, Stage.OVERDUE, 0, Hearer.BODY, (), "QĐ 9"), "post_kinds"),
        (NewRung(TODAY, Stage.OVERDUE, 0, Hearer.HOLDER, (), ""), "basis"),
    ],
)
def test_a_rung_without_sense_or_grounds_is_refused(
    office: Office, admin: Actor, new: NewRung, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        add_rung(admin, new)
    assert field in refused.value.fields


def test_a_rung_ends_no_earlier_than_yesterday_and_not_twice_later(office: Office, admin: Actor) -> None:
    rule = add_rung(admin, DEPUTY)
    end_rung(admin, rule.pk, TODAY)
    for day in (TODAY - timedelta(days=9), TODAY + timedelta(days=1)):
        with pytest.raises(Invalid):
            end_rung(admin, rule.pk, day)
    with pytest.raises(NotFound):
        end_rung(admin, 0, TODAY)


def test_the_ladder_of_who_may_change_the_rules(office: Office, admin: Actor) -> None:
    with pytest.raises(SignInNeeded):
        add_rung(NOBODY, DEPUTY)
    for actor in (make_citizen(), office.son, office.head, office.chair):
        with pytest.raises(NotAllowed):
            add_rung(actor, DEPUTY)
        with pytest.raises(NotAllowed):
            set_thresholds(actor, TWO_DAYS)
        with pytest.raises(NotAllowed):
            end_rung(actor, EscalationRule.objects.latest("pk").pk, TODAY)
    add_rung(admin, DEPUTY)
    assert Entry.objects.get(verb="work.rung_added").facts["basis"] == "QĐ 9/QĐ-UBND"


def test_the_page_adds_and_ends_a_rung_and_changes_the_thresholds(office: Office, admin: Actor) -> None:
    client = signed_in(admin)
    added = {
        "viec": "them", "stage": "overdue", "after": "16", "hearer": "body",
        "post_kinds": ["chu-tich", "giam-doc"], "first_day": "2026-12-01", "basis": "QĐ 10",
    }  # fmt: skip
    assert client.post(PAGE, added).status_code == 302
    rule = EscalationRule.objects.get(basis="QĐ 10")
    assert (rule.after_minutes, rule.post_kinds) == (960, ["giam-doc", "chu-tich"])
    shown = client.get(PAGE).content.decode()
    assert "16 giờ làm việc" in shown
    assert client.post(PAGE, {"viec": "thoi", "rule": EscalationRule.objects.first().pk}).status_code == 302
    assert EscalationRule.objects.filter(valid_to=TODAY).count() == 1
    changed = {
        "viec": "nguong", "share": "10", "soon_hours": "16", "nguong-tu": "2026-11-30", "nguong-can-cu": "QĐ 11",
    }  # fmt: skip
    assert client.post(PAGE, changed).status_code == 302
    assert ThresholdRule.objects.get(basis="QĐ 11").soon_minutes == 960


@pytest.mark.parametrize(
    "sent",
    [
        {"viec": "them"},
        {"viec": "them", "stage": "overdue", "hearer": "holder", "after": "²", "first_day": "2026-12-01"},
        {"viec": "them", "stage": "overdue", "hearer": "holder", "after": "0", "first_day": "mai"},
        {
            "viec": "nguong",
            "share": "120",
            "soon_hours": "8",
            "nguong-tu": "2026-12-01",
            "nguong-can-cu": "x",
        },
        {"viec": "nguong", "share": "20", "soon_hours": "8", "nguong-tu": "2026-99-99", "nguong-can-cu": "x"},
        {"viec": "thoi", "rule": ""},
    ],
)
def test_a_form_filled_in_wrong_changes_nothing(office: Office, admin: Actor, sent: dict[str, str]) -> None:
    answer = signed_in(admin).post(PAGE, sent)
    assert answer.status_code == 422
    assert "Có lỗi cần sửa" in answer.content.decode()
    assert EscalationRule.objects.count() == 4


def test_the_ladder_of_the_page(office: Office, admin: Actor) -> None:
    assert Client().get(PAGE).status_code in {302, 401}
    for actor in (make_citizen(), office.son, office.chair):
        assert signed_in(actor).get(PAGE).status_code == 403
    assert "Người đứng đầu cơ quan" in page(admin, PAGE)
    assert signed_in(admin).post(PAGE, {"viec": "khac"}).status_code == 404
