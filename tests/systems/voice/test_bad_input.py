"""Whatever is typed: no page breaks, nothing runs, nothing is lost in another spelling."""

import unicodedata

import pytest
from django.test import Client
from tests.support.bodies import Bodies
from tests.support.office import signed_in
from tests.systems.voice.asking import asked, published
from tests.systems.voice.consulting import opened

from hienluong.systems.voice.models import Question

NASTY = [
    "\0",
    "%00",
    "' or 1=1 --",
    "<script>alert(1)</script>",
    "🙂" * 300,
    "a" * 10_000,
    "\u202engược\u202c",
    "%s %(x)s {0} {{ x }}",
]
PAGES = [
    ("/hoi-dap/", "q"), ("/hoi-dap/", "sau"), ("/hoi-dap/", "co-quan"), ("/hoi-dap/", "linh-vuc"),
    ("/hoi-dap/dat-cau-hoi/", "co-quan"), ("/hoi-dap/da-gui/", "bien-nhan"), ("/hoi-dap/theo-doi/", "ma"),
    ("/phan-anh/", "sau"), ("/phan-anh/gui/", "co-quan"), ("/phan-anh/gui/", "loai"),
    ("/phan-anh/da-gui/", "bien-nhan"), ("/lay-y-kien/", "sau"),
    ("/api/v1/answers", "q"), ("/api/v1/answers", "after"), ("/api/v1/answers", "agency"),
    ("/api/v1/answers", "topic"), ("/api/v1/consultations", "after"), ("/api/v1/consultations", "state"),
]  # fmt: skip


@pytest.mark.parametrize(("address", "name"), PAGES)
def test_no_query_breaks_a_public_page(client: Client, bodies: Bodies, address: str, name: str) -> None:
    published(bodies.interior)
    for words in NASTY:
        answer = client.get(address, {name: words})
        assert answer.status_code in {200, 400, 404, 422}, (address, name, words[:20])
        assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize("address", ["/xu-ly/hoi-dap/", "/xu-ly/phan-anh/", "/xu-ly/lay-y-kien/"])
@pytest.mark.parametrize("name", ["q", "sau", "trang-thai", "linh-vuc", "loai", "qua-han"])
def test_no_query_breaks_an_officers_list(bodies: Bodies, address: str, name: str) -> None:
    browser = signed_in(bodies.interior.head)
    for words in NASTY:
        assert browser.get(address, {name: words}).status_code in {200, 400}


@pytest.mark.parametrize(
    "address", ["/hoi-dap/dat-cau-hoi/", "/hoi-dap/theo-doi/", "/phan-anh/gui/", "/phan-anh/theo-doi/"]
)
@pytest.mark.parametrize("words", NASTY)
def test_no_form_is_broken_by_what_is_typed(client: Client, bodies: Bodies, address: str, words: str) -> None:
    names = (
        "uid", "agency", "kind", "topic", "title", "text", "name", "email", "phone", "post", "named_words",
        "procedure_code", "case_code", "ma", "xac-nhan",
    )  # fmt: skip
    answer = client.post(address, dict.fromkeys(names, words))
    assert answer.status_code in {400, 404, 422}
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize("words", NASTY)
def test_no_comment_breaks_the_draft(client: Client, bodies: Bodies, words: str) -> None:
    address = f"/lay-y-kien/{opened(bodies.interior).slug}/gop-y/"
    names = ("uid", "section", "text", "name", "email", "phone", "organisation")
    assert client.post(address, dict.fromkeys(names, words)).status_code in {400, 422}


def test_decomposed_letters_are_kept_composed(client: Client, bodies: Bodies) -> None:
    form = {
        "agency": "H50.4",
        "topic": "can-bo",
        "title": unicodedata.normalize("NFD", "Nâng bậc lương"),
        "text": unicodedata.normalize("NFD", "Khi nào được nâng bậc lương?"),
        "name": unicodedata.normalize("NFD", "Nguyễn Thị Bình"),
        "phone": "0905123456",
    }
    client.post("/hoi-dap/dat-cau-hoi/", form)
    assert Question.objects.get().title == "Nâng bậc lương"


def test_markup_in_an_answer_is_shown_as_letters(client: Client, bodies: Bodies) -> None:
    question = published(bodies.interior)
    Question.objects.update(answer="<b>đậm</b> <script>alert(1)</script>", public_title="</script><i>x</i>")
    for address in ("/hoi-dap/", f"/hoi-dap/{question.slug}/"):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<i>x</i>" not in page


def test_an_unknown_act_is_not_found(bodies: Bodies) -> None:
    question = asked(bodies.interior)
    assert signed_in(bodies.interior.head).post(f"/xu-ly/hoi-dap/{question.code}/xoa/").status_code == 404
