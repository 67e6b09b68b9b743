"""Who opens which page of the agenda, and what stands there."""

from datetime import time

import pytest
from django.test import Client
from tests.systems.agenda.conftest import MONDAY, Office

from hienluong.kernel.access.public import Actor
from hienluong.kernel.people.public import Account
from hienluong.systems.agenda.actions.feeds import renew_feed
from hienluong.systems.agenda.models import Line, Version
from hienluong.systems.agenda.public import NewResource, add_resource, publish, submit

WEEK = "/lich-tuan/H50.4/2026-W48/"
PUBLIC = "/lich-cong-tac/H50.4/?tuan=2026-W48"
OPEN, SECRET = "Tiếp công dân định kỳ", "Họp kín về nhân sự"


def browser(actor: Actor | None) -> Client:
    client = Client()
    if actor is not None:
        client.force_login(Account.objects.get(pk=actor.account_id))
    return client


@pytest.fixture
def published(office: Office) -> Version:
    chair = office.leaders[0]
    version = office.week(
        office.line(content=OPEN, starts=time(8), chair=chair),
        office.line(content=SECRET, starts=time(14), session="pm", chair=chair, is_public=False),
    )
    submit(office.clerk, version.pk)
    return publish(office.director, version.pk)


@pytest.mark.parametrize(
    ("who", "status"),
    [
        (None, 302),
        ("citizen", 403),
        ("stranger", 403),
        ("specialist", 200),
        ("clerk", 200),
        ("director", 200),
    ],
)
def test_the_office_reads_its_week_and_nobody_else(
    office: Office, published: Version, who: str | None, status: int
) -> None:
    answer = browser(getattr(office, who) if who else None).get(WEEK)
    assert answer.status_code == status
    assert (SECRET in answer.content.decode()) == (status == 200)


@pytest.mark.parametrize("path", [f"{WEEK}viec/", "/lich-tuan/H50.4/phong-xe/"])
@pytest.mark.parametrize(
    ("who", "status"),
    [(None, 302), ("stranger", 403), ("specialist", 403), ("clerk", 200), ("director", 200)],
)
def test_only_who_composes_opens_the_forms(office: Office, path: str, who: str | None, status: int) -> None:
    office.week()
    assert browser(getattr(office, who) if who else None).get(path).status_code == status


@pytest.mark.parametrize(
    "act", ["submit", "publish", "adjust", "discard", "remove", "return", "begin", "copy"]
)
@pytest.mark.parametrize(("who", "status"), [(None, 401), ("stranger", 403), ("citizen", 403)])
def test_strangers_act_on_nothing(office: Office, act: str, who: str | None, status: int) -> None:
    version = office.week()
    assert browser(getattr(office, who) if who else None).post(f"{WEEK}{act}/").status_code == status
    assert Version.objects.get(pk=version.pk).state == "draft"


def test_a_draft_is_seen_by_nobody_outside(office: Office) -> None:
    office.week(office.line(content=OPEN))
    assert OPEN not in browser(None).get(PUBLIC).content.decode()
    assert OPEN not in browser(office.specialist).get(WEEK).content.decode()


@pytest.mark.parametrize(
    "path",
    [
        PUBLIC,
        "/lich-cong-tac/",
        "/lich-cong-tac/H50.4/lich.ics",
        "/api/v1/search?q=hop+kin+nhan+su",
        "/tim-kiem/?q=hop+kin+nhan+su",
    ],
)
def test_no_private_line_is_told_anywhere_outside(office: Office, published: Version, path: str) -> None:
    assert "kín" not in browser(None).get(path).content.decode()


def test_everybody_reads_and_subscribes_to_the_public_lines(office: Office, published: Version) -> None:
    assert OPEN in browser(None).get(PUBLIC).content.decode()
    assert "Sở Nội vụ" in browser(None).get("/lich-cong-tac/?tuan=2026-W48").content.decode()
    feed = browser(None).get("/lich-cong-tac/H50.4/lich.ics")
    assert feed["Content-Type"].startswith("text/calendar")
    assert all(f"BEGIN:{part}" in feed.content.decode() for part in ("VTIMEZONE", "VEVENT"))


def test_an_officers_own_feed_has_private_lines_and_ends_when_its_address_is_renewed(
    office: Office, published: Version
) -> None:
    old = renew_feed(office.director)
    assert SECRET in browser(None).get(f"/lich-cong-tac/rieng/{old}.ics").content.decode()
    assert (
        SECRET
        not in browser(None).get(f"/lich-cong-tac/rieng/{renew_feed(office.clerk)}.ics").content.decode()
    )
    renew_feed(office.director)
    assert browser(None).get(f"/lich-cong-tac/rieng/{old}.ics").status_code == 404


def test_a_line_is_written_as_people_write_times(office: Office) -> None:
    office.week()
    clerk = browser(office.clerk)
    form = {
        "day": MONDAY.isoformat(),
        "session": "am",
        "content": "Họp",
        "starts": "7 giờ 30",
        "ends": "9h",
        "is_public": "on",
    }
    assert clerk.post(f"{WEEK}viec/", form).status_code == 302
    line = Line.objects.get(content="Họp")
    assert (line.starts, line.ends) == (time(7, 30), time(9))
    refused = clerk.post(f"{WEEK}viec/", form | {"starts": "sáng sớm"})
    assert refused.status_code == 422
    assert "Ghi giờ như" in refused.content.decode()
    assert "sáng sớm" in refused.content.decode()


def test_lines_that_want_the_same_room_say_so(office: Office) -> None:
    room = add_resource(office.clerk, NewResource(office.agency.pk, "room", "Phòng họp tầng 2")).pk
    office.week(
        office.line(content="Họp một", starts=time(8), ends=time(10), room=room),
        office.line(content="Họp hai", starts=time(9), room=room),
    )
    page = browser(office.clerk).get(WEEK).content.decode()
    assert "Trùng Phòng họp tầng 2 với việc “Họp hai”." in page
    assert "Trùng Phòng họp tầng 2 với việc “Họp một”." in page


def test_what_changed_is_marked_in_words(office: Office, published: Version) -> None:
    clerk = browser(office.clerk)
    clerk.post(f"{WEEK}adjust/")
    key = Line.objects.filter(version__number=2, content=OPEN).get().key
    clerk.post(
        f"{WEEK}viec/{key}/",
        {"day": MONDAY.isoformat(), "session": "am", "content": OPEN, "starts": "9:00", "is_public": "on"},
    )
    clerk.post(f"{WEEK}submit/")
    browser(office.director).post(f"{WEEK}publish/")
    page = browser(None).get(PUBLIC).content.decode()
    assert "Điều chỉnh lần 1" in page
    assert "thay đổi" in page


@pytest.mark.parametrize("week", ["2026-W60", "hôm nay", "x" * 300])
def test_a_week_that_is_none_says_so(office: Office, week: str) -> None:
    assert browser(None).get("/lich-cong-tac/H50.4/", {"tuan": week}).status_code == 404
    assert browser(office.clerk).get(f"/lich-tuan/H50.4/{week}/").status_code == 404
    assert browser(None).get("/lich-cong-tac/KHONG.CO/").status_code == 404
