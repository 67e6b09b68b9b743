"""Feedback from its coming to its answer, and what the writer may do meanwhile."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.support.api import PDF
from tests.support.bodies import Bodies, make_bodies
from tests.support.office import both_at_once, signed_in
from tests.systems.voice.reporting import ANSWER, a_report, answered, reported, result

from hienluong.base import clock
from hienluong.base.errors import Invalid, NotAllowed
from hienluong.base.fresh import forget_all
from hienluong.kernel.access.public import NOBODY
from hienluong.kernel.journal.models import Entry
from hienluong.shared.files.public import StoredFile
from hienluong.shared.work.public import Clock, WorkItem, work_list
from hienluong.systems.voice.actions.feedback.handle import accept, refer
from hienluong.systems.voice.actions.feedback.rate import rate
from hienluong.systems.voice.actions.feedback.reply import close, publish_result, reply, unpublish_result
from hienluong.systems.voice.actions.feedback.report import report
from hienluong.systems.voice.actions.feedback.supplement import ask_writer, supplement
from hienluong.systems.voice.errors import (
    ActNotPossible,
    AlreadyRated,
    FeedbackNotFound,
    NotFollowed,
    NotYourTurn,
    OwnDraft,
)
from hienluong.systems.voice.models import Feedback, FeedbackKind, FeedbackState
from hienluong.systems.voice.queries.feedback import published_feedback, published_result
from hienluong.systems.voice.values import Forward, Ticket

FORM = {
    "uid": "0190f5c4-0000-7000-8000-000000000002",
    "agency": "H50.4",
    "kind": "procedure",
    "title": "Quầy một cửa nghỉ sớm",
    "text": "Chiều thứ Sáu quầy đóng lúc 16 giờ. <script>alert(1)</script>",
    "name": "Nguyễn Thị Bình",
    "phone": "0905123456",
}


def test_feedback_on_a_procedure_is_handled_by_the_agency_itself(bodies: Bodies) -> None:
    feedback = reported(bodies.interior)
    (item,) = work_list(bodies.interior.head).items
    assert (item.subject_id, item.due_at) == (feedback.pk, feedback.due_at)


def test_conduct_needs_somebody_it_is_about(bodies: Bodies) -> None:
    with pytest.raises(Invalid) as refused:
        reported(bodies.interior, kind=FeedbackKind.CONDUCT)
    assert set(refused.value.fields) == {"named_words"}


def test_the_same_form_sent_twice_is_one_report(bodies: Bodies) -> None:
    command = a_report(bodies.interior)
    assert report(NOBODY, command) == report(NOBODY, command)
    assert WorkItem.objects.count() == 1


def test_the_journal_does_not_say_who_wrote_about_whom(bodies: Bodies) -> None:
    reported(bodies.interior, kind=FeedbackKind.CONDUCT, named_words="Lê Văn Sơn ở quầy 3")
    told = str(list(Entry.objects.values()))
    assert not [word for word in ("Bình", "Sơn", "0905123456") if word in told]


def test_asking_the_writer_stops_the_clock_until_they_answer(bodies: Bodies) -> None:
    feedback = reported(bodies.interior)
    promised = feedback.due_at
    ask_writer(bodies.interior.head, feedback.pk, "Việc này xảy ra ở quầy nào?")
    assert not work_list(bodies.interior.head).items
    with clock.frozen(clock.now() + timedelta(days=7)):
        changed = supplement(NOBODY, Ticket(feedback.code), feedback.pk, "Ở quầy số 3.")
        assert changed.state == FeedbackState.HANDLING
        assert changed.due_at > promised
        assert [item.due_at for item in work_list(bodies.interior.head).items] == [changed.due_at]


def test_only_the_writer_supplements(bodies: Bodies) -> None:
    feedback = reported(bodies.interior)
    ask_writer(bodies.interior.head, feedback.pk, "Việc này xảy ra ở quầy nào?")
    with pytest.raises(NotFollowed):
        supplement(NOBODY, Ticket("PA-22222222"), feedback.pk, "Ở quầy số 3.")


def test_nothing_is_supplemented_unasked(bodies: Bodies) -> None:
    feedback = reported(bodies.interior)
    with pytest.raises(ActNotPossible):
        supplement(NOBODY, Ticket(feedback.code), feedback.pk, "Ở quầy số 3.")


def test_an_answer_ends_the_clock_and_waits_for_another_to_publish(bodies: Bodies) -> None:
    feedback = answered(bodies.interior)
    assert Clock.objects.get(subject_kind="feedback").stopped_at is not None
    assert [item.subject_id for item in work_list(bodies.interior.director).items] == [feedback.pk]
    with pytest.raises(OwnDraft):
        publish_result(bodies.interior.head, result(feedback))


def test_nothing_is_answered_before_it_is_taken_on(bodies: Bodies) -> None:
    with pytest.raises(ActNotPossible):
        reply(bodies.interior.head, reported(bodies.interior).pk, ANSWER)


def test_a_published_result_names_nobody_unless_allowed(bodies: Bodies, client: Client) -> None:
    feedback = publish_result(bodies.interior.director, result(answered(bodies.interior)))
    pages = [client.get(path).content.decode() for path in ("/phan-anh/", f"/phan-anh/{feedback.slug}/")]
    assert all(feedback.public_title in page for page in pages)
    assert not [word for word in ("Bình", "0905", feedback.code) if any(word in page for page in pages)]
    named = publish_result(bodies.interior.director, result(answered(bodies.interior, may_show_name=True)))
    assert named.public_name == "Nguyễn Thị Bình"


def test_without_consent_nothing_is_published(bodies: Bodies) -> None:
    feedback = answered(bodies.interior, may_publish=False)
    with pytest.raises(Invalid):
        publish_result(bodies.interior.director, result(feedback))
    assert not WorkItem.objects.filter(state="open").exists()


def test_what_was_taken_back_is_read_no_more(bodies: Bodies) -> None:
    feedback = publish_result(bodies.interior.director, result(answered(bodies.interior)))
    unpublish_result(bodies.interior.director, feedback.pk, "Còn chi tiết riêng.")
    assert not published_feedback().items
    with pytest.raises(FeedbackNotFound):
        published_result(feedback.slug or "")


def test_the_writer_rates_once_and_only_an_answer(bodies: Bodies) -> None:
    waiting = reported(bodies.interior)
    with pytest.raises(ActNotPossible):
        rate(NOBODY, Ticket(waiting.code), waiting.pk, 5)
    feedback = answered(bodies.interior)
    assert rate(NOBODY, Ticket(feedback.code), feedback.pk, 4).score == 4
    with pytest.raises(AlreadyRated):
        rate(NOBODY, Ticket(feedback.code), feedback.pk, 1)
    with pytest.raises(NotFollowed):
        rate(NOBODY, Ticket(waiting.code), feedback.pk, 1)


def test_referring_keeps_the_promised_day(bodies: Bodies) -> None:
    feedback = reported(bodies.interior)
    refer(bodies.interior.head, Forward(feedback.pk, bodies.justice.agency.pk, "Thuộc Sở Tư pháp."))
    assert [item.due_at for item in work_list(bodies.justice.head).items] == [feedback.due_at]


def test_closing_says_why(bodies: Bodies) -> None:
    feedback = close(bodies.interior.director, reported(bodies.interior).pk, "Trùng phản ánh trước.")
    assert (feedback.state, feedback.answer) == (FeedbackState.CLOSED, "Trùng phản ánh trước.")
    assert not work_list(bodies.interior.head).items


def test_who_only_answers_questions_handles_no_feedback(bodies: Bodies) -> None:
    with pytest.raises(NotAllowed):
        accept(bodies.interior.specialist, reported(bodies.interior).pk)


@pytest.mark.django_db(transaction=True)
def test_of_referring_and_answering_at_once_one_goes_through(transactional_db: None) -> None:
    forget_all()
    bodies = make_bodies()
    head, feedback = bodies.interior.head, reported(bodies.interior)
    accept(head, feedback.pk)
    results = both_at_once(
        lambda: reply(head, feedback.pk, ANSWER),
        lambda: refer(head, Forward(feedback.pk, bodies.justice.agency.pk, "Thuộc Sở Tư pháp.")),
    )
    assert sum(isinstance(each, Feedback) for each in results) == 1
    assert sum(isinstance(each, NotYourTurn | NotAllowed | ActNotPossible) for each in results) == 1


def test_a_stranger_reports_with_a_file_which_the_handler_opens(client: Client, bodies: Bodies) -> None:
    sent = client.post("/phan-anh/gui/", FORM | {"files": SimpleUploadedFile("anh.pdf", PDF)})
    feedback = Feedback.objects.get()
    assert feedback.code in client.get(sent["Location"]).content.decode()
    kept = feedback.files.get()
    address = f"/xu-ly/phan-anh/{feedback.code}/tep/{kept.pk}/"
    assert b"".join(signed_in(bodies.interior.head).get(address)) == PDF
    assert signed_in(bodies.justice.head).get(address).status_code == 404
    assert client.get(address).status_code == 302


def test_a_refused_report_keeps_words_and_lets_the_file_go(client: Client, bodies: Bodies) -> None:
    form = FORM | {"title": "", "files": SimpleUploadedFile("anh.pdf", PDF)}
    answer = client.post("/phan-anh/gui/", form)
    assert answer.status_code == 422
    assert "Chiều thứ Sáu quầy đóng" in answer.content.decode()
    assert "<script>alert" not in answer.content.decode()
    assert not StoredFile.objects.exists()


def test_sending_a_report_twice_keeps_one_file(client: Client, bodies: Bodies) -> None:
    for _ in range(2):
        client.post("/phan-anh/gui/", FORM | {"files": SimpleUploadedFile("anh.pdf", PDF)})
    assert Feedback.objects.count() == StoredFile.objects.count() == 1


def test_a_program_is_refused_at_its_field(client: Client, bodies: Bodies) -> None:
    answer = client.post("/phan-anh/gui/", FORM | {"files": SimpleUploadedFile("a.exe", b"MZ\x90\x00" * 50)})
    assert answer.status_code == 422
    assert "a.exe" in answer.content.decode()
    assert not Feedback.objects.exists()


def test_the_writer_follows_supplements_and_rates_in_the_browser(client: Client, bodies: Bodies) -> None:
    feedback = reported(bodies.interior)
    ask_writer(bodies.interior.head, feedback.pk, "Việc này xảy ra ở quầy nào?")
    page = client.post("/phan-anh/theo-doi/", {"ma": feedback.code, "xac-nhan": "3456"}).content.decode()
    assert "Việc này xảy ra ở quầy nào?" in page
    ticket = page.split('name="ticket" value="')[1].split('"')[0]
    added = client.post("/phan-anh/theo-doi/bo-sung/", {"ticket": ticket, "text": "Ở quầy số 3."})
    assert "Đã nhận phần bổ sung" in added.content.decode()
    reply(bodies.interior.head, feedback.pk, ANSWER)
    empty = client.post("/phan-anh/theo-doi/danh-gia/", {"ticket": ticket})
    assert empty.status_code == 422
    rated = client.post("/phan-anh/theo-doi/danh-gia/", {"ticket": ticket, "score": "5"})
    assert "Đã ghi nhận đánh giá" in rated.content.decode()


@pytest.mark.parametrize("page", ["bo-sung", "danh-gia"])
@pytest.mark.parametrize("ticket", ["", "PA-22222222", "x:y:z"])
def test_a_made_up_ticket_opens_nothing(client: Client, bodies: Bodies, page: str, ticket: str) -> None:
    assert client.post(f"/phan-anh/theo-doi/{page}/", {"ticket": ticket}).status_code == 404


@pytest.mark.parametrize(
    ("who", "expected"),
    [("nobody", 302), ("specialist", 403), ("wrong", 200), ("head", 200), ("director", 200)],
)
def test_the_list_has_its_ladder(client: Client, bodies: Bodies, who: str, expected: int) -> None:
    feedback = reported(bodies.interior)
    people = {
        "wrong": bodies.justice.head,
        "specialist": bodies.interior.specialist,
        "head": bodies.interior.head,
        "director": bodies.interior.director,
    }
    browser = signed_in(people[who]) if who in people else client
    answer = browser.get("/xu-ly/phan-anh/")
    assert answer.status_code == expected
    assert (feedback.code in answer.content.decode()) is (who in {"head", "director"})
    page = browser.get(f"/xu-ly/phan-anh/{feedback.code}/").status_code
    assert page == {"nobody": 302, "specialist": 404, "wrong": 404}.get(who, 200)


def test_an_officer_handles_it_in_the_browser(bodies: Bodies) -> None:
    feedback = reported(bodies.interior)
    address = f"/xu-ly/phan-anh/{feedback.code}/"
    head = signed_in(bodies.interior.head)
    assert "0905123456" not in head.get(address).content.decode()
    assert "0905123456" in head.post(f"{address}nguoi-gui/").content.decode()
    head.post(f"{address}accept/")
    assert head.post(f"{address}reply/", {"answer": "?"}).status_code == 422
    head.post(f"{address}reply/", {"answer": ANSWER})
    form = {"title": "Quầy nghỉ sớm", "text": "Chiều thứ Sáu quầy đóng sớm.", "answer": ANSWER}
    signed_in(bodies.interior.director).post(f"{address}publish/", form)
    assert Feedback.objects.get().state == FeedbackState.PUBLISHED
