"""Figures that are added up as things happen, never counted when somebody looks."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from tests.support.commune import Commune, filing, make_commune

from hienluong.base import clock
from hienluong.base.errors import NotAllowed, SignInNeeded
from hienluong.base.fresh import forget_all
from hienluong.kernel.access.public import NOBODY, SYSTEM, PostRight
from hienluong.kernel.jobs.models import Event
from hienluong.kernel.organisation.public import PostKind
from hienluong.kernel.people.public import Account
from hienluong.oversight.operations.actions.count import count
from hienluong.oversight.operations.actions.rebuild import differences, rebuild_open
from hienluong.oversight.operations.models import DayTotal, Measure, OpenByHour, Side
from hienluong.oversight.operations.queries import overview
from hienluong.oversight.operations.rules import CaseNews
from hienluong.shared.work.public import Passing
from hienluong.systems.cases.actions.ending import EndCase, stop
from hienluong.systems.cases.actions.receive import ReceiveCase, receive
from hienluong.systems.cases.actions.supplement import request_supplement
from hienluong.systems.cases.actions.take_over import take_over
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.public import submit
from hienluong.systems.cases.values import MissingPaper, SupplementIn

MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@pytest.fixture
def commune(db: None) -> Commune:
    forget_all()
    with clock.frozen(MONDAY):
        yield make_commune()


def tell_everything() -> None:
    for event in Event.objects.filter(name__startswith="cases.").order_by("id"):
        count(CaseNews.read(event.payload))


def received(commune: Commune) -> int:
    case = submit(commune.citizen, filing(commune))
    return receive(commune.reception, ReceiveCase(case.pk)).pk


def test_a_received_case_runs_until_its_due_hour(commune: Commune) -> None:
    received(commune)
    tell_everything()
    figures = overview(commune.chair).today
    assert (figures.filed, figures.running, figures.due_soon, figures.overdue) == (1, 1, 1, 0)


def test_it_is_overdue_when_the_hour_has_passed(commune: Commune) -> None:
    received(commune)
    tell_everything()
    with clock.frozen(MONDAY + timedelta(days=1)):
        assert overview(commune.chair).today.overdue == 1


def test_a_paused_case_is_not_late(commune: Commune) -> None:
    case = received(commune)
    request_supplement(
        commune.civil_status, case, SupplementIn([MissingPaper("Giấy", "thiếu")], "Thiếu", "Sơn")
    )
    tell_everything()
    assert overview(commune.chair).today.running == 0


def test_an_ended_case_runs_no_more(commune: Commune) -> None:
    stop(commune.civil_status, EndCase(received(commune), "Có tranh chấp"))
    tell_everything()
    assert overview(commune.chair).today.running == 0
    assert DayTotal.objects.get(measure=Measure.STOPPED, side=Side.DECIDING).value == 1


def test_an_event_told_twice_counts_once(commune: Commune) -> None:
    received(commune)
    tell_everything()
    tell_everything()
    assert overview(commune.chair).today.filed == 1
    assert differences() == []


def test_a_late_event_does_not_bring_back_an_older_state(commune: Commune) -> None:
    stop(commune.civil_status, EndCase(received(commune), "Có tranh chấp"))
    for event in Event.objects.filter(name__startswith="cases.").order_by("-id"):
        count(CaseNews.read(event.payload))
    assert overview(commune.chair).today.running == 0


def test_a_wrong_total_is_found_and_mended(commune: Commune) -> None:
    received(commune)
    tell_everything()
    OpenByHour.objects.filter(side=Side.DECIDING).update(value=7)
    assert [(kept, counted) for _, kept, counted in differences()] == [(7, 1)]
    rebuild_open()
    assert differences() == []


def test_a_leader_sees_the_own_commune_and_no_other(commune: Commune) -> None:
    other = make_commune("Cam Lộ", "H50.40")
    received(commune)
    tell_everything()
    assert overview(other.chair).today.filed == 0
    assert overview(commune.chair).today.filed == 1


@pytest.mark.parametrize(
    ("who", "refusal"), [("nobody", SignInNeeded), ("citizen", NotAllowed), ("clerk", NotAllowed)]
)
def test_only_who_may_oversee_sees_figures(commune: Commune, who: str, refusal: type[Exception]) -> None:
    actor = NOBODY if who == "nobody" else getattr(commune, who)
    with pytest.raises(refusal):
        overview(actor)


def test_the_page_leads_from_each_figure_to_its_rows(commune: Commune, client: Client) -> None:
    received(commune)
    tell_everything()
    client.force_login(Account.objects.get(pk=commune.chair.account_id))
    page = client.get("/van-hanh/").content.decode()
    assert "UBND phường Đông Hà" in page
    assert "qua-han=1" in page


def test_who_reads_no_cases_is_led_to_none(commune: Commune, client: Client) -> None:
    received(commune)
    tell_everything()
    PostRight.objects.filter(post_kind=PostKind.CHAIR, right="cases.read").delete()
    forget_all()
    client.force_login(Account.objects.get(pk=commune.chair.account_id))
    page = client.get("/van-hanh/").content.decode()
    assert "UBND phường Đông Hà" in page
    assert "/ho-so/?" not in page


def test_a_running_case_that_goes_to_a_successor_is_counted_there_and_no_longer_where_it_was(
    commune: Commune,
) -> None:
    case = Case.objects.get(pk=received(commune))
    tell_everything()
    heir = make_commune("Cam Lộ", "H50.40")
    take_over(SYSTEM, Passing(case.pk, commune.centre.pk, heir.centre.pk, {heir.centre.pk}))
    tell_everything()
    running = OpenByHour.objects.filter(side=Side.RECEIVING).exclude(value=0)
    assert dict(running.values_list("agency", "value")) == {heir.centre.pk: 1}
    assert not differences()
