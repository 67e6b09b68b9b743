"""What an agency leaves when it ends: open cases and work go to those that carry on, nothing twice, nothing lost."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client
from tests.support.commune import Commune, filing, make_agency, make_commune, make_officer

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.fresh import forget_all
from hienluong.kernel.access.public import SYSTEM, Actor, actor_for
from hienluong.kernel.jobs.models import Event
from hienluong.kernel.jobs.public import work_off
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.organisation.actions.end_agency import end_agency
from hienluong.kernel.organisation.actions.reorganise_agencies import divide_agency, merge_agencies
from hienluong.kernel.organisation.public import Agency, AgencyKind, Post, PostKind
from hienluong.kernel.organisation.values import Division, Ending, Merger
from hienluong.kernel.people.public import Account
from hienluong.shared.work.actions.inherit import choose_heir, inherit, note_left
from hienluong.shared.work.errors import ItemTaken, NobodyDecides, NotOnYourList
from hienluong.shared.work.jobs import look_for_left_work, note_what_is_left
from hienluong.shared.work.models import Inheritance, WorkItem
from hienluong.shared.work.public import Matter, work_list
from hienluong.systems.cases.actions.receive import ReceiveCase, receive
from hienluong.systems.cases.models import Case, Move
from hienluong.systems.cases.public import submit, visible_case
from hienluong.systems.catalogue.models import Competence, Procedure, ProcedureVersion

DECISION = "NQ 12/NQ-HĐND"
YESTERDAY, TODAY = date(2026, 11, 29), date(2026, 11, 30)


@pytest.fixture
def heir(commune: Commune) -> Commune:
    """A second commune with the same posts."""
    return make_commune("Cam Lộ", "H50.40")


@pytest.fixture
def centre_head(commune: Commune) -> Actor:
    """The head of the provincial centre."""
    province = make_agency("UBND tỉnh", AgencyKind.COMMITTEE, "H50", level=1)
    centre = make_agency("Trung tâm tỉnh", AgencyKind.SERVICE_CENTRE, "H50.2.1", level=3, parent=province)
    return make_officer("gd.tt", "Trần Văn Tỉnh", (centre, PostKind.CENTRE_HEAD))


@pytest.fixture
def next_week(commune: Commune, heir: Commune) -> Iterator[None]:
    """The Monday on which the other agencies carry on."""
    with clock.frozen(clock.now() + timedelta(days=7)):
        yield


def _ended(commune: Commune, *heirs: Agency) -> None:
    """The centre ended yesterday."""
    if len(heirs) == 1:
        merge_agencies(SYSTEM, Merger([commune.centre.pk, heirs[0].pk], heirs[0].pk, TODAY, DECISION))
    elif heirs:
        divide_agency(SYSTEM, Division(commune.centre.pk, [each.pk for each in heirs], TODAY, DECISION))
    else:
        end_agency(SYSTEM, Ending(commune.centre.pk, YESTERDAY, DECISION))
    forget_all()


def _again(actor: Actor) -> Actor:
    return actor_for(Account.objects.get(pk=actor.account_id))


def _pass_on(commune: Commune) -> None:
    """As the worker does, without waiting for other consumers."""
    note_left(commune.centre.pk)
    for row in Inheritance.objects.filter(settled_at__isnull=True):
        inherit(Matter(row.subject_kind, row.subject_id), row.ended_id)


def test_a_case_that_waits_goes_to_the_matching_post_of_the_one_successor(
    commune: Commune, heir: Commune, next_week: None
) -> None:
    case = submit(commune.citizen, filing(commune))
    before = WorkItem.objects.get(subject_id=case.pk)
    _ended(commune, heir.centre)
    _pass_on(commune)
    (item,) = work_list(_again(heir.reception)).items
    assert (item.subject_id, item.role, item.due_at, item.step) == (
        case.pk,
        before.role,
        before.due_at,
        before.step,
    )
    assert item.from_post_id == before.post_id
    assert Post.objects.get(pk=item.post_id).kind == PostKind.RECEPTION


def test_the_successor_can_carry_the_case_on(commune: Commune, heir: Commune, next_week: None) -> None:
    case = submit(commune.citizen, filing(commune))
    _ended(commune, heir.centre)
    _pass_on(commune)
    receiver = _again(heir.reception)
    assert visible_case(receiver, case.code or "").receiving_name == heir.centre.states.get().name
    assert receive(receiver, ReceiveCase(case.pk)).business == "processing"


def test_the_case_keeps_where_it_came_from(commune: Commune, heir: Commune, next_week: None) -> None:
    case = submit(commune.citizen, filing(commune))
    _ended(commune, heir.centre)
    _pass_on(commune)
    case.refresh_from_db()
    assert (case.receiving_agency_id, case.deciding_agency_id) == (heir.centre.pk, commune.committee.pk)
    assert {commune.centre.pk, heir.centre.pk} <= set(case.agencies)
    assert (case.code or "").startswith("H50.31.1-")
    assert Move.objects.get(case=case, act="inherit").note.endswith(heir.centre.states.get().name)


def test_a_case_on_another_agencys_list_still_changes_its_centre(
    commune: Commune, heir: Commune, next_week: None
) -> None:
    case = submit(commune.citizen, filing(commune))
    receive(commune.reception, ReceiveCase(case.pk))
    _ended(commune, heir.centre)
    _pass_on(commune)
    case.refresh_from_db()
    assert case.receiving_agency_id == heir.centre.pk
    assert [item.subject_id for item in work_list(commune.civil_status).items] == [case.pk]


def test_a_case_that_is_over_keeps_what_it_had(commune: Commune, heir: Commune, next_week: None) -> None:
    case = submit(commune.citizen, filing(commune))
    Case.objects.filter(pk=case.pk).update(business="closed")
    WorkItem.objects.update(state="done")
    _ended(commune, heir.centre)
    assert note_left(commune.centre.pk) == 0


def test_it_is_journaled_by_ids(commune: Commune, heir: Commune, next_week: None) -> None:
    case = submit(commune.citizen, filing(commune))
    _ended(commune, heir.centre)
    _pass_on(commune)
    entry = Entry.objects.get(verb="work.inherited")
    item = WorkItem.objects.get(subject_id=case.pk)
    assert entry.subject_id == case.code
    assert entry.facts == {"from": commune.centre.pk, "to": heir.centre.pk, "posts": [item.post_id]}


def test_the_event_moves_everything_and_its_repetition_nothing(
    commune: Commune, heir: Commune, next_week: None
) -> None:
    cases = [submit(commune.citizen, filing(commune)) for _ in range(3)]
    _ended(commune, heir.centre)
    work_off()
    waiting = [item.subject_id for item in work_list(_again(heir.reception)).items]
    assert sorted(waiting) == [case.pk for case in cases]
    moves = Move.objects.count()
    note_what_is_left(Event.objects.get(name="organisation.agency_ended").payload)
    look_for_left_work()
    for row in Inheritance.objects.all():
        inherit(Matter(row.subject_kind, row.subject_id), row.ended_id)
    assert WorkItem.objects.filter(state="open").count() == 3
    assert Inheritance.objects.count() == 3
    assert Move.objects.count() == moves


def test_before_its_last_day_is_over_nothing_moves_and_after_it_the_schedule_sees_it(
    commune: Commune, heir: Commune
) -> None:
    case = submit(commune.citizen, filing(commune))
    _ended(commune, heir.centre)
    work_off()
    assert not Inheritance.objects.exists()
    with clock.frozen(clock.now() + timedelta(days=7)):
        forget_all()
        look_for_left_work()
        work_off()
        assert [item.subject_id for item in work_list(_again(heir.reception)).items] == [case.pk]


def test_what_reaches_an_ended_post_later_follows(commune: Commune, heir: Commune, next_week: None) -> None:
    case = submit(commune.citizen, filing(commune))
    post = WorkItem.objects.get(subject_id=case.pk).post_id
    _ended(commune, heir.centre)
    _pass_on(commune)
    WorkItem.objects.filter(subject_id=case.pk).update(post=post, agency=commune.centre)
    look_for_left_work()
    work_off()
    assert WorkItem.objects.get(subject_id=case.pk).agency_id == heir.centre.pk


@pytest.fixture
def third(commune: Commune) -> Commune:
    return make_commune("Lao Bảo", "H50.41")


def test_with_several_successors_the_head_of_the_provincial_centre_is_asked(
    commune: Commune, heir: Commune, third: Commune, centre_head: Actor, next_week: None
) -> None:
    case = submit(commune.citizen, filing(commune))
    _ended(commune, heir.centre, third.centre)
    _pass_on(commune)
    _pass_on(commune)
    (asked,) = work_list(_again(centre_head)).items
    assert (asked.subject_kind, asked.role) == ("heir", "assign")
    assert WorkItem.objects.get(subject_kind="case", subject_id=case.pk).agency_id == commune.centre.pk


def test_what_the_head_decides_is_done_once(
    commune: Commune, heir: Commune, third: Commune, centre_head: Actor, next_week: None
) -> None:
    case = submit(commune.citizen, filing(commune))
    _ended(commune, heir.centre, third.centre)
    _pass_on(commune)
    row, head = Inheritance.objects.get(), _again(centre_head)
    with pytest.raises(NotOnYourList):
        choose_heir(_again(third.reception), row.pk, third.centre.pk)
    with pytest.raises(Invalid):
        choose_heir(head, row.pk, commune.committee.pk)
    choose_heir(head, row.pk, third.centre.pk)
    assert [item.subject_id for item in work_list(_again(third.reception)).items] == [case.pk]
    assert work_list(head).items == []
    row.refresh_from_db()
    assert (row.heir_id, row.settled_by_id) == (third.centre.pk, head.account_id)
    with pytest.raises(ItemTaken):
        choose_heir(head, row.pk, heir.centre.pk)


def test_an_agency_that_ends_without_a_successor_is_a_question_too(
    commune: Commune, heir: Commune, centre_head: Actor, next_week: None
) -> None:
    case = submit(commune.citizen, filing(commune))
    _ended(commune)
    _pass_on(commune)
    choose_heir(_again(centre_head), Inheritance.objects.get().pk, heir.committee.pk)
    case.refresh_from_db()
    assert case.receiving_agency_id == heir.committee.pk
    assert [item.subject_id for item in work_list(_again(heir.reception)).items] == [case.pk]


def test_while_nobody_can_decide_the_work_stays_and_the_event_is_tried_again(
    commune: Commune, heir: Commune, third: Commune, next_week: None
) -> None:
    case = submit(commune.citizen, filing(commune))
    _ended(commune, heir.centre, third.centre)
    note_left(commune.centre.pk)
    with pytest.raises(NobodyDecides):
        inherit(Matter("case", case.pk), commune.centre.pk)
    assert WorkItem.objects.get(subject_id=case.pk).state == "open"


def test_the_competence_map_chooses_among_several(
    commune: Commune, heir: Commune, third: Commune, centre_head: Actor, next_week: None
) -> None:
    """The department of the sector decides: of two heirs the one that is this department."""
    department = make_agency("Sở Tư pháp", AgencyKind.DEPARTMENT, "H50.20", abbreviation="STP")
    make_officer("cv.stp", "Lê Thị Sở", (department, PostKind.RECEPTION))
    procedure = Procedure.objects.create(code="1.999002")
    version = ProcedureVersion.objects.create(
        procedure=procedure, number=1, name="Thủ tục mẫu", digest="x", published_at=clock.now()
    )
    Competence.objects.create(procedure=procedure, level="province", decider="department", department="STP")
    case = submit(commune.citizen, filing(commune, procedure_version_id=version.pk))
    _ended(commune, third.centre, department)
    _pass_on(commune)
    assert WorkItem.objects.get(subject_id=case.pk).agency_id == department.pk
    assert not WorkItem.objects.filter(subject_kind="heir").exists()


@pytest.fixture
def page(commune: Commune, heir: Commune, third: Commune, centre_head: Actor, next_week: None) -> str:
    submit(commune.citizen, filing(commune))
    _ended(commune, heir.centre, third.centre)
    _pass_on(commune)
    return f"/viec/ke-thua/{Inheritance.objects.get().pk}/"


def _signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def test_the_page_is_for_who_was_asked(
    page: str, commune: Commune, heir: Commune, centre_head: Actor
) -> None:
    assert Client().get(page).status_code in {302, 401}
    assert _signed_in(commune.citizen).get(page).status_code == 403
    assert _signed_in(heir.chair).get(page).status_code == 403
    assert _signed_in(centre_head).get(page).status_code == 200
    assert _signed_in(centre_head).get("/viec/ke-thua/999999/").status_code == 404


def test_the_page_shows_the_code_and_the_choices_but_nobodys_name(
    page: str, heir: Commune, third: Commune, centre_head: Actor
) -> None:
    shown = _signed_in(centre_head).get(page).content.decode()
    assert Case.objects.get().code in shown
    assert heir.centre.states.get().name in shown
    assert third.centre.states.get().name in shown
    assert "Nguyễn Thị Bình" not in shown


def test_the_page_passes_on_what_was_chosen_and_asks_again_when_nothing_was(
    page: str, third: Commune, centre_head: Actor
) -> None:
    client = _signed_in(centre_head)
    assert client.post(page, {"co-quan": ""}).status_code == 422
    assert client.post(page, {"co-quan": str(third.centre.pk)}).status_code == 302
    assert client.get(page).status_code == 404
    assert Case.objects.get().receiving_agency_id == third.centre.pk
