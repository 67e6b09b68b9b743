"""Publishing and withdrawing: dated, by right, journaled, told."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from hienluong.base import clock
from hienluong.base.errors import NotAllowed, SignInNeeded
from hienluong.kernel.access.public import NOBODY, Actor, ActorKind, Scope
from hienluong.kernel.jobs.models import Event
from hienluong.kernel.journal.models import Entry
from hienluong.systems.catalogue import events
from hienluong.systems.catalogue.actions.publish import PUBLISH, publish_version
from hienluong.systems.catalogue.actions.withdraw import WithdrawProcedure, withdraw_procedure
from hienluong.systems.catalogue.errors import NoSuchProcedure, ProcedureWithdrawn, VersionOutOfOrder
from hienluong.systems.catalogue.models import Procedure
from hienluong.systems.catalogue.public import (
    catalogue_stamp,
    procedure_in_force,
    search_procedures,
    version,
    versions_of,
)
from hienluong.systems.catalogue.values import PaperFact, ProcedureContent, PublishVersion

pytestmark = pytest.mark.django_db

PUBLISHER = Actor(kind=ActorKind.OFFICER, account_id=1, scopes={PUBLISH: Scope(everywhere=True)})
OTHER_OFFICER = Actor(kind=ActorKind.OFFICER, account_id=2)
TODAY = date(2026, 3, 2)
CONTENT = ProcedureContent(name="Đăng ký nuôi chim yến", papers=(PaperFact("Tờ khai"),))


@pytest.fixture
def procedure() -> str:
    """A procedure with one version, in force since the first of January."""
    Procedure.objects.create(code="1.999001")
    publish_version(PUBLISHER, PublishVersion(code="1.999001", valid_from=date(2026, 1, 1), content=CONTENT))
    return "1.999001"


def _publish(code: str, day: date, **changes: Any) -> Any:
    command = PublishVersion(code=code, valid_from=day, content=replace(CONTENT, **changes))
    return publish_version(PUBLISHER, command)


def _withdraw(code: str, day: date, actor: Actor = PUBLISHER) -> Any:
    return withdraw_procedure(actor, WithdrawProcedure(code=code, withdrawn_from=day, decision="QĐ 7"))


def test_each_day_has_its_own_version(procedure: str) -> None:
    second = _publish(procedure, TODAY, name="Đăng ký nhà yến")
    assert procedure_in_force(procedure, TODAY - timedelta(days=1)).name == "Đăng ký nuôi chim yến"
    assert procedure_in_force(procedure, TODAY) == second
    assert version(second.pk).number == 2
    assert [one.number for one in versions_of(procedure)] == [2, 1]


def test_before_its_first_version_a_procedure_is_not_in_force(procedure: str) -> None:
    with pytest.raises(NoSuchProcedure):
        procedure_in_force(procedure, date(2025, 12, 31))


def test_equal_content_is_no_new_version(procedure: str) -> None:
    assert _publish(procedure, TODAY).number == 1
    assert Entry.objects.filter(verb=events.PUBLISHED).count() == 1


def test_a_version_begins_after_the_one_in_force(procedure: str) -> None:
    with pytest.raises(VersionOutOfOrder):
        _publish(procedure, date(2026, 1, 1), name="Khác")


def test_publishing_is_journaled_and_told(procedure: str) -> None:
    entry = Entry.objects.get(verb=events.PUBLISHED)
    assert (entry.right, entry.facts) == (PUBLISH, {"code": procedure, "version": 1})
    assert Event.objects.get(name=events.PUBLISHED).payload["code"] == procedure


def test_a_withdrawn_procedure_ends_the_day_before_and_stays_readable(procedure: str) -> None:
    _withdraw(procedure, TODAY)
    assert procedure_in_force(procedure, TODAY - timedelta(days=1)).number == 1
    with pytest.raises(NoSuchProcedure):
        procedure_in_force(procedure, TODAY)
    assert versions_of(procedure)[0].papers.count() == 1
    assert Event.objects.get(name=events.WITHDRAWN).payload == {"code": procedure, "from": "2026-03-02"}


def test_nothing_is_published_for_a_withdrawn_procedure(procedure: str) -> None:
    _withdraw(procedure, TODAY)
    with pytest.raises(ProcedureWithdrawn):
        _publish(procedure, TODAY + timedelta(days=1), name="Khác")
    with pytest.raises(ProcedureWithdrawn):
        _withdraw(procedure, TODAY + timedelta(days=1))


def test_a_procedure_is_not_withdrawn_before_it_began(procedure: str) -> None:
    with pytest.raises(VersionOutOfOrder):
        _withdraw(procedure, date(2026, 1, 1))


def test_unknown_codes_are_said_to_be_unknown() -> None:
    with pytest.raises(NoSuchProcedure):
        _publish("1.999002", TODAY)
    with pytest.raises(NoSuchProcedure):
        _withdraw("1.999002", TODAY)
    with pytest.raises(NoSuchProcedure):
        version(987654321)


@pytest.mark.parametrize(("actor", "refusal"), [(NOBODY, SignInNeeded), (OTHER_OFFICER, NotAllowed)])
def test_only_those_with_the_right_publish_and_withdraw(
    procedure: str, actor: Actor, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        publish_version(actor, PublishVersion(code=procedure, valid_from=TODAY, content=CONTENT))
    with pytest.raises(refusal):
        _withdraw(procedure, TODAY, actor)


def test_search_and_stamp_follow_a_change_at_once(procedure: str) -> None:
    before = catalogue_stamp()
    assert search_procedures("nuôi chim yến").items[0].code == procedure
    _withdraw(procedure, clock.today())
    assert catalogue_stamp() != before
    assert search_procedures("nuôi chim yến").items == ()
