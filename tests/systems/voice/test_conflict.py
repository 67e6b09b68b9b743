"""Nobody sees or handles what complains about them: whatever post, right or delegation they come by."""

from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.support.bodies import Bodies
from tests.support.commune import make_officer
from tests.support.office import again, away, post_of, signed_in
from tests.systems.voice.reporting import ANSWER, about, reported

from hienluong.base import clock
from hienluong.base.errors import Invalid, NotAllowed
from hienluong.kernel.access.models import PostRight, Reach
from hienluong.kernel.access.public import SYSTEM, Actor
from hienluong.kernel.organisation.public import Appointment, DelegationMode, PostKind, delegate
from hienluong.shared.work.public import work_list
from hienluong.systems.voice.actions.feedback.handle import accept, name_post, refer
from hienluong.systems.voice.actions.feedback.reply import close
from hienluong.systems.voice.errors import FeedbackNotFound, NobodyThere
from hienluong.systems.voice.models import Feedback, FeedbackKind, VoiceRule
from hienluong.systems.voice.queries.feedback import FeedbackFilter, list_feedback, visible_feedback
from hienluong.systems.voice.rules.conflict import Named, is_named
from hienluong.systems.voice.values import Forward


def sees(actor: Actor, feedback: Feedback) -> bool:
    return feedback in list_feedback(actor, FeedbackFilter()).items


def test_a_complaint_about_a_director_goes_to_the_committee_above(bodies: Bodies) -> None:
    feedback = about(bodies.interior.director, bodies.interior)
    assert feedback.agency_id == bodies.province.agency.pk
    assert [item.subject_id for item in work_list(bodies.province.head).items] == [feedback.pk]


def test_nobody_of_the_agency_complained_about_knows_of_it(bodies: Bodies) -> None:
    feedback = about(bodies.interior.specialist, bodies.interior)
    for actor in (bodies.interior.specialist, bodies.interior.head, bodies.interior.director):
        assert not sees(actor, feedback)
        with pytest.raises(FeedbackNotFound):
            visible_feedback(actor, feedback.code)


def test_conduct_in_words_alone_goes_up_too(bodies: Bodies) -> None:
    """As long as nobody knows who is meant, nobody there may read it."""
    feedback = reported(bodies.interior, kind=FeedbackKind.CONDUCT, named_words="anh ở quầy số 3")
    assert feedback.agency_id == bodies.province.agency.pk


def test_who_rises_above_does_not_come_to_see_what_was_said_of_them(bodies: Bodies) -> None:
    """The director becomes chair of the province: the complaint follows the person."""
    feedback = about(bodies.interior.director, bodies.interior)
    account = bodies.interior.director.account_id
    assert account is not None
    Appointment.objects.create(
        post=post_of(bodies.province.director), account_id=account, valid_from=clock.today()
    )
    risen = again(bodies.interior.director)
    assert risen.holds("voice.handle", bodies.province.agency.pk)
    assert not sees(risen, feedback)
    with pytest.raises(FeedbackNotFound):
        accept(risen, feedback.pk)
    with pytest.raises(FeedbackNotFound):
        close(risen, feedback.pk, "Không có cơ sở.")


def test_who_acts_for_the_post_complained_about_does_not_see_it_either(bodies: Bodies) -> None:
    feedback = about(bodies.interior.director, bodies.interior)
    helper = bodies.province.head
    assert sees(helper, feedback)
    power = away(bodies.interior.director, helper, mode=DelegationMode.TUQ, first_day=clock.today())
    delegate(SYSTEM, power)
    assert not sees(again(helper), feedback)


def test_of_those_above_the_one_complained_about_gets_nothing(bodies: Bodies) -> None:
    """A specialist of the department also heads the office of the province."""
    account = bodies.interior.specialist.account_id
    assert account is not None
    Appointment.objects.filter(post=post_of(bodies.province.head)).update(account=account)
    feedback = about(bodies.interior.specialist, bodies.interior)
    assert not work_list(again(bodies.interior.specialist)).items
    assert [item.subject_id for item in work_list(bodies.province.director).items] == [feedback.pk]


def test_a_complaint_about_the_top_goes_to_the_agency_of_the_rule(bodies: Bodies) -> None:
    VoiceRule.objects.update(top_agency="H50.5")
    feedback = about(bodies.province.director, bodies.province)
    assert feedback.agency_id == bodies.justice.agency.pk


def test_where_nobody_is_left_it_is_refused_with_words(bodies: Bodies) -> None:
    with pytest.raises(NobodyThere):
        about(bodies.province.director, bodies.province)


def test_conduct_is_never_referred_back(bodies: Bodies) -> None:
    feedback = about(bodies.interior.specialist, bodies.interior)
    with pytest.raises(Invalid):
        refer(bodies.province.head, Forward(feedback.pk, bodies.interior.agency.pk, "Chuyển về đơn vị."))


def test_naming_somebody_takes_it_out_of_their_house(bodies: Bodies) -> None:
    feedback = reported(bodies.interior)
    assert feedback.agency_id == bodies.interior.agency.pk
    name_post(bodies.interior.head, feedback.pk, post_of(bodies.interior.director).pk)
    assert not sees(bodies.interior.director, feedback)
    assert not work_list(bodies.interior.head).items
    assert [item.subject_id for item in work_list(bodies.province.head).items] == [feedback.pk]


def test_a_post_of_another_agency_cannot_be_named(bodies: Bodies) -> None:
    with pytest.raises(Invalid):
        reported(bodies.interior, kind=FeedbackKind.CONDUCT, post_id=post_of(bodies.justice.head).pk)


def test_other_agencies_have_no_part_in_it(bodies: Bodies) -> None:
    feedback = reported(bodies.interior)
    assert not sees(bodies.justice.head, feedback)
    with pytest.raises(NotAllowed):
        accept(bodies.justice.head, feedback.pk)


def test_the_page_does_not_exist_for_whom_it_names(client: Client, bodies: Bodies) -> None:
    """Even with the right over the whole province."""
    PostRight.objects.create(post_kind=PostKind.CLERK, right="voice.handle", reach=Reach.PROVINCE)
    clerk = make_officer("vt", "Phan Thị Hoa", (bodies.interior.office, PostKind.CLERK))
    other = make_officer("vt2", "Phan Thị Huệ", (bodies.interior.office, PostKind.CLERK))
    feedback = about(clerk, bodies.interior)
    address = f"/xu-ly/phan-anh/{feedback.code}/"
    assert signed_in(other).get(address).status_code == 200
    for path in (address, f"{address}tep/1/"):
        assert signed_in(clerk).get(path).status_code == 404
    for act in ("nguoi-gui", "accept", "close", "reply"):
        assert signed_in(clerk).post(f"{address}{act}/", {"answer": ANSWER}).status_code == 404
    assert feedback.code not in signed_in(clerk).get("/xu-ly/phan-anh/").content.decode()


ids = st.frozensets(st.integers(1, 20), max_size=5)


@given(ids, ids, ids, st.integers(1, 20))
def test_named_means_by_a_post_or_in_person(
    posts: frozenset[int], accounts: frozenset[int], held: frozenset[int], account: int
) -> None:
    named = is_named(Named(posts, accounts), held, account)
    assert named is (bool(posts & held) or account in accounts)


@given(ids, ids, ids, ids, ids, st.integers(1, 20))
def test_naming_more_never_lets_anybody_back_in(
    posts: frozenset[int],
    accounts: frozenset[int],
    more: frozenset[int],
    others: frozenset[int],
    held: frozenset[int],
    account: int,
) -> None:
    before, after = Named(posts, accounts), Named(posts, accounts) | Named(more, others)
    assert is_named(after, held, account) or not is_named(before, held, account)


def test_a_late_complaint_shows_as_late(bodies: Bodies) -> None:
    feedback = reported(bodies.interior)
    with clock.frozen(feedback.due_at + timedelta(days=1)):
        assert list_feedback(bodies.interior.head, FeedbackFilter(overdue=True)).items == [feedback]
