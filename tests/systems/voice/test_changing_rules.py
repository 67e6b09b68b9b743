"""An operator changes a time limit from a day on, with its basis; promises already made keep their day."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from tests.support.bodies import Bodies
from tests.support.office import signed_in
from tests.systems.voice.asking import asked

from hienluong.base import clock
from hienluong.base.errors import Invalid, NotAllowed
from hienluong.base.fresh import forget_all
from hienluong.systems.voice.actions.change_rule import NewRule, change_rule
from hienluong.systems.voice.models import Matter, Question, VoiceRule
from hienluong.systems.voice.queries.rules import rule_on


def a_rule(**more: Any) -> NewRule:
    facts: dict[str, Any] = {
        "matter": Matter.QUESTION,
        "first_day": clock.today() + timedelta(days=3),
        "amount": Decimal(5),
        "unit": "working_day",
        "basis": "Quyết định 01/2026/QĐ-UBND, điều 3",
    }
    return NewRule(**(facts | more))


def test_the_new_rule_follows_the_old_one_on_its_day(bodies: Bodies) -> None:
    question = asked(bodies.interior)
    rule = change_rule(bodies.administrator, a_rule())
    forget_all()
    assert rule_on(Matter.QUESTION, clock.today()).amount == 15
    assert rule_on(Matter.QUESTION, rule.valid_from or clock.today()) == rule
    assert (
        VoiceRule.objects.as_of(rule.valid_from or clock.today()).filter(matter=Matter.QUESTION).count() == 1
    )
    assert Question.objects.get().due_at == question.due_at


def test_who_receives_stays_the_same(bodies: Bodies) -> None:
    before = rule_on(Matter.FEEDBACK, clock.today())
    rule = change_rule(bodies.administrator, a_rule(matter=Matter.FEEDBACK))
    assert (rule.receivers, rule.reviewers, rule.top_agency) == (
        before.receivers,
        before.reviewers,
        before.top_agency,
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("matter", "x"),
        ("first_day", None),
        ("amount", None),
        ("amount", Decimal(0)),
        ("amount", Decimal(400)),
        ("unit", "month"),
        ("basis", ""),
    ],
)
def test_each_fault_is_told_at_its_field(bodies: Bodies, field: str, value: object) -> None:
    with pytest.raises(Invalid) as refused:
        change_rule(bodies.administrator, a_rule(**{field: value}))
    assert set(refused.value.fields) == {field}


def test_the_past_is_not_changed(bodies: Bodies) -> None:
    with pytest.raises(Invalid):
        change_rule(bodies.administrator, a_rule(first_day=clock.today() - timedelta(days=1)))


@pytest.mark.parametrize("who", ["specialist", "head", "director"])
def test_only_operators_change_rules(bodies: Bodies, who: str) -> None:
    actor = getattr(bodies.interior, who)
    with pytest.raises(NotAllowed):
        change_rule(actor, a_rule())
    assert signed_in(actor).get("/xu-ly/thoi-han/").status_code == 403


def test_the_page_shows_what_is_in_force_and_takes_the_next(client: Client, bodies: Bodies) -> None:
    assert client.get("/xu-ly/thoi-han/").status_code == 302
    browser = signed_in(bodies.administrator)
    assert "chưa đối chiếu" in browser.get("/xu-ly/thoi-han/").content.decode()
    form = {
        "matter": "question",
        "amount": "7",
        "unit": "day",
        "first_day": "2026-12-01",
        "basis": "QĐ 01/2026",
        "verified": "on",
    }
    assert browser.post("/xu-ly/thoi-han/", form | {"amount": "nhiều"}).status_code == 422
    assert browser.post("/xu-ly/thoi-han/", form).status_code == 302
    page = browser.get("/xu-ly/thoi-han/").content.decode()
    assert "7 ngày" in page
    assert "30/11/2026" in page
