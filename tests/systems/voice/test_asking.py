"""Anybody asks; one question is kept, sealed, on one list, with a due time."""

from uuid import uuid4

import pytest
from tests.support.bodies import Bodies
from tests.support.office import both_at_once, post_of
from tests.systems.voice.asking import a_question, asked

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.fresh import forget_all
from hienluong.kernel.access.public import NOBODY
from hienluong.kernel.journal.models import Entry
from hienluong.shared.work.public import Clock, WorkItem, work_list
from hienluong.systems.voice.actions.load import load_voice_rules
from hienluong.systems.voice.actions.questions.ask import ask
from hienluong.systems.voice.actions.questions.moves import matter_of
from hienluong.systems.voice.contacts import Contact
from hienluong.systems.voice.models import Question


def test_a_question_stands_on_the_list_of_one_post_that_answers(bodies: Bodies) -> None:
    question = asked(bodies.interior)
    (item,) = work_list(bodies.interior.specialist).items
    assert (item.subject_kind, item.subject_id) == ("question", question.pk)
    assert item.due_at == question.due_at


def test_the_answer_is_due_by_the_rule_of_the_day(bodies: Bodies) -> None:
    question = asked(bodies.interior)
    # Fifteen working days; 24 November is a day off.
    assert clock.local(question.due_at).isoformat(" ", "minutes") == "2026-12-15 09:00+07:00"
    assert Clock.objects.get(subject_kind="question", subject_id=question.pk).due_at == question.due_at


def test_who_asked_is_sealed_and_numbers_in_the_words_too(bodies: Bodies) -> None:
    question = asked(bodies.interior, text="Số căn cước của tôi là 045199001234, xin hỏi về lương.")
    row = str(Question.objects.filter(pk=question.pk).values().get())
    assert not [word for word in ("Bình", "binh@", "0905123456", "045199001234") if word in row]


def test_the_journal_and_the_work_list_hold_nothing_of_the_asker(bodies: Bodies) -> None:
    question = asked(bodies.interior)
    told = str(list(Entry.objects.values())) + str(list(WorkItem.objects.values()))
    assert question.code in told
    assert "Bình" not in told
    assert "lương" not in told


def test_the_same_form_sent_twice_is_one_question(bodies: Bodies) -> None:
    command = a_question(bodies.interior)
    assert ask(NOBODY, command).pk == ask(NOBODY, command).pk
    assert WorkItem.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_double_click_is_one_question(transactional_db: None) -> None:
    from tests.support.bodies import make_bodies

    forget_all()
    command = a_question(make_bodies().interior)
    first, second = both_at_once(lambda: ask(NOBODY, command), lambda: ask(NOBODY, command))
    assert isinstance(first, Question)
    assert isinstance(second, Question)
    assert first.pk == second.pk
    assert WorkItem.objects.count() == 1


def test_each_fault_is_told_at_its_field(bodies: Bodies) -> None:
    bad = a_question(
        bodies.interior, topic="x", title="?", text="", contact=Contact("", "khong-phai-thu", "12")
    )
    with pytest.raises(Invalid) as refused:
        ask(NOBODY, bad)
    assert set(refused.value.fields) == {"topic", "title", "text", "name", "email", "phone"}


def test_ten_thousand_characters_are_too_many(bodies: Bodies) -> None:
    with pytest.raises(Invalid) as refused:
        asked(bodies.interior, text="dài " * 2500)
    assert set(refused.value.fields) == {"text"}


def test_nobody_is_asked_where_nobody_answers(bodies: Bodies) -> None:
    from tests.support.commune import make_agency

    from hienluong.kernel.organisation.public import AgencyKind

    empty = make_agency("Ban trống", AgencyKind.BOARD, "H50.99")
    with pytest.raises(Invalid):
        ask(NOBODY, a_question(bodies.interior, agency_id=empty.pk))
    assert not Question.objects.exists()


def test_a_vacant_post_gets_no_question(bodies: Bodies) -> None:
    from hienluong.kernel.organisation.public import Appointment

    Appointment.objects.filter(post=post_of(bodies.interior.specialist)).delete()
    asked(bodies.interior)
    assert [item.subject_kind for item in work_list(bodies.interior.head).items] == ["question"]


def test_loading_rules_again_adds_nothing(bodies: Bodies) -> None:
    assert load_voice_rules() == 0


def test_an_emoji_and_decomposed_letters_are_kept(bodies: Bodies) -> None:
    question = asked(bodies.interior, title="Hỏi về lương hưu 🙂", uid=uuid4())
    assert Question.objects.get(pk=question.pk).title == "Hỏi về lương hưu 🙂"
    assert matter_of(question).kind == "question"
