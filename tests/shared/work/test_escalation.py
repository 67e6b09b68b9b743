"""Deadlines that become pressing or pass are told once, to the right people, in plain words."""

from collections.abc import Mapping

import pytest
from django.db import transaction
from tests.support.office import MATTER, MONDAY, Office, begin, both_at_once, one_for, post_of, vn

from hienluong.base import clock
from hienluong.kernel.jobs.models import Event
from hienluong.kernel.organisation.public import Appointment
from hienluong.shared.notices.models import Notice
from hienluong.shared.notices.wording import words_of
from hienluong.shared.work.actions.escalate import escalate
from hienluong.shared.work.actions.load import load_warnings
from hienluong.shared.work.actions.watch import tell_due_soon, tell_overdue
from hienluong.shared.work.jobs import watch
from hienluong.shared.work.models import Escalation, EscalationRule, Hearer, Stage, ThresholdRule
from hienluong.shared.work.public import (
    Deadline,
    Line,
    Matter,
    extend_clock,
    pause_clock,
    register_subject,
    resume_clock,
    start_clock,
    stop_clock,
)

PERSON = "Nguyễn Thị Bình"


@pytest.fixture
def warned(office: Office) -> Office:
    """Son has a task that started on Monday at nine and is due on Thursday at nine."""
    register_subject("task", lambda ids: {id_: Line(f"H50-{id_}", PERSON, "/") for id_ in ids})
    load_warnings()
    begin(office, "2026-12-03 09:00")
    one_for(office.son, due_at=vn("2026-12-03 09:00"))
    return office


def _told(name: str) -> list[Mapping[str, object]]:
    return list(Event.objects.filter(name=name).order_by("pk").values_list("payload", flat=True))


def _notices() -> list[tuple[int | None, str]]:
    return list(Notice.objects.order_by("pk").values_list("post_id", "template"))


def _watch_at(moment: str) -> None:
    with clock.frozen(vn(moment)):
        watch()


def test_a_day_before_the_due_time_it_is_told_and_not_earlier(warned: Office) -> None:
    _watch_at("2026-12-02 08:59")
    assert _told("work.due_soon") == []
    _watch_at("2026-12-02 09:00")
    (payload,) = _told("work.due_soon")
    assert (payload["kind"], payload["id"], payload["promise"]) == ("task", 1, 1)
    assert _notices() == [(post_of(warned.son).pk, "work_due_soon")]


def test_each_stage_is_told_once_however_often_the_job_runs(warned: Office) -> None:
    for moment in ("2026-12-02 10:00", "2026-12-02 10:01", "2026-12-03 09:01", "2026-12-03 09:02"):
        _watch_at(moment)
    assert len(_told("work.due_soon")) == len(_told("work.overdue")) == 1
    assert len(_notices()) == 3


def test_late_work_goes_to_the_holder_then_the_head_and_after_a_day_to_the_chair(warned: Office) -> None:
    _watch_at("2026-12-03 09:01")
    assert _notices() == [
        (post_of(warned.son).pk, "work_overdue"),
        (post_of(warned.head).pk, "work_escalated"),
    ]
    _watch_at("2026-12-04 08:59")
    assert len(_notices()) == 2
    _watch_at("2026-12-04 09:00")
    assert _notices()[2] == (post_of(warned.chair).pk, "work_escalated")


def test_the_wait_for_the_next_rung_is_working_time(warned: Office) -> None:
    """Overdue on Thursday at nine, asked on Friday before work: a night is no working day."""
    _watch_at("2026-12-03 09:01")
    _watch_at("2026-12-04 06:00")
    assert len(_notices()) == 2


def test_a_clock_that_was_late_before_anyone_looked_is_told_late_and_never_soon(warned: Office) -> None:
    _watch_at("2026-12-07 09:00")
    _watch_at("2026-12-07 09:01")
    assert (len(_told("work.due_soon")), len(_told("work.overdue"))) == (0, 1)


def test_the_notices_name_the_case_and_nobody(warned: Office) -> None:
    for moment in ("2026-12-02 10:00", "2026-12-04 10:00"):
        _watch_at(moment)
    for notice in Notice.objects.all():
        words = words_of(notice)
        assert "H50-1" in words.subject
        assert "03/12/2026" in words.body.splitlines()[0]
        assert PERSON not in words.letter + str(notice.facts)


def test_many_late_at_once_are_one_notice_for_each_reader(warned: Office) -> None:
    for number in range(2, 6):
        start_clock(Matter("task", number), Deadline(warned.division.pk, MONDAY, vn("2026-12-03 09:00"), "v"))
        one_for(warned.son, number, due_at=vn("2026-12-03 09:00"))
    _watch_at("2026-12-03 10:00")
    (holder, head) = Notice.objects.order_by("pk")
    assert (holder.facts["count"], head.facts["count"]) == (5, 5)
    assert words_of(head).subject == "Đơn vị có 5 việc cần đôn đốc"
    assert Escalation.objects.count() == 10


@pytest.mark.parametrize("act", ["paused", "stopped"])
def test_a_clock_that_does_not_run_is_not_told(warned: Office, act: str) -> None:
    pause_clock(MATTER, "Yêu cầu bổ sung") if act == "paused" else stop_clock(MATTER)
    _watch_at("2026-12-10 09:00")
    assert _told("work.overdue") == []


def test_a_resumed_clock_is_told_again_only_of_what_was_not_told(warned: Office) -> None:
    with clock.frozen(vn("2026-12-02 10:00")):
        watch()
        pause_clock(MATTER, "Yêu cầu bổ sung")
    with clock.frozen(vn("2026-12-09 10:00")):
        resume_clock(MATTER)
        watch()
    assert (len(_told("work.due_soon")), len(_told("work.overdue"))) == (1, 0)


def test_a_new_promise_is_watched_anew(warned: Office) -> None:
    _watch_at("2026-12-03 10:00")
    with clock.frozen(vn("2026-12-03 11:00")):
        extend_clock(MATTER, vn("2026-12-10 17:00"))
    _watch_at("2026-12-10 08:00")
    _watch_at("2026-12-11 08:00")
    assert [payload["promise"] for payload in _told("work.due_soon")] == [2]
    assert [payload["promise"] for payload in _told("work.overdue")] == [1, 2]


def test_a_head_who_holds_the_work_is_told_as_its_holder_alone(office: Office) -> None:
    load_warnings()
    begin(office, "2026-12-03 09:00")
    one_for(office.head, due_at=vn("2026-12-03 09:00"))
    _watch_at("2026-12-03 10:00")
    assert _notices() == [(post_of(office.head).pk, "work_overdue")]


def test_where_the_division_has_no_head_the_one_above_hears(warned: Office) -> None:
    Appointment.objects.filter(post=post_of(warned.head)).delete()
    _watch_at("2026-12-03 10:00")
    assert _notices()[1] == (post_of(warned.chair).pk, "work_escalated")


def test_a_new_rule_does_not_tell_old_stories(warned: Office) -> None:
    _watch_at("2026-12-03 10:00")
    EscalationRule.objects.create(
        stage=Stage.OVERDUE, hearer=Hearer.HOLDER, valid_from=vn("2026-12-04 00:00").date(), basis="Thử"
    )
    _watch_at("2026-12-04 08:00")
    assert len(_notices()) == 2


def test_an_ended_rule_is_not_climbed(warned: Office) -> None:
    EscalationRule.objects.filter(hearer=Hearer.AGENCY).update(valid_to=MONDAY.date())
    _watch_at("2026-12-03 10:00")
    assert [template for _, template in _notices()] == ["work_overdue"]


def test_the_threshold_is_dated_data(office: Office) -> None:
    ThresholdRule.objects.create(soon_share=0.2, soon_minutes=960, plenty_share=0.5, basis="QĐ thử")
    assert begin(office, "2026-12-03 09:00").soon_at == vn("2026-12-01 09:00")


def test_loading_the_rules_twice_adds_nothing(warned: Office) -> None:
    assert load_warnings() == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(4))
def test_two_workers_tell_a_deadline_once(warned: Office, _round: int) -> None:
    with clock.frozen(vn("2026-12-03 10:00")):
        assert sum(map(_number, both_at_once(tell_overdue, tell_overdue))) == 1
        both_at_once(escalate, escalate, escalate)
        escalate()
    assert len(_told("work.overdue")) == 1
    assert len(_notices()) == 2


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_dies_while_telling_leaves_it_to_the_next(warned: Office) -> None:
    class Killed(BaseException):
        pass

    @transaction.atomic
    def tell_and_die() -> None:
        tell_due_soon()
        raise Killed

    with clock.frozen(vn("2026-12-02 10:00")):
        with pytest.raises(Killed):
            tell_and_die()
        assert _told("work.due_soon") == []
        assert tell_due_soon() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(4))
def test_pausing_against_telling_never_tells_of_a_paused_clock(warned: Office, _round: int) -> None:
    def pause() -> None:
        with transaction.atomic():
            pause_clock(MATTER, "Yêu cầu bổ sung")

    with clock.frozen(vn("2026-12-03 10:00")):
        results = both_at_once(pause, tell_overdue)
        assert results[0] is None
        before = len(_told("work.overdue"))
        assert tell_overdue() == 0
    assert before == results[1]


def _number(result: object) -> int:
    assert isinstance(result, int), result
    return result
