"""Apps see the cases of whoever agreed, and nobody else's; what they do to them is what the pages do."""

from uuid import uuid4

import pytest
from tests.support.api import App, app_of
from tests.support.commune import Commune, filing, make_citizen

from hienluong.kernel.journal.models import Entry
from hienluong.systems.cases.actions.receive import ReceiveCase, receive
from hienluong.systems.cases.actions.supplement import request_supplement
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.public import submit
from hienluong.systems.cases.values import MissingPaper, SupplementIn

pytestmark = pytest.mark.django_db

ASKED = SupplementIn([MissingPaper("Giấy chứng sinh", "Bản chụp bị mờ")], "Không đọc được số", "Hồ Thị Mai")


@pytest.fixture
def case(commune: Commune) -> Case:
    return submit(commune.citizen, filing(commune))


def ask(commune: Commune, case: Case) -> None:
    receive(commune.reception, ReceiveCase(case.pk))
    request_supplement(commune.civil_status, case.pk, ASKED)


@pytest.mark.parametrize(
    "path",
    ["/cases", "/cases/{code}", "/cases/{code}/result", "/cases/{code}/letters/1", "/cases?after={code}"],
)
def test_who_may_read(commune: Commune, case: Case, path: str) -> None:
    path = path.format(code=case.code)
    stranger = app_of(make_citizen("Lê Thị Khác"))
    assert App().get(path).status_code == 401
    assert App("rubbish").get(path)["WWW-Authenticate"] == 'Bearer realm="api/v1", error="invalid_token"'
    assert app_of(commune.citizen, "cases:file").get(path).status_code == 403
    assert app_of(commune.reception).get(path).status_code == 403
    assert stranger.get(path).status_code == (404 if case.code in path else 200)


@pytest.mark.parametrize("act", ["supplement", "withdraw"])
def test_who_may_act(commune: Commune, case: Case, act: str) -> None:
    ask(commune, case)
    path = f"/cases/{case.code}/{act}"
    body = {"answer": "Đã gửi lại"} if act == "supplement" else {}
    assert App().post(path, body).status_code == 401
    assert app_of(commune.citizen, "cases:read").post(path, body).status_code == 403
    assert app_of(commune.civil_status).post(path, body).status_code == 403
    assert app_of(make_citizen("Lê Thị Khác")).post(path, body).status_code == 404
    assert app_of(commune.citizen).post(path, body).status_code == 200


def test_a_strangers_list_is_empty(case: Case) -> None:
    assert app_of(make_citizen("Lê Thị Khác")).get("/cases").json() == {"items": [], "after": None}


def test_the_list_goes_on_page_by_page(commune: Commune, app: App) -> None:
    codes = [submit(commune.citizen, filing(commune)).code for _ in range(5)]
    first = app.get("/cases", limit=3).json()
    second = app.get("/cases", limit=3, after=first["after"]).json()
    told = [item["code"] for page in (first, second) for item in page["items"]]
    assert (told, second["after"]) == (codes[::-1], None)


def test_a_longer_list_costs_no_more_statements(
    commune: Commune, app: App, django_assert_num_queries: object
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def statements() -> int:
        with CaptureQueriesContext(connection) as seen:
            app.get("/cases")
        return len(seen)

    submit(commune.citizen, filing(commune))
    statements()
    few = statements()
    for _ in range(4):
        submit(commune.citizen, filing(commune))
    assert statements() == few


def test_a_case_tells_where_it_stands(commune: Commune, app: App, case: Case) -> None:
    told = app.get(f"/cases/{case.code}").json()
    assert (told["state"], told["national_status"], told["national_words"]) == ("filed", 1, "Mới đăng ký")
    assert (told["next_step"], told["next_actor"]) == (
        "Kiểm tra và tiếp nhận hồ sơ",
        "Trung tâm Phục vụ hành chính công phường Đông Hà",
    )
    assert (told["due_at"], told["result"], told["asked"], told["may_withdraw"]) == (None, None, None, True)
    assert told["papers"][0]["code"] == "giay-chung-sinh"
    receive(commune.reception, ReceiveCase(case.pk))
    told = app.get(f"/cases/{case.code}").json()
    assert (told["national_status"], told["national_words"]) == (2, "Được tiếp nhận")
    assert told["due_at"] is not None
    assert [step["state"] for step in told["steps"]][:2] == ["done", "current"]


def test_what_an_app_saw_is_told_to_the_person(commune: Commune, app: App, case: Case) -> None:
    app.get("/cases")
    app.get(f"/cases/{case.code}")
    app.post(f"/cases/{case.code}/withdraw", {})
    entries = Entry.objects.filter(verb__endswith="_by_app", party=commune.citizen.party_id).order_by("id")
    assert [entry.verb for entry in entries] == [
        "cases.listed_by_app",
        "cases.looked_by_app",
        "cases.changed_by_app",
    ]
    assert {entry.facts["app"] for entry in entries} == {"app-of-the-test"}


def test_an_act_that_failed_is_not_told_as_done(app: App, case: Case) -> None:
    app.post(f"/cases/{case.code}/supplement", {"answer": "Gửi thêm"})
    assert not Entry.objects.filter(verb="cases.changed_by_app").exists()


def test_a_code_is_read_as_people_write_it(app: App, case: Case) -> None:
    assert app.get(f"/cases/ {str(case.code).lower()} ").json()["code"] == case.code


@pytest.mark.parametrize("code", ["x", "%00", "H50.31.1-261123-9999", "%F0%9F%99%82", "e" * 400])
def test_no_case_of_that_code(app: App, case: Case, code: str) -> None:
    for path in (f"/cases/{code}", f"/cases/{code}/result", f"/follow/{code}?digits=4321"):
        answer = app.get(path)
        assert (answer.status_code, answer.json()["code"]) == (404, "case_not_found")


def test_what_is_asked_is_told_and_answered(commune: Commune, app: App, case: Case) -> None:
    ask(commune, case)
    told = app.get(f"/cases/{case.code}").json()
    assert (told["asks_supplement"], told["next_actor"]) == (True, "Người nộp hồ sơ")
    assert told["asked"]["items"] == [{"paper": "Giấy chứng sinh", "what": "Bản chụp bị mờ", "reason": ""}]
    file = app.send("/files").json()["id"]
    answer = app.post(
        f"/cases/{case.code}/supplement", {"papers": {"giay-chung-sinh": file}, "answer": "Rõ hơn"}
    )
    assert (answer.status_code, answer.json()["state"]) == (200, "processing")
    assert case.papers.get(superseded_at__isnull=True).stored_file is not None


def test_nothing_asked_nothing_answered(app: App, case: Case) -> None:
    answer = app.post(f"/cases/{case.code}/supplement", {"answer": "Gửi thêm"})
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")


def test_each_wrong_paper_is_named(commune: Commune, app: App, case: Case) -> None:
    ask(commune, case)
    file = app.send("/files").json()["id"]
    papers = {"la": file, "khac": str(uuid4()), "giay-chung-sinh": "x"}
    malformed = app.post(f"/cases/{case.code}/supplement", {"papers": papers}).json()["fields"]
    assert list(malformed) == ["papers.giay-chung-sinh"]
    del papers["giay-chung-sinh"]
    assert app.post(f"/cases/{case.code}/supplement", {"papers": papers}).json()["fields"].keys() == {
        "papers.la",
        "papers.khac",
    }


def test_a_case_can_be_taken_back_once(app: App, case: Case) -> None:
    first = app.post(f"/cases/{case.code}/withdraw", {"reason": "Nộp nhầm"})
    again = app.post(f"/cases/{case.code}/withdraw", {})
    assert (first.json()["state"], first.json()["national_status"]) == ("withdrawn", 7)
    assert (again.status_code, again.json()["code"]) == (409, "act_not_possible")


def test_the_receipt_is_a_letter_of_the_case(commune: Commune, app: App, case: Case) -> None:
    receive(commune.reception, ReceiveCase(case.pk))
    (letter,) = app.get(f"/cases/{case.code}").json()["letters"]
    assert letter["kind"] == "receipt"
    pdf = app.client.get(letter["url"])
    assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    assert Entry.objects.filter(verb="cases.letter_printed").exists()
    assert app.get(f"/cases/{case.code}/letters/2").status_code == 404


def test_before_the_end_there_is_no_result(app: App, case: Case) -> None:
    answer = app.get(f"/cases/{case.code}/result")
    assert (answer.status_code, answer.json()["code"]) == (404, "result_not_issued")


def test_following_needs_the_digits(case: Case) -> None:
    app = App()
    right = app.get(f"/follow/{case.code}", digits="4321").json()
    assert (right["state"], right["asks_supplement"]) == ("filed", False)
    assert "Nguyễn" not in str(right)
    wrong = app.get(f"/follow/{case.code}", digits="0000")
    assert (wrong.status_code, wrong.json()["code"]) == (404, "case_not_found")
    assert app.get(f"/follow/{case.code}").json()["fields"] == {"digits": "Thiếu mục này."}


def test_page_and_api_count_tries_together(case: Case) -> None:
    app = App()
    for number in range(10):
        app.client.get("/tra-cuu/", {"ma": "x", "so": f"{number:04d}"})
        app.get("/follow/x", digits=f"{number:04d}")
    answer = app.get(f"/follow/{case.code}", digits="4321")
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")


@pytest.mark.parametrize("code", ["KHONGCO123", "%00", "ế", "x" * 300])
def test_a_code_of_no_result(commune: Commune, code: str) -> None:
    answer = App().get(f"/results/{code}")
    assert (answer.status_code, answer.json()["code"]) == (404, "result_not_found")


@pytest.mark.parametrize("content", [b"", b"no pdf", b"%PDF-1.7 broken", b"\0" * 1000])
def test_no_file_breaks_the_verification(commune: Commune, content: bytes) -> None:
    told = App().send("/results/verify", content).json()
    assert (told["verdict"], told["issued"]) == ("unreadable", None)
