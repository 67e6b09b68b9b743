"""An app files in the name of whoever agreed: the rules of the pages, one case for one key."""

import threading
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from tests.config.api.conftest import PROCEDURE, filled
from tests.support.api import PDF, App, app_of
from tests.support.commune import Commune, make_citizen

from hienluong.kernel.journal.models import Entry
from hienluong.shared.files.inspection import EICAR
from hienluong.systems.cases.models import Case
from hienluong.systems.catalogue.public import ProcedureVersion
from hienluong.systems.filing.models import Draft

pytestmark = pytest.mark.django_db


def test_the_form_tells_questions_conditions_and_papers(commune: Commune) -> None:
    form = App().get(f"/forms/{PROCEDURE}").json()
    questions = {one["path"]: one for group in form["groups"] for one in group["questions"]}
    assert form["form"] == "1.001193.v2025-07-01"
    assert form["filed_here"] is True
    assert {"value": str(commune.centre.pk), "label": "Trung tâm Phục vụ hành chính công phường Đông Hà"} in (
        questions["place.centre"]["choices"]
    )
    assert questions["child.birth"]["not_in_future"] is True
    assert questions["child.hour"]["pattern"]["says"] == "Ghi giờ sinh dạng 07:30 hoặc 7 giờ 30."
    assert questions["requester.name"]["fixed"] is True
    assert questions["origin.facility"]["asked_if"] == {"field": "origin.kind", "equals": "co-so-y-te"}
    assert "giay-chung-sinh" in {paper["code"] for paper in form["papers"]}
    assert form["checks"]


@pytest.mark.parametrize("code", ["9.999999", "x", "%00"])
def test_a_form_of_no_procedure_is_not_found(commune: Commune, code: str) -> None:
    assert App().get(f"/forms/{code}").status_code == 404


def test_a_complete_filing_becomes_a_case_of_the_person(commune: Commune, app: App) -> None:
    answer = app.file(filled(commune, app))
    assert answer.status_code == 201, answer.json()
    case = Case.objects.get()
    assert answer.json()["code"] == case.code
    assert answer["Location"] == f"/api/v1/cases/{case.code}"
    assert (case.applicant_id, case.channel) == (commune.citizen.party_id, "2")
    assert case.papers.filter(stored_file__isnull=False).exists()


def test_what_another_system_owns_is_not_filed_here(commune: Commune, app: App) -> None:
    ProcedureVersion.objects.filter(procedure__code=PROCEDURE).update(route="ministry")
    assert App().get(f"/forms/{PROCEDURE}").json()["filed_here"] is False
    answer = app.file(filled(commune, app))
    assert (answer.status_code, answer.json()["code"]) == (409, "filed_elsewhere")
    assert not Case.objects.exists()


def test_the_same_key_gives_the_same_case_and_the_same_answer(commune: Commune, app: App) -> None:
    body, key = filled(commune, app), str(uuid4())
    first, second = app.file(body, key), app.file(body, key)
    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert Case.objects.count() == 1


def test_another_filing_under_a_used_key_is_refused(commune: Commune, app: App) -> None:
    body, key = filled(commune, app), str(uuid4())
    app.file(body, key)
    answer = app.file({**body, "answers": {**body["answers"], "child.name": "Nguyễn Văn Khác"}}, key)
    assert (answer.status_code, answer.json()["code"]) == (422, "key_reused")
    assert Case.objects.count() == 1


def test_a_key_belongs_to_the_person(commune: Commune, app: App) -> None:
    key, other = str(uuid4()), app_of(make_citizen("Lê Thị Khác"))
    first = app.file(filled(commune, app), key).json()["code"]
    assert other.file(filled(commune, other), key).json()["code"] != first


def test_a_refused_filing_leaves_nothing_and_keeps_its_key_free(commune: Commune, app: App) -> None:
    body, key = filled(commune, app), str(uuid4())
    wrong = {**body, "answers": {**body["answers"], "child.name": "Nguyễn 2"}}
    assert app.file(wrong, key).status_code == 422
    assert not Draft.objects.exists()
    assert app.file(body, key).status_code == 201


def test_every_fault_is_told_by_its_path_in_the_words_of_the_pages(commune: Commune, app: App) -> None:
    body = filled(commune, app, child__name="Nguyễn 2", child__birth="2030-01-01", child__nam="x")
    told = app.file({**body, "papers": {"giay-chung-sinh": str(uuid4()), "giay-la": str(uuid4())}}).json()
    assert told["code"] == "draft_incomplete"
    assert told["fields"]["child.name"].startswith("Họ tên chỉ gồm chữ cái")
    assert told["fields"]["child.birth"] == "Ngày không được ở tương lai."
    assert told["fields"]["child.nam"] == "Mẫu này không có mục như vậy."
    assert told["fields"]["papers.giay-chung-sinh"].startswith("Không có tệp này.")
    assert told["fields"]["papers.giay-la"] == "Không có tệp này. Tải tệp lên rồi gửi mã của tệp."


def test_an_empty_filing_names_all_that_is_missing(commune: Commune, app: App) -> None:
    fields = app.file({"procedure": PROCEDURE, "answers": {}}).json()["fields"]
    assert {"place.commune", "child.name", "child.birth"} <= fields.keys()
    assert set(fields.values()) == {"Cần trả lời mục này."}


@pytest.mark.parametrize(
    "value",
    [
        7,
        10**40,
        True,
        None,
        [],
        {},
        ["a"],
        [["a"]],
        {"day": {"x": 1}, "year": []},
        "\0",
        "\ud800",
        "²²²²",
        "e" * 10_000,
    ],
)
@pytest.mark.parametrize(
    "path", ["child.name", "child.birth", "place.centre", "mother.birth", "copies.count"]
)
def test_no_answer_of_a_wrong_kind_breaks_the_house(
    commune: Commune, app: App, path: str, value: Any
) -> None:
    answer = app.file({"procedure": PROCEDURE, "answers": {path: value}})
    assert answer.status_code == 422, answer.content


@pytest.mark.parametrize("path", ["\ud800", "\0", "", "🙂", "child", "x" * 5000])
def test_no_name_of_an_answer_breaks_the_house(commune: Commune, app: App, path: str) -> None:
    answer = app.file({"procedure": PROCEDURE, "answers": {path: "x"}})
    assert (answer.status_code, answer.json()["code"]) == (422, "draft_incomplete")


def test_the_states_own_knowledge_stands_whatever_an_app_sends(commune: Commune, app: App) -> None:
    assert app.file(filled(commune, app, requester__name="Người Khác")).status_code == 201
    assert Case.objects.get().answers["requester.name"] == "Nguyễn Thị Bình"


def test_somebody_elses_file_is_no_file(commune: Commune, app: App) -> None:
    stranger = app_of(make_citizen("Lê Thị Khác"))
    body = filled(commune, app) | {"papers": filled(commune, stranger)["papers"]}
    assert list(app.file(body).json()["fields"]) == ["papers.giay-chung-sinh"]


def test_a_paper_nobody_needs_is_not_taken(commune: Commune, app: App) -> None:
    body = filled(commune, app)
    body["papers"]["lam-chung"] = body["papers"]["giay-chung-sinh"]
    assert list(app.file(body).json()["fields"]) == ["papers.lam-chung"]


def test_a_filing_needs_a_key(commune: Commune, app: App) -> None:
    answer = app.post("/cases", filled(commune, app))
    assert (answer.status_code, list(answer.json()["fields"])) == (422, ["Idempotency-Key"])


def test_what_is_no_json_cannot_be_read(app: App) -> None:
    answer = app.client.post(
        "/api/v1/cases", b"{", content_type="application/json", headers={"Idempotency-Key": "k"}
    )
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")


def test_a_body_of_another_type_is_refused_unread(app: App) -> None:
    answer = app.client.post(
        "/api/v1/cases", b"<a/>", content_type="text/xml", headers={"Idempotency-Key": "k"}
    )
    assert (answer.status_code, answer.json()["code"]) == (415, "wrong_media_type")
    assert app.post("/files", {}).status_code == 415


def test_a_body_beyond_all_measure_is_refused(app: App) -> None:
    answer = app.file({"procedure": PROCEDURE, "answers": {"child.name": "x" * 3_000_000}})
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


@pytest.mark.parametrize(
    ("name", "content", "status", "code"),
    [
        ("virus.pdf", EICAR, 422, "file_infected"),
        ("tệp.exe", b"MZ" + b"\0" * 100, 422, "file_type_refused"),
        ("giay.png", PDF, 422, "file_type_refused"),
        ("rong.pdf", b"", 422, "file_type_refused"),
        ("lon.pdf", PDF + b"0" * 10_500_000, 413, "file_too_large"),
    ],
)
def test_a_file_that_the_pages_refuse_is_refused_here(
    app: App, name: str, content: bytes, status: int, code: str
) -> None:
    answer = app.send("/files", content, name)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_good_file_gets_a_name_of_its_own(app: App) -> None:
    answer = app.send("/files", name="Giấy chứng sinh.pdf")
    assert answer.status_code == 201
    told = answer.json()
    assert (told["media_type"], told["state"], told["size"]) == ("application/pdf", "clean", len(PDF))


@pytest.mark.parametrize("path", ["/cases", "/files"])
def test_who_may_file(commune: Commune, path: str) -> None:
    def status(app: App) -> int:
        answer = app.file({"procedure": PROCEDURE, "answers": {}}) if path == "/cases" else app.send(path)
        return answer.status_code

    accepted = 422 if path == "/cases" else 201
    assert status(App()) == 401
    assert status(App("rubbish")) == 401
    assert status(app_of(commune.citizen, "cases:read")) == 403
    assert status(app_of(commune.reception)) == 403
    assert status(app_of(commune.citizen)) == accepted


def test_a_refusal_says_which_scope_is_missing_and_is_in_the_journal(commune: Commune) -> None:
    answer = app_of(commune.citizen, "cases:read").file({})
    assert answer.json()["code"] == "insufficient_scope"
    assert 'error="insufficient_scope", scope="cases:file"' in answer["WWW-Authenticate"]
    entry = Entry.objects.get(verb="access.refused")
    assert (entry.account, entry.subject_id) == (commune.citizen.account_id, "POST api/v1/cases")


def test_the_api_sets_no_cookie_and_a_session_opens_nothing(commune: Commune, app: App) -> None:
    from hienluong.kernel.people.public import Account

    assert not app.file(filled(commune, app)).cookies
    signed_in = App()
    signed_in.client.force_login(Account.objects.get(pk=commune.citizen.account_id))
    answer = signed_in.get("/cases")
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, 'Bearer realm="api/v1"')


def test_too_many_filings_wait(commune: Commune, app: App) -> None:
    answers = [app.file({"procedure": PROCEDURE, "answers": {}}) for _ in range(31)]
    assert (answers[-2].status_code, answers[-1].status_code) == (422, 429)
    assert answers[-1]["Retry-After"] == "60"


@pytest.mark.django_db(transaction=True)
def test_two_requests_at_the_same_moment_make_one_case(commune: Commune, app: App) -> None:
    body, key = filled(commune, app), str(uuid4())
    answers: list[Any] = []
    gate = threading.Barrier(4)

    def send() -> None:
        gate.wait()
        try:
            answers.append(app_of(commune.citizen).file(body, key))
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert (Case.objects.count(), Draft.objects.count()) == (1, 1)
