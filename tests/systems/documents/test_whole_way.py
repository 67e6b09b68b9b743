"""A document's whole life: incoming, directed, drafted, signed, issued, received elsewhere, answered."""

from datetime import timedelta

import pytest
from tests.systems.documents.conftest import TODAY, World

from hienluong.base import clock
from hienluong.kernel.jobs.public import work_off
from hienluong.shared.files.public import open_public_file
from hienluong.shared.signing.public import Verdict, validate_pdf
from hienluong.shared.work.public import WorkItem
from hienluong.systems.documents.actions.direct import direct
from hienluong.systems.documents.actions.issue import issue
from hienluong.systems.documents.actions.register import register
from hienluong.systems.documents.actions.tasks import finish_task, pass_on
from hienluong.systems.documents.actions.withdraw import withdraw
from hienluong.systems.documents.models import Document, Flow, Part, State, Task, TaskState
from hienluong.systems.documents.values import Ordered, Registration, TaskIn


def titles(post: int) -> list[str]:
    return list(WorkItem.objects.filter(post=post, state="open").values_list("title", flat=True))


def test_what_arrives_goes_from_clerk_to_leader_to_head_to_officer_and_is_closed(world: World) -> None:
    science = world.science
    document = science.entered()
    assert (document.serial, document.state) == (1, State.REGISTERED)
    assert titles(science.director.posts[0]) == ["Cho ý kiến chỉ đạo"]
    due = clock.now() + timedelta(days=5)
    ordered = Ordered(
        text="Chuyển Văn phòng tham mưu báo cáo.",
        tasks=[TaskIn(post_id=science.head.posts[0], part=Part.LEAD, due_at=due)],
    )
    direction = direct(science.director, document.pk, ordered)
    lead = direction.tasks.get()
    (part,) = pass_on(
        science.head, lead.pk, [TaskIn(post_id=science.officer.posts[0], part=Part.LEAD, due_at=due)]
    )
    finish_task(science.officer, part.pk, "Đã báo cáo.")
    lead.refresh_from_db()
    document.refresh_from_db()
    assert (lead.state, lead.outcome, document.state) == (TaskState.DONE, "Đã báo cáo.", State.CLOSED)
    assert not WorkItem.objects.filter(state="open").exists()


def test_what_is_issued_bears_number_and_two_signatures_and_is_before_its_receiver_at_once(
    world: World,
) -> None:
    document = world.science.issued(world.interior.agency)
    assert (document.state, document.symbol, document.issued_on) == (State.ISSUED, "01/SKHCN-VP", TODAY)
    report = validate_pdf(open_public_file(document.files.get().file_id).read())
    assert (report.verdict, len(report.signatures)) == (Verdict.VALID, 2)
    copy = Document.objects.get(agency=world.interior.agency.pk, flow=Flow.INCOMING)
    assert (copy.state, copy.symbol, copy.issuer_name) == (
        State.ARRIVED,
        document.symbol,
        "Sở Khoa học và Công nghệ",
    )
    assert document.receivers.get().arrived == copy
    assert titles(world.interior.clerk.posts[0]) == ["Vào sổ văn bản đến"]


def test_an_answer_ends_the_task_and_knows_at_the_asker_what_it_answers(world: World) -> None:
    asked = world.science.issued(world.interior.agency)
    copy = Document.objects.get(agency=world.interior.agency.pk)
    facts = world.interior.facts(
        symbol=copy.symbol, subject=copy.subject, issuer_name=copy.issuer_name, issued_on=TODAY
    )
    register(
        world.interior.clerk, copy.pk, Registration(facts=facts, to_post=world.interior.director.posts[0])
    )
    task = TaskIn(post_id=world.interior.officer.posts[0], part=Part.LEAD)
    direct(world.interior.director, copy.pk, Ordered(text="Trả lời.", tasks=[task]))
    answer = world.interior.issued(world.science.agency, answers_id=copy.pk)
    copy.refresh_from_db()
    assert (copy.state, Task.objects.get(document=copy).outcome) == (State.CLOSED, answer.symbol)
    back = Document.objects.get(agency=world.science.agency.pk, flow=Flow.INCOMING)
    assert back.answers == asked


def test_what_is_withdrawn_is_cancelled_where_it_went(world: World) -> None:
    document = world.science.issued(world.interior.agency)
    withdraw(world.science.clerk, document.pk, "Sai nơi nhận")
    work_off()
    copy = Document.objects.get(agency=world.interior.agency.pk)
    assert (copy.state, copy.ended_why) == (State.RECALLED, "Sai nơi nhận")
    assert titles(world.interior.clerk.posts[0]) == []


def test_what_replaces_another_ends_it_here_and_there(world: World) -> None:
    old = world.science.issued(world.interior.agency)
    new = world.science.issued(world.interior.agency, replaces_id=old.pk)
    old.refresh_from_db()
    copies = Document.objects.filter(agency=world.interior.agency.pk).order_by("pk")
    assert (old.state, new.symbol) == (State.REPLACED, "02/SKHCN-VP")
    assert [copy.state for copy in copies] == [State.REPLACED, State.ARRIVED]


def test_delivering_again_changes_nothing(world: World) -> None:
    from hienluong.systems.documents.actions.deliver import deliver

    document = world.science.issued(world.interior.agency)
    assert deliver(document.pk) == 0
    assert Document.objects.filter(agency=world.interior.agency.pk).count() == 1


def test_a_seal_that_fails_is_tried_again_under_the_same_number(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = world.science.signed()
    with monkeypatch.context() as patched:
        patched.setattr("hienluong.systems.documents.actions.issue.seal_pdf", _fails)
        with pytest.raises(RuntimeError):
            issue(world.science.clerk, signed.pk)
    assert Document.objects.get(pk=signed.pk).symbol == "01/SKHCN-VP"
    assert issue(world.science.clerk, signed.pk).symbol == "01/SKHCN-VP"
    assert world.science.issued().symbol == "02/SKHCN-VP"


def _fails(*_facts: object) -> bytes:
    raise RuntimeError("no token")
