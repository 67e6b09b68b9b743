"""A draft is opened for long enough, commented until its last minute, and every comment is treated."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.support.api import PDF
from tests.support.bodies import Bodies, make_bodies
from tests.support.office import both_at_once, signed_in
from tests.systems.voice.consulting import a_comment, a_draft, commented, drafted, opened

from hienluong.base import clock
from hienluong.base.errors import Invalid, NotAllowed
from hienluong.base.fresh import forget_all
from hienluong.kernel.access.public import NOBODY
from hienluong.shared.search.public import search
from hienluong.shared.work.public import Clock, work_list
from hienluong.shared.worktime.public import LimitUnit, Span, TimeLimit, WorkCalendar
from hienluong.systems.voice.actions.consultations.comment import hide_comment, send_comment, show_comment
from hienluong.systems.voice.actions.consultations.prepare import change_consultation, draft_consultation
from hienluong.systems.voice.actions.consultations.run import (
    close_due,
    extend_consultation,
    open_consultation,
)
from hienluong.systems.voice.actions.consultations.summarise import add_group, publish_summary, sort_comments
from hienluong.systems.voice.errors import (
    ActNotPossible,
    CommentsClosed,
    ConsultationNotFound,
    OwnDraft,
)
from hienluong.systems.voice.models import Comment, CommentState, Consultation, ConsultationState
from hienluong.systems.voice.queries.consultations import (
    open_consultations,
    past_consultations,
    public_consultation,
    visible_consultation,
)
from hienluong.systems.voice.rules.periods import (
    earliest_close,
    ensure_long_enough,
    ensure_taking_comments,
    is_over,
)
from hienluong.systems.voice.rules.sections import SectionIn, split_sections, whole_text
from hienluong.systems.voice.rules.summing_up import ensure_all_treated
from hienluong.systems.voice.values import GroupIn

GROUP = GroupIn("Hạ tiêu chuẩn", "partly", "Tiếp thu với người công tác ở xã đặc biệt khó khăn.")
SUMMARY = "Ban soạn thảo nhận được các ý kiến và giải trình như dưới đây."
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)).map(lambda each: each.replace(tzinfo=UTC))  # noqa: DTZ001
ALWAYS = WorkCalendar("test", ((Span.between("07:30", "11:30"), Span.between("13:30", "17:30")),) * 7, {})


def over(consultation: Consultation) -> Consultation:
    """The consultation after its last minute."""
    with clock.frozen(consultation.closes_at + timedelta(minutes=1)):
        close_due()
    consultation.refresh_from_db()
    return consultation


def test_a_draft_is_nobodys_business_before_it_is_opened(bodies: Bodies, client: Client) -> None:
    consultation = drafted(bodies.interior)
    assert not open_consultations()
    with pytest.raises(ConsultationNotFound):
        visible_consultation(bodies.justice.specialist, consultation.code)
    assert client.get("/lay-y-kien/").content.decode().count(consultation.title) == 0


def test_who_wrote_it_does_not_open_it(bodies: Bodies) -> None:
    consultation = draft_consultation(bodies.interior.head, a_draft(bodies.interior))
    with pytest.raises(OwnDraft):
        open_consultation(bodies.interior.head, consultation.pk)
    with pytest.raises(NotAllowed):
        open_consultation(bodies.interior.specialist, drafted(bodies.interior).pk)


def test_the_period_is_no_shorter_than_the_law_asks(bodies: Bodies) -> None:
    short = drafted(bodies.interior, closes_at=clock.now() + timedelta(days=19))
    with pytest.raises(Invalid) as refused:
        open_consultation(bodies.interior.head, short.pk)
    assert set(refused.value.fields) == {"closes_at"}
    assert opened(bodies.interior, closes_at=clock.now() + timedelta(days=20)).minimum_basis


def test_there_must_be_something_to_read(bodies: Bodies) -> None:
    with pytest.raises(Invalid) as refused:
        opened(bodies.interior, draft="")
    assert set(refused.value.fields) == {"draft"}


def test_what_is_open_is_not_rewritten(bodies: Bodies) -> None:
    consultation = opened(bodies.interior)
    with pytest.raises(ActNotPossible):
        change_consultation(bodies.interior.specialist, consultation.pk, a_draft(bodies.interior))


def test_more_time_is_given_never_less(bodies: Bodies) -> None:
    consultation = opened(bodies.interior)
    with pytest.raises(Invalid):
        extend_consultation(bodies.interior.head, consultation.pk, consultation.closes_at - timedelta(days=1))
    later = consultation.closes_at + timedelta(days=1)
    assert extend_consultation(bodies.interior.head, consultation.pk, later).closes_at == later


def test_a_comment_waits_until_somebody_lets_it_stand(bodies: Bodies, client: Client) -> None:
    consultation = opened(bodies.interior)
    comment = commented(consultation, section=3, may_show_name=True, text="Hạ tiêu chuẩn, gọi 0905123456.")
    address = f"/lay-y-kien/{consultation.slug}/"
    assert "Hạ tiêu chuẩn" not in client.get(address).content.decode()
    show_comment(bodies.interior.specialist, comment.pk)
    page = client.get(address).content.decode()
    assert "Hạ tiêu chuẩn" in page
    assert "Nguyễn Thị Bình" in page
    assert "0905123456" not in page


def test_a_hidden_comment_keeps_its_reason(bodies: Bodies) -> None:
    comment = commented(opened(bodies.interior))
    with pytest.raises(Invalid):
        hide_comment(bodies.interior.specialist, comment.pk, "")
    hidden = hide_comment(bodies.interior.specialist, comment.pk, "Nội dung xúc phạm.")
    assert (hidden.state, hidden.why_hidden) == (CommentState.HIDDEN, "Nội dung xúc phạm.")


def test_others_do_not_moderate(bodies: Bodies) -> None:
    comment = commented(opened(bodies.interior))
    with pytest.raises(NotAllowed):
        show_comment(bodies.justice.head, comment.pk)


def test_the_last_minute_counts_to_its_end_and_not_a_second_longer(bodies: Bodies) -> None:
    consultation = opened(bodies.interior)
    with clock.frozen(consultation.closes_at + timedelta(seconds=59)):
        assert commented(consultation)
    with clock.frozen(consultation.closes_at + timedelta(seconds=60)), pytest.raises(CommentsClosed):
        commented(consultation)


def test_a_comment_sent_in_time_may_be_sent_again_late(bodies: Bodies) -> None:
    """The answer got lost on the way: pressing again finds what was kept."""
    consultation = opened(bodies.interior)
    command = a_comment(consultation)
    first = send_comment(NOBODY, command)
    with clock.frozen(consultation.closes_at + timedelta(days=1)):
        assert send_comment(NOBODY, command) == first


@pytest.mark.django_db(transaction=True)
def test_a_double_click_is_one_comment(transactional_db: None) -> None:
    forget_all()
    command = a_comment(opened(make_bodies().interior))
    results = both_at_once(lambda: send_comment(NOBODY, command), lambda: send_comment(NOBODY, command))
    assert all(isinstance(each, Comment) for each in results)
    assert Comment.objects.count() == 1


def test_after_the_last_minute_the_drafter_has_the_summary_to_do(bodies: Bodies) -> None:
    consultation = over(opened(bodies.interior))
    assert consultation.state == ConsultationState.CLOSED
    (item,) = work_list(bodies.interior.specialist).items
    assert (item.subject_kind, item.subject_id) == ("consultation", consultation.pk)
    assert Clock.objects.filter(subject_kind="consultation").count() == 1
    assert close_due() == 0


def test_no_comment_is_left_out_of_the_summary(bodies: Bodies) -> None:
    consultation = opened(bodies.interior)
    first, second = commented(consultation), commented(consultation)
    over(consultation)
    with pytest.raises(Invalid):
        publish_summary(bodies.interior.head, consultation.pk, SUMMARY)
    show_comment(bodies.interior.specialist, first.pk)
    hide_comment(bodies.interior.specialist, second.pk, "Nội dung xúc phạm.")
    with pytest.raises(Invalid):
        publish_summary(bodies.interior.head, consultation.pk, SUMMARY)
    group = add_group(bodies.interior.specialist, consultation.pk, GROUP)
    sort_comments(bodies.interior.specialist, consultation.pk, {first.pk: group.number})
    done = publish_summary(bodies.interior.head, consultation.pk, SUMMARY)
    assert done.state == ConsultationState.SUMMARISED
    assert not work_list(bodies.interior.specialist).items
    assert [each.slug for each in past_consultations().items] == [consultation.slug]


def test_summing_up_begins_after_the_end(bodies: Bodies) -> None:
    consultation = opened(bodies.interior)
    with pytest.raises(ActNotPossible):
        add_group(bodies.interior.specialist, consultation.pk, GROUP)
    with pytest.raises(ActNotPossible):
        publish_summary(bodies.interior.head, consultation.pk, SUMMARY)


def test_an_opened_draft_is_found(bodies: Bodies) -> None:
    consultation = opened(bodies.interior)
    (group,) = search("nang bac luong truoc thoi han", kinds=["consultation"]).groups
    assert [hit.key for hit in group.hits] == [consultation.slug]
    assert public_consultation(consultation.slug or "") == consultation


def test_a_citizen_comments_on_a_section_in_the_browser(bodies: Bodies, client: Client) -> None:
    consultation = opened(bodies.interior)
    address = f"/lay-y-kien/{consultation.slug}/gop-y/"
    assert '<option value="3" selected' in client.get(address, {"phan": "3"}).content.decode()
    form = {
        "section": "3",
        "text": "Đề nghị hạ tiêu chuẩn.",
        "name": "Nguyễn Thị Bình",
        "phone": "0905123456",
    }
    assert client.post(address, form)["Location"].endswith("/da-gui/")
    section = Comment.objects.get().section
    assert section is not None
    assert section.heading == "Điều 2. Tiêu chuẩn"
    bad = client.post(address, form | {"name": "", "text": "Có <script>alert(1)</script> đây"})
    assert bad.status_code == 422
    assert "&lt;script&gt;" in bad.content.decode()


def test_a_late_comment_is_refused_in_clear_words_and_shown_to_be_copied(
    bodies: Bodies, client: Client
) -> None:
    consultation = opened(bodies.interior)
    address = f"/lay-y-kien/{consultation.slug}/gop-y/"
    form = {
        "text": "Đề nghị hạ tiêu chuẩn.",
        "name": "Nguyễn Thị Bình",
        "phone": "0905123456",
    }
    with clock.frozen(consultation.closes_at + timedelta(minutes=1)):
        answer = client.post(address, form, headers={"Origin": "http://testserver"})
        assert "không được ghi nhận" in client.get(address).content.decode()
    assert answer.status_code == 409
    assert "Đã hết thời gian góp ý" in answer.content.decode()
    assert "Đề nghị hạ tiêu chuẩn." in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "expected"),
    [("nobody", 302), ("wrong", 404), ("specialist", 200), ("head", 200), ("director", 200)],
)
def test_the_officers_pages_have_their_ladder(
    bodies: Bodies, client: Client, who: str, expected: int
) -> None:
    consultation = drafted(bodies.interior)
    people = {
        "wrong": bodies.justice.specialist,
        "specialist": bodies.interior.specialist,
        "head": bodies.interior.head,
        "director": bodies.interior.director,
    }
    browser = signed_in(people[who]) if who in people else client
    address = f"/xu-ly/lay-y-kien/{consultation.code}/"
    assert browser.get(address).status_code == expected
    assert browser.get(f"{address}sua/").status_code == expected
    found = browser.get("/xu-ly/lay-y-kien/")
    assert (consultation.code in found.content.decode()) is (expected == 200)
    for act in ("attach", "detach", "open", "extend", "show", "hide", "group", "sort", "summarise"):
        if expected != 200:
            assert browser.post(f"{address}{act}/").status_code in {401, 404}
    assert Consultation.objects.get().state == ConsultationState.DRAFT


def test_an_officer_writes_attaches_and_another_opens_in_the_browser(bodies: Bodies, client: Client) -> None:
    browser, head = signed_in(bodies.interior.specialist), signed_in(bodies.interior.head)
    day = (clock.today() + timedelta(days=25)).isoformat()
    form = {
        "agency": "H50.4",
        "title": "Quy định nâng bậc lương",
        "purpose": "Thống nhất tiêu chuẩn nâng bậc lương.",
        "draft": "Điều 1. Phạm vi\nToàn tỉnh.",
        "contact": "Phòng Công chức",
        "closes_day": day,
        "closes_time": "17:00",
    }
    refused = browser.post("/xu-ly/lay-y-kien/moi/", form | {"closes_time": "25:99"})
    assert refused.status_code == 422
    assert "Toàn tỉnh." in refused.content.decode()
    browser.post("/xu-ly/lay-y-kien/moi/", form)
    consultation = Consultation.objects.get()
    address = f"/xu-ly/lay-y-kien/{consultation.code}/"
    browser.post(f"{address}attach/", {"file": SimpleUploadedFile("du-thao.pdf", PDF)})
    assert browser.post(f"{address}open/").status_code == 403
    head.post(f"{address}open/")
    consultation.refresh_from_db()
    assert b"".join(client.get(f"/lay-y-kien/{consultation.slug}/tep/1/")) == PDF
    assert client.get(f"/lay-y-kien/{consultation.slug}/tep/2/").status_code == 404


def test_a_comment_of_another_draft_is_not_moderated_from_here(bodies: Bodies) -> None:
    mine, other = opened(bodies.interior), commented(opened(bodies.interior))
    address = f"/xu-ly/lay-y-kien/{mine.code}/show/"
    assert signed_in(bodies.interior.head).post(address, {"comment": other.pk}).status_code == 404


@given(MOMENTS, st.integers(1, 60), st.timedeltas(timedelta(), timedelta(days=90)))
def test_a_period_in_days_is_long_enough_exactly_from_its_minimum_on(
    opens: datetime, days: int, period: timedelta
) -> None:
    minimum, closes = TimeLimit(Decimal(days), LimitUnit.DAY), opens + period
    long_enough = closes + timedelta(minutes=1) > earliest_close(ALWAYS, minimum, opens)
    if long_enough:
        ensure_long_enough(ALWAYS, minimum, opens, closes)
    else:
        with pytest.raises(Invalid):
            ensure_long_enough(ALWAYS, minimum, opens, closes)


@given(MOMENTS, st.integers(0, 59), st.timedeltas(timedelta(minutes=-5), timedelta(minutes=5)))
def test_comments_are_taken_to_the_end_of_the_minute(closes: datetime, second: int, after: timedelta) -> None:
    minute = closes.replace(second=0, microsecond=0)
    now = minute + after
    assert is_over(minute.replace(second=second), now) is (now >= minute + timedelta(minutes=1))
    if is_over(minute, now):
        with pytest.raises(CommentsClosed):
            ensure_taking_comments(minute - timedelta(days=30), minute, now)


@given(st.lists(st.tuples(st.sampled_from(CommentState.values), st.booleans()), max_size=8))
def test_a_summary_passes_only_when_all_is_treated(comments: list[tuple[str, bool]]) -> None:
    complete = all(state == "hidden" or (state == "shown" and grouped) for state, grouped in comments)
    if complete:
        ensure_all_treated(comments, SUMMARY)
    else:
        with pytest.raises(Invalid):
            ensure_all_treated(comments, SUMMARY)


words = st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="#\u2028"), max_size=30)


@given(st.lists(words, max_size=12))
def test_no_word_of_a_draft_is_lost_in_its_sections(lines: list[str]) -> None:
    found = split_sections("\n".join(lines))
    kept = "".join(f"{each.heading}{each.text}" for each in found)
    assert "".join(kept.split()) == "".join("".join(lines).split())


@given(st.lists(st.tuples(st.integers(1, 99), words), max_size=6))
def test_what_is_edited_again_has_the_same_sections(parts: list[tuple[int, str]]) -> None:
    sections = [SectionIn(f"Điều {number}. Tên", text.strip()) for number, text in parts]
    once = split_sections(whole_text(sections))
    assert list(split_sections(whole_text(once))) == list(once)


@pytest.mark.parametrize(
    ("line", "heading"),
    [("Điều 12. Hiệu lực", True), ("Chương IV", True), ("# Tiêu đề riêng", True), ("Điều này nêu rõ", False)],
)
def test_headings_are_known_by_how_laws_are_written(line: str, *, heading: bool) -> None:
    found = split_sections(f"{line}\nchữ")
    assert bool(found[0].heading) is heading
