"""The party hears of each change, without personal data in the message."""

import pytest
from tests.support.commune import Commune, filing

from hienluong.kernel.jobs.models import Event
from hienluong.shared.notices.models import Letter, Notice
from hienluong.systems.cases import events
from hienluong.systems.cases.actions.receive import ReceiveCase, receive
from hienluong.systems.cases.jobs import _TEMPLATES, tell_party
from hienluong.systems.cases.public import submit


def test_filing_and_reception_are_each_told_once(commune: Commune) -> None:
    case = submit(commune.citizen, filing(commune))
    receive(commune.reception, ReceiveCase(case.pk))
    for event in Event.objects.filter(name__in=_TEMPLATES).order_by("id"):
        tell_party(event.payload)
    told = Notice.objects.filter(party_id=commune.citizen.party_id).order_by("id")
    assert [notice.template for notice in told] == ["case_filed", "case_received"]
    assert Letter.objects.count() == 2


@pytest.mark.parametrize("name", sorted(_TEMPLATES))
def test_no_notice_carries_a_name(commune: Commune, name: str) -> None:
    case = submit(commune.citizen, filing(commune))
    tell_party({"event": name, "case": case.pk})
    assert "Nguyễn" not in str(Notice.objects.get().facts)


def test_every_event_that_ends_or_stops_a_case_is_told() -> None:
    assert {events.REFUSED, events.WITHDRAWN, events.STOPPED, events.ISSUED} <= set(_TEMPLATES)
