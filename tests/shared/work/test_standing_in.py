"""An officer is away: a colleague sees and does the work of the post, until the last day."""

from datetime import date, timedelta

import pytest
from django.test import Client
from tests.support.commune import make_citizen, make_officer
from tests.support.office import MONDAY, Office, again, away, make_office, one_for, page, post_of, signed_in

from hienluong.base import clock
from hienluong.base.errors import Invalid, NotAllowed
from hienluong.kernel.jobs.public import work_off
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.organisation.public import (
    Delegation,
    DelegationMode,
    Ending,
    PostKind,
    delegate,
    revoke_delegation,
)
from hienluong.shared.notices.models import Notice
from hienluong.shared.notices.wording import words_of
from hienluong.shared.work.errors import NotOnYourList
from hienluong.shared.work.public import assign, finish, work_list

TODAY, FRIDAY = MONDAY.date(), date(2026, 12, 4)
PAGE = "/uy-quyen/"


def test_the_substitute_sees_the_work_and_for_whom_it_is(office: Office) -> None:
    one_for(office.son, 1)
    delegate(office.son, away(office.son, office.hoa))
    assert [item.subject_id for item in work_list(again(office.hoa)).items] == [1]
    assert "thay Lê Văn Sơn – Chuyên viên" in page(office.hoa)
    assert "thay Lê Văn Sơn – Chuyên viên" not in page(office.son)


def test_the_absent_officer_keeps_the_work_on_their_own_list(office: Office) -> None:
    one_for(office.son, 1)
    delegate(office.son, away(office.son, office.hoa))
    assert [item.subject_id for item in work_list(again(office.son)).items] == [1]


def test_what_a_substitute_finishes_says_in_which_capacity(office: Office) -> None:
    deputy = make_officer("pct", "Nguyễn Văn Ba", (office.committee, PostKind.VICE_CHAIR))
    delegate(office.chair, away(office.chair, deputy, mode=DelegationMode.KT))
    item = one_for(office.chair, 1)
    finish(again(deputy), item)
    item.refresh_from_db()
    assert (item.finished_as, item.finished_by_id) == ("KT.", deputy.account_id)
    assert "thay Trần Văn Hùng – Chủ tịch (KT.)" in page(deputy, "/viec/?xem=da-xong")


def test_the_journal_says_for_which_posts_somebody_only_stands_in(office: Office) -> None:
    deputy = make_officer("pct", "Nguyễn Văn Ba", (office.committee, PostKind.VICE_CHAIR))
    delegate(office.chair, away(office.chair, deputy, mode=DelegationMode.KT))
    assign(again(deputy), one_for(office.son).pk, post_of(office.hoa).pk)
    entry = Entry.objects.get(verb="work.assigned")
    assert (entry.right, entry.facts["acting_for"]) == ("work.assign", {str(post_of(office.chair).pk): "KT."})
    assert "acting_for" not in Entry.objects.get(verb="organisation.delegated").facts


def test_the_work_ends_with_the_last_day(office: Office) -> None:
    item = one_for(office.son, 1)
    delegate(office.son, away(office.son, office.hoa))
    with clock.frozen(MONDAY + timedelta(days=4)):
        assert work_list(again(office.hoa)).items != []
    with clock.frozen(MONDAY + timedelta(days=5)):
        gone = again(office.hoa)
        assert work_list(gone).items == []
        with pytest.raises(NotOnYourList):
            finish(gone, item)


def test_it_begins_with_the_first_day(office: Office) -> None:
    one_for(office.son, 1)
    delegate(office.son, away(office.son, office.hoa, first_day=TODAY + timedelta(days=1)))
    assert work_list(again(office.hoa)).items == []
    assert work_list(again(office.hoa, TODAY + timedelta(days=1))).items != []


def test_a_head_arranges_who_stands_in_for_the_staff(office: Office) -> None:
    delegate(office.head, away(office.son, office.hoa))
    entry = Entry.objects.get(verb="organisation.delegated")
    assert (entry.right, entry.account) == ("organisation.delegate", office.head.account_id)


def test_the_ladder_of_who_may_give_a_post_away(office: Office) -> None:
    other = make_office("Cam Lộ", "H50.40")
    for stranger in (make_citizen(), office.hoa, office.reception, other.head, other.chair):
        with pytest.raises(NotAllowed):
            delegate(stranger, away(office.son, office.hoa))
    for entitled in (office.son, office.head, office.chair):
        assert delegate(entitled, away(office.son, office.hoa)).pk


def test_no_head_reaches_the_post_of_a_head_above_or_of_an_administrator(office: Office) -> None:
    admin = make_officer("quantri", "Đỗ Văn Quản", (office.committee, PostKind.ADMINISTRATOR))
    with pytest.raises(NotAllowed):
        delegate(office.head, away(office.chair, office.head))
    with pytest.raises(NotAllowed):
        delegate(office.chair, away(admin, office.chair))
    assert delegate(admin, away(office.chair, office.head)).pk


def test_nobody_stands_in_from_another_body(office: Office) -> None:
    other = make_office("Cam Lộ", "H50.40")
    with pytest.raises(Invalid):
        delegate(office.son, away(office.son, other.son))


def test_a_substitution_that_has_not_begun_is_taken_back_altogether(office: Office) -> None:
    later = delegate(office.son, away(office.son, office.hoa, first_day=FRIDAY))
    revoke_delegation(office.son, Ending(later.pk, TODAY, ""))
    assert not Delegation.objects.exists()
    assert Entry.objects.filter(verb="organisation.delegation_revoked").count() == 1


def test_both_hear_of_it_and_of_its_end(office: Office) -> None:
    given = delegate(office.son, away(office.son, office.hoa))
    revoke_delegation(office.son, Ending(given.pk, TODAY, ""))
    work_off()
    told = Notice.objects.filter(template="work_standing_in").order_by("pk")
    assert {notice.post_id for notice in told} == {post_of(office.son).pk, post_of(office.hoa).pk}
    assert words_of(told[0]).body.splitlines()[0] == (
        "Chuyên viên làm thay Chuyên viên từ ngày 30/11/2026 đến hết ngày 04/12/2026."
    )
    assert (
        words_of(told[3]).body.splitlines()[0] == "Chuyên viên thôi làm thay Chuyên viên sau ngày 30/11/2026."
    )


def form(office: Office, **more: str) -> dict[str, str]:
    facts = {
        "vi-tri": str(post_of(office.son).pk),
        "nguoi-nhan": str(post_of(office.hoa).pk),
        "cach": "thay",
        "tu-ngay": "2026-11-30",
        "den-ngay": "2026-12-04",
        "can-cu": "Đơn nghỉ phép",
    }
    return facts | more


def test_an_officer_arranges_their_own_absence_on_the_page(office: Office) -> None:
    answer = signed_in(office.son).post(PAGE, form(office), follow=True)
    shown = answer.content.decode()
    assert "Đã lưu ủy quyền" in shown
    assert "Phan Thị Hoa – Chuyên viên" in shown
    assert Delegation.objects.get().mode == "thay"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"nguoi-nhan": ""}, "Chọn người"),
        ({"nguoi-nhan": "²"}, "Chọn người"),
        ({"cach": "xx"}, "Chọn cách giao."),
        ({"den-ngay": "2026-11-01"}, "Ngày kết thúc đứng trước ngày bắt đầu."),
        ({"tu-ngay": "mai"}, "Ghi ngày hợp lệ."),
        ({"can-cu": " "}, "Ghi số, ngày của quyết định làm căn cứ."),
        ({"cach": "KT."}, "Ký thay (KT.) chỉ giao cho cấp phó của cùng cơ quan."),
    ],
)
def test_what_is_typed_wrong_is_told_at_its_question(
    office: Office, typed: dict[str, str], words: str
) -> None:
    answer = signed_in(office.son).post(PAGE, form(office, **typed))
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_an_officer_is_offered_their_own_post_and_a_head_those_of_the_staff(office: Office) -> None:
    own = page(office.son, PAGE).split('name="nguoi-nhan"')[0]
    arranged = page(office.head, PAGE).split('name="nguoi-nhan"')[0]
    assert ("Lê Văn Sơn" in own, "Phan Thị Hoa" in own) == (True, False)
    assert ("Lê Văn Sơn" in arranged, "Phan Thị Hoa" in arranged, "Trần Văn Hùng" in arranged) == (
        True,
        True,
        False,
    )


def test_the_page_ends_a_substitution(office: Office) -> None:
    given = delegate(office.son, away(office.son, office.hoa))
    client, address = signed_in(office.son), f"/uy-quyen/{given.pk}/ket-thuc/"
    assert "Kết thúc việc Phan Thị Hoa" in client.get(address).content.decode()
    assert client.post(address, {"den-ngay": "2027-01-01"}).status_code == 422
    assert client.post(address, {"den-ngay": "2026-11-30"}).status_code == 302
    assert Delegation.objects.get().valid_to == TODAY


def test_the_ladder_of_the_pages(office: Office) -> None:
    other = make_office("Cam Lộ", "H50.40")
    given = delegate(office.son, away(office.son, office.hoa))
    address = f"/uy-quyen/{given.pk}/ket-thuc/"
    assert Client().get(PAGE).status_code in {302, 401}
    assert signed_in(make_citizen()).get(PAGE).status_code == 403
    assert "Đơn nghỉ phép" not in page(other.chair, PAGE)
    assert "Đơn nghỉ phép" in page(office.head, PAGE)
    for refused in (office.hoa, office.reception, other.chair):
        assert signed_in(refused).get(address).status_code == 403
    assert signed_in(office.son).post(PAGE + "?co-quan=1", form(office)).status_code == 403
    assert signed_in(office.head).get(address).status_code == 200
    assert signed_in(office.son).get("/uy-quyen/0/ket-thuc/").status_code == 404
