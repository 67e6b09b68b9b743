"""The pages of questions: who gets in, what is kept, what nobody sees."""

import json
import re
from urllib.parse import parse_qs, urlparse

import pytest
from django.core import mail
from django.test import Client
from tests.support.bodies import Bodies, make_bodies
from tests.support.commune import make_citizen
from tests.support.office import signed_in
from tests.systems.voice.asking import ANSWER, asked, in_review, published

from hienluong.base.fresh import forget_all
from hienluong.kernel.access.public import Actor
from hienluong.kernel.jobs.public import work_off
from hienluong.kernel.journal.models import Entry
from hienluong.shared.notices.actions.send import send_letters
from hienluong.systems.voice.contacts import Contact
from hienluong.systems.voice.models import Question

FORM = {
    "uid": "0190f5c4-0000-7000-8000-000000000001",
    "agency": "H50.4",
    "topic": "can-bo",
    "title": "Nâng bậc lương trước thời hạn",
    "text": "Được tặng bằng khen thì có được nâng bậc lương không? <script>alert(1)</script>",
    "name": "Nguyễn Thị Bình",
    "email": "binh@example.vn",
    "phone": "0905 123 456",
    "may_publish": "on",
}
SCRIPT = "<script>alert(1)</script>"


def test_a_stranger_asks_and_gets_a_code(client: Client, bodies: Bodies) -> None:
    sent = client.post("/hoi-dap/dat-cau-hoi/", FORM)
    assert sent.status_code == 302
    receipt = client.get(sent["Location"])
    assert Question.objects.get().code in receipt.content.decode()


def test_the_receipt_cannot_be_guessed(client: Client, bodies: Bodies) -> None:
    question = asked(bodies.interior)
    assert client.get("/hoi-dap/da-gui/", {"bien-nhan": question.code}).status_code == 404


def test_pressing_twice_leads_to_the_same_receipt(client: Client, bodies: Bodies) -> None:
    pages = [client.get(client.post("/hoi-dap/dat-cau-hoi/", FORM)["Location"]) for _ in range(2)]
    code = Question.objects.get().code
    assert all(code in page.content.decode() for page in pages)


def test_a_refused_form_keeps_every_word(client: Client, bodies: Bodies) -> None:
    answer = client.post("/hoi-dap/dat-cau-hoi/", FORM | {"topic": "", "email": "sai"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Nâng bậc lương trước thời hạn" in page
    assert "0905 123 456" in page
    assert FORM["uid"] in page
    assert SCRIPT not in page


def test_the_box_for_machines_refuses_and_says_so(client: Client, bodies: Bodies) -> None:
    answer = client.post("/hoi-dap/dat-cau-hoi/", FORM | {"website": "http://spam.example"})
    assert answer.status_code == 422
    assert "Để trống ô này" in answer.content.decode()
    assert not Question.objects.exists()


def test_a_flood_from_one_address_is_slowed(client: Client, bodies: Bodies) -> None:
    codes = [client.post("/hoi-dap/dat-cau-hoi/", FORM).status_code for _ in range(11)]
    assert codes[-1] == 429


def test_a_chosen_agency_needs_no_choice(client: Client, bodies: Bodies) -> None:
    page = client.get("/hoi-dap/dat-cau-hoi/", {"co-quan": "H50.4"}).content.decode()
    assert '<option value="H50.4" selected' in page


@pytest.mark.parametrize("factor", ["3456", "binh@example.vn", " BINH@example.vn "])
def test_the_asker_follows_with_digits_or_address(client: Client, bodies: Bodies, factor: str) -> None:
    question = published(bodies.interior)
    answer = client.post("/hoi-dap/theo-doi/", {"ma": question.code.lower(), "xac-nhan": factor})
    assert ANSWER in answer.content.decode()


@pytest.mark.parametrize("factor", ["", "0000", "an@example.vn", "3456 "[:3]])
def test_wrong_factors_and_wrong_codes_are_told_alike(client: Client, bodies: Bodies, factor: str) -> None:
    question = asked(bodies.interior)
    answers = [
        client.post("/hoi-dap/theo-doi/", {"ma": code, "xac-nhan": factor})
        for code in (question.code, "HD-22222222")
    ]
    pages = [re.sub(r'value="[^"]*"', "", answer.content.decode()) for answer in answers]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert pages[0] == pages[1]


def test_ten_wrong_tries_lock_the_code_for_the_right_one_too(client: Client, bodies: Bodies) -> None:
    question = asked(bodies.interior)
    for number in range(10):
        client.post("/hoi-dap/theo-doi/", {"ma": question.code, "xac-nhan": f"000{number}"})
    right = client.post("/hoi-dap/theo-doi/", {"ma": question.code, "xac-nhan": "3456"})
    assert right.status_code == 429


def test_an_unanswered_question_without_a_telephone_is_not_followed_with_nothing(
    bodies: Bodies, client: Client
) -> None:
    question = asked(bodies.interior, contact=Contact("Nguyễn Thị Bình", "binh@example.vn"))
    assert client.post("/hoi-dap/theo-doi/", {"ma": question.code, "xac-nhan": ""}).status_code == 404


def test_published_answers_are_listed_and_marked_for_search_engines(client: Client, bodies: Bodies) -> None:
    question = published(bodies.interior)
    page = client.get("/hoi-dap/").content.decode()
    assert question.public_title in page
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    assert data["mainEntity"][0]["acceptedAnswer"]["text"] == ANSWER
    assert client.get(f"/hoi-dap/{question.slug}/").status_code == 200


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "nang bac luong"}, True),
        ({"q": "đất đai"}, False),
        ({"co-quan": "H50.4"}, True),
        ({"co-quan": "H50.5"}, False),
        ({"linh-vuc": "can-bo"}, True),
        ({"linh-vuc": "dat-dai"}, False),
        ({"q": "'; drop table -- <script>"}, False),
        ({"sau": "khong-co"}, True),
    ],
)
def test_the_list_is_searched(client: Client, bodies: Bodies, query: dict[str, str], *, found: bool) -> None:
    question = published(bodies.interior)
    assert (f"/hoi-dap/{question.slug}/" in client.get("/hoi-dap/", query).content.decode()) is found


def test_public_pages_set_no_cookie(client: Client, bodies: Bodies) -> None:
    question = published(bodies.interior)
    for address in ("/hoi-dap/", f"/hoi-dap/{question.slug}/"):
        assert not client.get(address).cookies


def test_nothing_of_the_asker_is_on_public_pages(client: Client, bodies: Bodies) -> None:
    question = published(bodies.interior)
    for address in ("/hoi-dap/", f"/hoi-dap/{question.slug}/"):
        page = client.get(address).content.decode()
        assert not [word for word in ("Bình", "binh@", "3456", question.code) if word in page]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("nobody", 302),
        ("citizen", 404),
        ("wrong", 404),
        ("specialist", 200),
        ("head", 200),
        ("director", 200),
    ],
)
def test_the_officers_page_has_its_ladder(client: Client, bodies: Bodies, who: str, expected: int) -> None:
    question = asked(bodies.interior)
    browser = _browser(client, bodies, who)
    assert browser.get(f"/xu-ly/hoi-dap/{question.code}/").status_code == expected


@pytest.mark.parametrize(
    ("who", "expected"),
    [("nobody", 302), ("citizen", 403), ("wrong", 200), ("specialist", 200), ("head", 200)],
)
def test_the_officers_list_has_its_ladder(client: Client, bodies: Bodies, who: str, expected: int) -> None:
    question = asked(bodies.interior)
    answer = _browser(client, bodies, who).get("/xu-ly/hoi-dap/")
    assert answer.status_code == expected
    assert (question.code in answer.content.decode()) is (who in {"specialist", "head"})


@pytest.mark.parametrize(
    "act", ["draft", "submit", "forward", "return", "publish", "answer", "decline", "unpublish"]
)
@pytest.mark.parametrize(("who", "expected"), [("nobody", 401), ("citizen", 404), ("wrong", 404)])
def test_no_act_is_open_to_outsiders(
    client: Client, bodies: Bodies, who: str, expected: int, act: str
) -> None:
    question = asked(bodies.interior)
    answer = _browser(client, bodies, who).post(f"/xu-ly/hoi-dap/{question.code}/{act}/", {"answer": ANSWER})
    assert answer.status_code == expected
    assert Question.objects.get().state == question.state


def test_an_officer_writes_and_another_publishes_in_the_browser(client: Client, bodies: Bodies) -> None:
    question = asked(bodies.interior)
    address = f"/xu-ly/hoi-dap/{question.code}/"
    signed_in(bodies.interior.specialist).post(f"{address}submit/", {"answer": ANSWER})
    head = signed_in(bodies.interior.head)
    assert "Duyệt, công khai" in head.get(address).content.decode()
    head.post(
        f"{address}publish/", {"title": "Nâng bậc lương", "text": "Hỏi về nâng bậc lương.", "answer": ANSWER}
    )
    assert Question.objects.get().state == "published"


def test_a_refused_act_keeps_what_was_typed(bodies: Bodies) -> None:
    question = in_review(bodies.interior)
    form = {"title": "?", "text": "Hỏi về nâng bậc lương ở đây.", "answer": ANSWER}
    answer = signed_in(bodies.interior.head).post(f"/xu-ly/hoi-dap/{question.code}/publish/", form)
    assert answer.status_code == 422
    assert "Hỏi về nâng bậc lương ở đây." in answer.content.decode()


def test_the_contact_is_shown_on_purpose_and_written_down(bodies: Bodies) -> None:
    question = asked(bodies.interior)
    browser, address = signed_in(bodies.interior.specialist), f"/xu-ly/hoi-dap/{question.code}/"
    assert "0905123456" not in browser.get(address).content.decode()
    assert "0905123456" in browser.post(f"{address}lien-he/").content.decode()
    assert Entry.objects.filter(verb="voice.question_contact_seen").count() == 1


@pytest.mark.django_db(transaction=True)
def test_each_change_is_told_by_letter_without_the_words(transactional_db: None) -> None:
    forget_all()
    question = published(make_bodies().interior)
    work_off()
    send_letters()
    assert [letter.to for letter in mail.outbox] == [["binh@example.vn"]] * 2
    told = mail.outbox[1].subject + mail.outbox[1].body
    assert question.code in told
    assert "lương" not in told
    link = re.search(r"https?://\S+", told)
    assert link
    assert parse_qs(urlparse(link[0]).query)["ma"] == [question.code]


def _browser(client: Client, bodies: Bodies, who: str) -> Client:
    if who == "nobody":
        return client
    people: dict[str, Actor] = {
        "wrong": bodies.justice.specialist,
        "specialist": bodies.interior.specialist,
        "head": bodies.interior.head,
        "director": bodies.interior.director,
    }
    return signed_in(people[who] if who in people else make_citizen())
