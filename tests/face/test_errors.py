"""Errors reach people in plain words, even when the database is away."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection
from django.http import Http404
from django.test import Client, RequestFactory
from pytest_django import DjangoDbBlocker, Settings

from hienluong.base.errors import (
    Busy,
    Conflict,
    HouseError,
    Invalid,
    NotAllowed,
    NotFound,
    SignInNeeded,
    Unavailable,
)
from hienluong.face import errors
from hienluong.face.pages import home as home_page

KINDS = [Busy(), Conflict(), Invalid(), NotAllowed(), NotFound(), Unavailable()]


@pytest.fixture
def patient() -> Client:
    """A client that receives the error page instead of the exception."""
    return Client(raise_request_exception=False)


@pytest.fixture
def dead_database(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Nothing listens where the database should be."""
    connection.close()
    before = connection.settings_dict
    connection.settings_dict = before | {"HOST": "127.0.0.1", "PORT": "1"}
    with django_db_blocker.unblock():
        yield
    connection.close()
    connection.settings_dict = before


@contextmanager
def _told(rf: RequestFactory, status: int) -> Iterator[None]:
    """Calls Django's handler500 as Django does: while the exception is being handled."""
    try:
        yield
    except Exception:
        assert errors.server_error(rf.get("/")).status_code == status
        raise


@pytest.mark.parametrize("error", KINDS, ids=lambda error: error.code)
def test_a_page_of_error_says_what_happened_what_was_kept_and_what_to_do(
    rf: RequestFactory, error: HouseError
) -> None:
    response = errors.answer(rf.get("/"), error)
    text = response.content.decode()
    assert response.status_code == error.status
    assert all(sentence in text for sentence in (error.what, error.kept, error.next_step, "Mã tham chiếu"))


@pytest.mark.parametrize("error", KINDS, ids=lambda error: error.code)
def test_under_the_api_the_same_is_said_as_json(rf: RequestFactory, error: HouseError) -> None:
    response = errors.answer(rf.get("/api/v1/cases"), error)
    told = json.loads(response.content)
    assert response.status_code == error.status
    assert told.keys() == {"code", "what", "kept", "next_step", "fields", "reference"}
    assert told["code"] == error.code


def test_the_sentences_of_wrong_fields_are_listed(rf: RequestFactory) -> None:
    error = Invalid({"born_on": "Ngày sinh phải là ngày đã qua."})
    assert "Ngày sinh phải là ngày đã qua." in errors.answer(rf.post("/"), error).content.decode()
    told = json.loads(errors.answer(rf.post("/api/v1/cases"), error).content)
    assert told["fields"] == {"born_on": "Ngày sinh phải là ngày đã qua."}


def test_a_reader_who_must_sign_in_is_led_there_and_back(rf: RequestFactory) -> None:
    response = errors.answer(rf.get("/ho-so/?trang=2"), SignInNeeded())
    assert response["Location"] == "/dang-nhap/?next=%2Fho-so%2F%3Ftrang%3D2"


def test_an_act_without_sign_in_is_told_and_not_redirected(rf: RequestFactory) -> None:
    assert errors.answer(rf.post("/ho-so/"), SignInNeeded()).status_code == 401


@pytest.mark.parametrize("error", [Busy(), Unavailable()], ids=lambda error: error.code)
def test_what_passes_by_itself_says_when_to_try_again(rf: RequestFactory, error: HouseError) -> None:
    assert int(errors.answer(rf.get("/"), error)["Retry-After"]) > 0


def test_trying_again_is_offered_only_where_it_repeats_no_act(rf: RequestFactory) -> None:
    assert 'href="/thu-tuc/?q=a"' in errors.answer(rf.get("/thu-tuc/?q=a"), Unavailable()).content.decode()
    assert "Thử lại<" not in errors.answer(rf.post("/ho-so/"), Unavailable()).content.decode()


def test_an_unreadable_request_is_told_as_400(rf: RequestFactory) -> None:
    assert errors.bad_request(rf.get("/"), ValueError()).status_code == 400


def test_a_refused_reader_is_told_as_403(rf: RequestFactory) -> None:
    assert errors.permission_denied(rf.get("/"), PermissionError()).status_code == 403


def test_a_missing_page_is_told_as_404(rf: RequestFactory) -> None:
    assert errors.not_found(rf.get("/"), Http404()).status_code == 404


def test_a_stale_form_is_told_as_403_and_keeps_the_draft(db: None) -> None:
    response = Client(enforce_csrf_checks=True).post("/")
    assert response.status_code == 403
    assert "Bản nháp đã lưu vẫn còn." in response.content.decode()


def test_a_fault_of_ours_says_that_drafts_are_kept(
    patient: Client, db: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr(home_page, "render", fail)
    with caplog.at_level("INFO", logger="hienluong.face.errors"):
        response = patient.get("/")
    assert response.status_code == 500
    assert "Bản nháp và những gì đã lưu trước đó vẫn còn nguyên." in response.content.decode()
    told = [record.getMessage() for record in caplog.records if record.name == "hienluong.face.errors"]
    reference = told[-1].rpartition("reference=")[2]
    assert reference in response.content.decode()


def test_a_page_that_needs_a_dead_database_answers_503(patient: Client, dead_database: None) -> None:
    patient.cookies["hl_session"] = "a" * 32
    response = patient.get("/")
    assert response.status_code == 503
    assert Unavailable.kept in response.content.decode()


def test_a_missing_page_is_told_even_when_the_database_is_dead(patient: Client, dead_database: None) -> None:
    patient.cookies["hl_session"] = "a" * 32
    response = patient.get("/khong-co/")
    assert response.status_code == 404
    assert NotFound.what in response.content.decode()


def test_a_database_that_dies_outside_a_page_answers_503(rf: RequestFactory) -> None:
    with pytest.raises(OperationalError), _told(rf, 503):
        raise OperationalError


def test_error_pages_keep_the_security_headers(patient: Client, dead_database: None) -> None:
    patient.cookies["hl_session"] = "a" * 32
    assert "default-src 'self'" in patient.get("/")["Content-Security-Policy"]


@pytest.mark.django_db
def test_an_address_for_forms_opened_by_hand_is_no_blank_page(client: Client) -> None:
    response = client.get("/hien-thi/")
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "Mã tham chiếu" in response.content.decode()


def test_the_telephone_of_the_counter_is_on_every_error_page(rf: RequestFactory, settings: Settings) -> None:
    settings.COUNTER_PHONE = "0233 385 2222"
    assert "0233 385 2222" in errors.answer(rf.get("/"), Unavailable()).content.decode()
    settings.COUNTER_PHONE = ""
    assert "Số điện thoại chưa công bố" in errors.answer(rf.get("/"), Unavailable()).content.decode()
