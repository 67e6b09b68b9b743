"""Units and agencies are added, changed, ended, merged and divided; history stays as it was."""

from datetime import date

import pytest

from hienluong.base.errors import HouseError, Invalid, NotAllowed, SignInNeeded
from hienluong.face.models import Stamp
from hienluong.kernel.access.public import NOBODY, SYSTEM, Actor, ActorKind, Scope
from hienluong.kernel.jobs.models import Event
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.organisation.public import (
    AgencyChange,
    AgencyKind,
    Appointment,
    Division,
    Ending,
    InACircle,
    Merger,
    NewAgency,
    NewUnit,
    NoSuchAgency,
    NoSuchUnit,
    Post,
    StillHasParts,
    UnitChange,
    UnitKind,
    add_agency,
    add_unit,
    agencies_as_of,
    agency_as_of,
    agency_by_identifier,
    change_agency,
    change_unit,
    divide_agency,
    divide_unit,
    end_agency,
    end_unit,
    merge_agencies,
    merge_units,
    search_units,
    successors_of,
    unit_as_of,
    unit_by_code,
    unit_successors_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]

_BEFORE, _DAY, _LAST = date(2027, 3, 14), date(2027, 4, 1), date(2027, 3, 31)
_DECISION = "QĐ 1/QĐ-UBND"


def _manager(*agencies: int) -> Actor:
    return Actor(
        ActorKind.OFFICER, account_id=1, scopes={"organisation.manage": Scope(agencies=frozenset(agencies))}
    )


def _unit(code: str) -> int:
    return unit_by_code(code, _BEFORE).unit_id


def _agency(abbreviation: str) -> int:
    return agencies_as_of(_BEFORE).get(abbreviation=abbreviation, level=2).agency_id


def _new_unit(code: str = "19999", name: str = "Hiền Lương") -> NewUnit:
    return NewUnit(code, name, UnitKind.WARD, _unit("44"), _DAY, _DECISION)


def _new_agency(identifier: str = "H50.200") -> NewAgency:
    province = agency_by_identifier("H50", _BEFORE).agency_id
    return NewAgency(
        "Sở Chuyển đổi số", "SCĐS", AgencyKind.DEPARTMENT, 2, identifier, province, None, _DAY, _DECISION
    )


def _last_entry() -> Entry:
    return Entry.objects.latest("id")


def test_a_new_unit_begins_on_its_day() -> None:
    unit = add_unit(SYSTEM, _new_unit(name="  Hiền   Lương ")).unit_id
    assert unit_as_of(unit, _DAY).full_name == "Phường Hiền Lương"
    with pytest.raises(NoSuchUnit):
        unit_as_of(unit, _LAST)


@pytest.mark.parametrize(("code", "name"), [("19333", "Hiền Lương"), ("19999", "   ")])
def test_a_code_in_use_or_an_empty_name_is_refused(code: str, name: str) -> None:
    with pytest.raises(Invalid):
        add_unit(SYSTEM, _new_unit(code, name))


def test_a_change_without_its_decision_is_refused() -> None:
    with pytest.raises(Invalid) as refusal:
        change_unit(SYSTEM, UnitChange(_unit("19333"), _DAY, "  ", name="Khác"))
    assert "decision" in refusal.value.fields


def test_a_renamed_unit_keeps_its_old_name_before_that_day_and_is_found_by_it() -> None:
    unit = _unit("19429")
    change_unit(SYSTEM, UnitChange(unit, _DAY, _DECISION, name="Tà Cơn"))
    assert [unit_as_of(unit, day).name for day in (_LAST, _DAY)] == ["Khe Sanh", "Tà Cơn"]
    found = {each.state.unit_id: each.explanation for each in search_units("khe sanh", _DAY)}
    assert "nay thuộc Xã Tà Cơn" in found[unit]


def test_a_unit_may_change_its_code_and_kind_together() -> None:
    unit = _unit("19429")
    change_unit(SYSTEM, UnitChange(unit, _DAY, _DECISION, code="19998", kind=UnitKind.WARD))
    assert unit_by_code("19998", _DAY).full_name == "Phường Khe Sanh"
    assert unit_by_code("19429", _LAST).unit_id == unit


def test_a_change_before_the_unit_began_is_refused() -> None:
    with pytest.raises(HouseError):
        change_unit(SYSTEM, UnitChange(_unit("19429"), date(2025, 7, 1), _DECISION, name="Tà Cơn"))


def test_a_province_cannot_end_while_communes_lie_in_it() -> None:
    with pytest.raises(StillHasParts):
        end_unit(SYSTEM, Ending(_unit("44"), _LAST, _DECISION))


def test_merged_units_end_and_their_land_is_found_in_the_new_one() -> None:
    first, second = _unit("19333"), _unit("19351")
    merged = add_unit(SYSTEM, _new_unit()).unit_id
    merge_units(SYSTEM, Merger([first, second], merged, _DAY, _DECISION))
    for unit in (first, second):
        assert [state.unit_id for state in unit_successors_of(unit, _DAY)] == [merged]
        assert unit_as_of(unit, _LAST)
        with pytest.raises(NoSuchUnit):
            unit_as_of(unit, _DAY)


def test_a_unit_that_takes_in_another_goes_on() -> None:
    taken, taker = _unit("19351"), _unit("19333")
    merge_units(SYSTEM, Merger([taken, taker], taker, _DAY, _DECISION))
    assert unit_as_of(taker, _DAY).name == "Đông Hà"
    assert [state.unit_id for state in unit_successors_of(taken, _DAY)] == [taker]


def test_a_divided_unit_is_succeeded_by_all_parts() -> None:
    whole = _unit("19333")
    parts = [add_unit(SYSTEM, _new_unit(code, f"Đông Hà {code}")).unit_id for code in ("19991", "19992")]
    divide_unit(SYSTEM, Division(whole, parts, _DAY, _DECISION))
    assert {state.unit_id for state in unit_successors_of(whole, _DAY)} == set(parts)


def test_a_merger_of_one_is_refused() -> None:
    with pytest.raises(Invalid):
        merge_units(SYSTEM, Merger([_unit("19333")], _unit("19333"), _DAY, _DECISION))


def test_a_new_agency_has_an_identifier_of_its_own() -> None:
    assert add_agency(SYSTEM, _new_agency()).identifier == "H50.200"
    with pytest.raises(Invalid) as refusal:
        add_agency(SYSTEM, _new_agency("H50.5"))
    assert "identifier" in refusal.value.fields


def test_a_renamed_agency_keeps_its_old_name_before_that_day() -> None:
    agency = _agency("STP")
    change_agency(
        SYSTEM, AgencyChange(agency, _DAY, _DECISION, name="Sở Tư pháp và Hộ tịch", address="Đồng Hới")
    )
    assert agency_as_of(agency, _LAST).name == "Sở Tư pháp"
    assert (agency_as_of(agency, _DAY).name, agency_as_of(agency, _DAY).address) == (
        "Sở Tư pháp và Hộ tịch",
        "Đồng Hới",
    )
    assert agency_as_of(agency, _DAY).identifier == "H50.5"


def test_an_agency_cannot_come_under_one_that_belongs_to_it() -> None:
    part = agencies_as_of(_BEFORE).get(parent=_agency("STP"), abbreviation="P1").agency_id
    with pytest.raises(InACircle):
        change_agency(SYSTEM, AgencyChange(_agency("STP"), _DAY, _DECISION, parent_id=part))


def test_an_agency_with_offices_cannot_end() -> None:
    with pytest.raises(StillHasParts):
        end_agency(SYSTEM, Ending(_agency("STP"), _LAST, _DECISION))


@pytest.mark.usefixtures("staffed_province")
def test_with_an_agency_end_its_posts_and_appointments() -> None:
    division = agencies_as_of(_BEFORE).get(parent=_agency("STP"), abbreviation="P1").agency_id
    end_agency(SYSTEM, Ending(division, _LAST, _DECISION))
    assert Post.objects.as_of(_LAST).filter(agency=division).exists()
    assert not Post.objects.as_of(_DAY).filter(agency=division).exists()
    assert not Appointment.objects.as_of(_DAY).filter(post__agency=division).exists()


def test_merged_agencies_hand_their_work_to_the_successor() -> None:
    one, other = (
        agencies_as_of(_BEFORE).get(parent=_agency("STP"), abbreviation=name).agency_id
        for name in ("P1", "P2")
    )
    merge_agencies(SYSTEM, Merger([one, other], one, _DAY, _DECISION))
    assert [state.agency_id for state in successors_of(other, _DAY)] == [one]
    event = Event.objects.get(name="organisation.agency_ended")
    assert event.payload == {"agency": other, "last_day": "2027-03-31", "successors": [one]}
    with pytest.raises(NoSuchAgency):
        agency_as_of(other, _DAY)


def test_a_divided_agency_that_goes_on_carries_on_itself() -> None:
    giver = _agency("SNV")
    divide_agency(SYSTEM, Division(giver, [giver, _agency("SYT")], _DAY, _DECISION))
    assert [state.agency_id for state in successors_of(giver, _DAY)] == [giver]


def test_every_change_leaves_a_trace_and_makes_public_pages_anew() -> None:
    before = Stamp.objects.get(topic="organisation").version if Stamp.objects.exists() else 0
    change_agency(SYSTEM, AgencyChange(_agency("STP"), _DAY, _DECISION, name="Sở Tư pháp mới"))
    entry = _last_entry()
    assert (entry.verb, entry.right) == ("organisation.agency_changed", "organisation.manage")
    assert entry.facts["changed"] == ["name", "search_key", "sort_key", "source"]
    assert Stamp.objects.get(topic="organisation").version == before + 1


def test_a_refused_change_leaves_nothing() -> None:
    entries = Entry.objects.count()
    with pytest.raises(StillHasParts):
        end_agency(SYSTEM, Ending(_agency("STP"), _LAST, _DECISION))
    assert Entry.objects.count() == entries
    assert agency_as_of(_agency("STP"), _DAY)


def test_nobody_changes_nothing() -> None:
    with pytest.raises(SignInNeeded):
        change_agency(NOBODY, AgencyChange(_agency("STP"), _DAY, _DECISION, name="Khác"))


def test_an_officer_without_the_right_changes_nothing() -> None:
    with pytest.raises(NotAllowed):
        add_unit(Actor(ActorKind.OFFICER, account_id=1), _new_unit())


def test_who_manages_another_agency_may_not_change_this_one() -> None:
    with pytest.raises(NotAllowed):
        change_agency(_manager(_agency("SYT")), AgencyChange(_agency("STP"), _DAY, _DECISION, name="Khác"))


def test_who_manages_one_agency_may_change_it_but_no_unit() -> None:
    manager = _manager(_agency("STP"))
    assert change_agency(manager, AgencyChange(_agency("STP"), _DAY, _DECISION, name="Khác")).name == "Khác"
    with pytest.raises(NotAllowed):
        change_unit(manager, UnitChange(_unit("19333"), _DAY, _DECISION, name="Khác"))
