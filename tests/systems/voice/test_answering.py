"""Draft, review by somebody else, publish or answer privately, forward, decline."""

import pytest
from tests.support.bodies import Bodies, make_bodies
from tests.support.office import again, away, both_at_once
from tests.systems.voice.asking import ANSWER, asked, in_review, publication, published

from hienluong.base import clock
from hienluong.base.errors import Invalid, NotAllowed
from hienluong.base.fresh import forget_all
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.organisation.public import delegate
from hienluong.shared.work.public import Clock, WorkItem, work_list
from hienluong.systems.voice.actions.questions.draft import save_draft, submit_answer
from hienluong.systems.voice.actions.questions.ending import decline, unpublish
from hienluong.systems.voice.actions.questions.forward import forward
from hienluong.systems.voice.actions.questions.review import answer_privately, publish_answer, return_draft
from hienluong.systems.voice.errors import ActNotPossible, NotYourTurn, OwnDraft, QuestionNotFound
from hienluong.systems.voice.models import Question, QuestionState
from hienluong.systems.voice.queries.published import published_answer, recent_answers
from hienluong.systems.voice.queries.questions import similar_answers, visible_question
from hienluong.systems.voice.values import Forward

REASON = "Thuộc thẩm quyền của Sở Tư pháp."


def test_a_draft_goes_to_another_person_for_review(bodies: Bodies) -> None:
    question = in_review(bodies.interior)
    assert not work_list(bodies.interior.specialist).items
    (item,) = work_list(bodies.interior.head).items
    assert (item.role, item.subject_id) == ("approve", question.pk)


def test_nobody_reviews_their_own_draft(bodies: Bodies) -> None:
    question = asked(bodies.interior)
    Question.objects.filter(pk=question.pk).update(
        state=QuestionState.REVIEW, drafted_by=bodies.interior.head.account_id
    )
    with pytest.raises(OwnDraft):
        publish_answer(bodies.interior.head, publication(question))


def test_acting_for_the_reviewer_does_not_let_the_drafter_review(bodies: Bodies) -> None:
    """A delegation gives the post; the person stays the one who wrote."""
    question = in_review(bodies.interior)
    head, drafter = bodies.interior.head, bodies.interior.specialist
    delegate(SYSTEM, away(head, drafter, first_day=clock.today()))
    with pytest.raises(OwnDraft):
        answer_privately(again(drafter), question.pk, ANSWER)


def test_a_published_answer_is_read_by_all_without_a_name(bodies: Bodies) -> None:
    question = published(bodies.interior)
    found = published_answer(question.slug or "")
    assert (found.answer, found.public_name) == (ANSWER, "")
    assert list(recent_answers(bodies.interior.agency.pk)) == [question]
    assert Clock.objects.get(subject_id=question.pk).stopped_at is not None


def test_the_name_is_shown_only_to_whom_the_asker_allowed(bodies: Bodies) -> None:
    assert published(bodies.interior, may_show_name=True).public_name == "Nguyễn Thị Bình"


def test_without_consent_nothing_is_published(bodies: Bodies) -> None:
    question = in_review(bodies.interior, may_publish=False)
    with pytest.raises(Invalid):
        publish_answer(bodies.interior.head, publication(question))
    assert answer_privately(bodies.interior.head, question.pk, ANSWER).state == QuestionState.ANSWERED
    assert not recent_answers(bodies.interior.agency.pk)


def test_a_returned_draft_is_back_with_who_wrote_it(bodies: Bodies) -> None:
    question = in_review(bodies.interior)
    return_draft(bodies.interior.head, question.pk, "Thiếu căn cứ pháp lý.")
    (item,) = work_list(bodies.interior.specialist).items
    assert (item.note, item.due_at) == ("Thiếu căn cứ pháp lý.", question.due_at)


def test_forwarding_keeps_the_promised_day_and_leaves_a_trace(bodies: Bodies) -> None:
    question = asked(bodies.interior)
    forward(bodies.interior.specialist, Forward(question.pk, bodies.justice.agency.pk, REASON))
    (item,) = work_list(bodies.justice.specialist).items
    assert (item.due_at, item.note) == (question.due_at, REASON)
    move = question.moves.get(act="forward")
    assert (move.agency_id, move.to_agency_id) == (bodies.interior.agency.pk, bodies.justice.agency.pk)


def test_a_forwarded_question_is_no_longer_answered_here(bodies: Bodies) -> None:
    question = asked(bodies.interior)
    forward(bodies.interior.specialist, Forward(question.pk, bodies.justice.agency.pk, REASON))
    with pytest.raises(NotAllowed):
        submit_answer(bodies.interior.specialist, question.pk, ANSWER)
    assert visible_question(bodies.interior.specialist, question.code)


def test_a_question_is_not_forwarded_to_where_it_lies(bodies: Bodies) -> None:
    question = asked(bodies.interior)
    with pytest.raises(Invalid):
        forward(bodies.interior.specialist, Forward(question.pk, bodies.interior.agency.pk, REASON))


def test_other_agencies_do_not_know_of_it(bodies: Bodies) -> None:
    question = asked(bodies.interior)
    with pytest.raises(QuestionNotFound):
        visible_question(bodies.justice.specialist, question.code)
    with pytest.raises(NotAllowed):
        save_draft(bodies.justice.specialist, question.pk, ANSWER)


def test_only_the_post_that_has_the_work_answers(bodies: Bodies) -> None:
    question = asked(bodies.interior)
    with pytest.raises(NotYourTurn):
        submit_answer(bodies.interior.head, question.pk, ANSWER)


def test_declining_tells_why_and_ends_the_work(bodies: Bodies) -> None:
    question = decline(bodies.interior.head, asked(bodies.interior).pk, "Nội dung quảng cáo.")
    assert (question.state, question.answer) == (QuestionState.DECLINED, "Nội dung quảng cáo.")
    assert not work_list(bodies.interior.specialist).items


def test_who_only_answers_does_not_decline(bodies: Bodies) -> None:
    with pytest.raises(NotAllowed):
        decline(bodies.interior.specialist, asked(bodies.interior).pk, "Nội dung quảng cáo.")


def test_what_was_taken_back_is_read_no_more(bodies: Bodies) -> None:
    question = published(bodies.interior)
    unpublish(bodies.interior.head, question.pk, "Căn cứ đã thay đổi.")
    with pytest.raises(QuestionNotFound):
        published_answer(question.slug or "")


def test_similar_answers_are_found_by_their_words(bodies: Bodies) -> None:
    answer = published(bodies.interior)
    assert list(similar_answers(asked(bodies.interior))) == [answer]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_answer_at_once_one_is_told(transactional_db: None) -> None:
    forget_all()
    body = make_bodies().interior
    question = asked(body)
    results = both_at_once(
        lambda: submit_answer(body.specialist, question.pk, ANSWER),
        lambda: submit_answer(body.specialist, question.pk, ANSWER + " (bản khác)"),
    )
    assert sorted(type(each).__name__ for each in results) == ["NotYourTurn", "Question"]
    assert WorkItem.objects.filter(role="approve").count() == 1


@pytest.mark.django_db(transaction=True)
def test_forwarding_while_answering_lets_one_of_them_through(transactional_db: None) -> None:
    forget_all()
    bodies = make_bodies()
    body = bodies.interior
    question = asked(body)
    results = both_at_once(
        lambda: submit_answer(body.specialist, question.pk, ANSWER),
        lambda: forward(body.specialist, Forward(question.pk, bodies.justice.agency.pk, REASON)),
    )
    assert sum(isinstance(each, Question) for each in results) == 1
    assert sum(isinstance(each, NotYourTurn | NotAllowed | ActNotPossible) for each in results) == 1
    assert WorkItem.objects.filter(state="open").count() == 1
