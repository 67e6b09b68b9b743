"""From filing to the receipt."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.support.commune import Commune, filing, make_citizen, make_commune

from hienluong.base import clock
from hienluong.base.errors import HouseError, Invalid, NotAllowed
from hienluong.kernel.access.public import NOBODY
from hienluong.kernel.jobs.models import Event
from hienluong.kernel.journal.models import Entry
from hienluong.shared.work.public import work_list
from hienluong.shared.worktime.public import LimitUnit, TimeLimit
from hienluong.systems.cases.actions.receive import ReceiveCase, RefuseCase, receive, refuse
from hienluong.systems.cases.errors import ActNotPossible, NotYourTurn
from hienluong.systems.cases.models import Business, Case
from hienluong.systems.cases.public import PublishedLimit, submit


def test_a_filed_case_has_the_code_of_its_centre_and_day(commune: Commune) -> None:
    first, second = (submit(commune.citizen, filing(commune)) for _ in range(2))
    assert first.code == "H50.31.1-261123-0001"
    assert second.code == "H50.31.1-261123-0002"


def test_the_serial_restarts_each_day(commune: Commune) -> None:
    submit(commune.citizen, filing(commune))
    with clock.frozen(datetime(2026, 11, 23, 17, 30, tzinfo=UTC)):
        assert submit(commune.citizen, filing(commune)).code == "H50.31.1-261124-0001"


def test_the_same_key_gives_the_same_case(commune: Commune) -> None:
    once = filing(commune)
    assert submit(commune.citizen, once).pk == submit(commune.citizen, once).pk
    assert Case.objects.count() == 1


def test_a_filed_case_waits_on_the_list_of_the_counter(commune: Commune) -> None:
    case = submit(commune.citizen, filing(commune))
    waiting = work_list(commune.reception).items
    assert [item.subject_id for item in waiting] == [case.pk]
    assert work_list(commune.civil_status).items == []


def test_filing_leaves_one_entry_and_one_event(commune: Commune) -> None:
    case = submit(commune.citizen, filing(commune))
    assert Entry.objects.filter(verb="cases.filed", subject_id=case.code).count() == 1
    assert Event.objects.get(name="cases.filed").payload["code"] == case.code


def test_neither_journal_nor_event_holds_a_name(commune: Commune) -> None:
    submit(commune.citizen, filing(commune))
    kept = f"{list(Entry.objects.values_list('facts'))}{list(Event.objects.values_list('payload'))}"
    assert "Nguyễn" not in kept


def test_filing_takes_few_statements(commune: Commune) -> None:
    submit(commune.citizen, filing(commune))
    with CaptureQueriesContext(connection) as statements:
        submit(commune.citizen, filing(commune))
    assert len(statements) <= 16


@pytest.mark.parametrize("who", ["nobody", "another citizen", "civil_status", "chair", "clerk"])
def test_only_the_party_or_the_counter_may_file(commune: Commune, who: str) -> None:
    actors = {"nobody": NOBODY, "another citizen": make_citizen("Trần Văn C")}
    actor = actors.get(who) or getattr(commune, who)
    with pytest.raises(HouseError) as refusal:
        submit(actor, filing(commune))
    assert refusal.value.status in {401, 403}
    assert not Case.objects.exists()


def test_the_counter_files_for_a_walk_in_and_the_identity_stays_the_citizens(commune: Commune) -> None:
    case = submit(commune.reception, filing(commune, assisted_by=commune.reception.account_id))
    assert case.applicant_id == commune.citizen.party_id
    assert case.assisted_by_id == commune.reception.account_id


def test_a_counter_of_another_commune_cannot_file_here(commune: Commune) -> None:
    other = make_commune("Cam Lộ", "H50.40")
    with pytest.raises(NotAllowed):
        submit(other.reception, filing(commune))


def test_reception_starts_the_clock_and_issues_the_receipt(commune: Commune) -> None:
    case = submit(commune.citizen, filing(commune))
    case = receive(commune.reception, ReceiveCase(case.pk))
    assert case.business == Business.PROCESSING
    assert clock.local(case.due_at).strftime("%d/%m %H:%M") == "23/11 17:00"
    assert case.calendar_version
    letter = case.letters.get()
    assert (letter.kind, letter.template_set) == ("receipt", "tt03-2025")


def test_received_after_three_it_is_due_the_next_working_day(commune: Commune) -> None:
    case = submit(commune.citizen, filing(commune))
    with clock.frozen(datetime(2026, 11, 23, 8, 1, tzinfo=UTC)):
        case = receive(commune.reception, ReceiveCase(case.pk))
    # 24/11 is a public holiday since 2026.
    assert clock.local(case.due_at).strftime("%d/%m %H:%M") == "25/11 17:00"


def test_without_a_published_limit_the_officer_promises_one(commune: Commune) -> None:
    case = submit(commune.citizen, filing(commune, limit=None))
    with pytest.raises(Invalid):
        receive(commune.reception, ReceiveCase(case.pk))
    case.refresh_from_db()
    assert case.business == Business.FILED


def test_after_reception_the_case_is_on_the_next_list_and_no_longer_on_the_first(commune: Commune) -> None:
    case = submit(commune.citizen, filing(commune))
    receive(commune.reception, ReceiveCase(case.pk))
    assert work_list(commune.reception).items == []
    assert [item.step for item in work_list(commune.civil_status).items] == ["appraisal"]


def test_a_case_is_received_once(commune: Commune) -> None:
    case = submit(commune.citizen, filing(commune))
    receive(commune.reception, ReceiveCase(case.pk))
    with pytest.raises((ActNotPossible, NotYourTurn)):
        receive(commune.reception, ReceiveCase(case.pk))


@pytest.mark.parametrize("who", ["citizen", "civil_status", "chair", "clerk"])
def test_only_the_counter_receives(commune: Commune, who: str) -> None:
    case = submit(commune.citizen, filing(commune))
    with pytest.raises(NotAllowed):
        receive(getattr(commune, who), ReceiveCase(case.pk))


def test_a_refusal_needs_reasons_and_ends_the_case(commune: Commune) -> None:
    case = submit(commune.citizen, filing(commune))
    with pytest.raises(Invalid):
        refuse(commune.reception, RefuseCase(case.pk, "  "))
    case = refuse(commune.reception, RefuseCase(case.pk, "Thiếu giấy chứng sinh bản chính."))
    assert (case.business, case.letters.get().kind) == (Business.REFUSED, "refusal")
    assert work_list(commune.reception).items == []


def test_a_limit_in_days_runs_over_the_weekend(commune: Commune) -> None:

    three_days = PublishedLimit(TimeLimit(Decimal(3), LimitUnit.WORKING_DAY))
    case = submit(commune.citizen, filing(commune, procedure_code="1.004873", limit=three_days))
    with clock.frozen(clock.now() + timedelta(days=3)):
        case = receive(commune.reception, ReceiveCase(case.pk))
    assert clock.local(case.due_at).strftime("%d/%m %H:%M") == "01/12 09:00"
