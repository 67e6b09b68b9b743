"""A form that could not be carried out comes back with what was typed: one press sends it again."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, RequestFactory

from hienluong.base.errors import Busy, Conflict, HouseError, Invalid, NotAllowed, SignInNeeded, Unavailable
from hienluong.face import errors

HERE = {"Origin": "http://testserver"}
ELSEWHERE = {"Origin": "https://ke-xau.example"}
TYPED = {"note": "Dòng một\nDòng <b>hai</b>", "what": ["a", "b"]}


def refused(rf: RequestFactory, error: HouseError, headers: dict[str, str] = HERE, **more: object) -> str:
    request = rf.post("/ho-so/1/forward/?tu=viec", TYPED | more, headers=headers)
    return errors.answer(request, error).content.decode()


def boxes(page: str) -> list[tuple[str, str]]:
    found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', page)
    return [(name, unescape(value)) for name, value in found if name in {"note", "what", "password"}]


@pytest.mark.parametrize("error", [SignInNeeded(), Busy(), Unavailable()], ids=lambda error: error.code)
def test_what_was_typed_stands_on_the_page_to_be_sent_again(rf: RequestFactory, error: HouseError) -> None:
    page = refused(rf, error)
    assert boxes(page) == [("note", TYPED["note"]), ("what", "a"), ("what", "b")]
    assert 'action="/ho-so/1/forward/?tu=viec"' in page
    assert 'name="csrfmiddlewaretoken"' in page
    assert "<b>hai</b>" not in page
    assert "Những gì vừa nhập còn nguyên trong trang này." in page


@pytest.mark.parametrize("error", [Invalid(), NotAllowed(), Conflict()], ids=lambda error: error.code)
def test_what_would_be_refused_again_is_not_offered(rf: RequestFactory, error: HouseError) -> None:
    page = refused(rf, error)
    assert boxes(page) == []
    assert "Gửi lại<" not in page


def test_a_form_from_elsewhere_is_never_offered(rf: RequestFactory) -> None:
    assert boxes(refused(rf, Unavailable(), ELSEWHERE)) == boxes(refused(rf, Unavailable(), {})) == []


def test_a_password_does_not_go_onto_a_page(rf: RequestFactory) -> None:
    page = refused(rf, Busy(), password="bi-mat-lam")
    assert "bi-mat-lam" not in page
    assert boxes(page) == []


def test_files_are_to_be_chosen_again_and_the_page_says_so(rf: RequestFactory) -> None:
    page = refused(rf, Unavailable(), scan=SimpleUploadedFile("a.pdf", b"%PDF"))
    assert "tệp đã chọn thì phải chọn lại" in page
    assert ("note", TYPED["note"]) in boxes(page)


def test_the_page_is_kept_by_no_cache(rf: RequestFactory) -> None:
    answer = errors.answer(rf.post("/ho-so/", TYPED, headers=HERE), Unavailable())
    assert "no-store" in answer["Cache-Control"]


def test_whoever_was_signed_out_finds_the_door_and_comes_back_to_the_page(rf: RequestFactory) -> None:
    page = refused(rf, SignInNeeded(), HERE | {"Referer": "http://testserver/ho-so/1/"})
    assert 'href="/dang-nhap/?next=%2Fho-so%2F1%2F" target="_blank"' in page


def test_nobody_is_led_elsewhere_after_signing_in(rf: RequestFactory) -> None:
    for origin in (
        "https://ke-xau.example/",
        "http://testserver.ke-xau.example/",
        "http://testserver//ke-xau.example/",
    ):
        page = refused(rf, SignInNeeded(), HERE | {"Referer": origin})
        assert "ke-xau" not in page


def test_words_written_for_an_act_that_no_longer_fits_can_be_copied(rf: RequestFactory) -> None:
    page = refused(rf, Conflict(), note="Đã kiểm tra, <i>thiếu</i> chữ ký của mẹ")
    assert "<blockquote>Đã kiểm tra, &lt;i&gt;thiếu&lt;/i&gt; chữ ký của mẹ</blockquote>" in page


@pytest.fixture
def strict() -> Client:
    return Client(enforce_csrf_checks=True, raise_request_exception=False)


def stale(client: Client, headers: dict[str, str]) -> HttpResponse:
    return client.post("/", {"note": "Kể", "csrfmiddlewaretoken": "a" * 64}, headers=headers)


@pytest.mark.django_db
def test_a_page_open_too_long_is_sent_with_one_more_press(strict: Client) -> None:
    told = stale(strict, HERE)
    assert told.status_code == 403
    again = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', told.content.decode()))
    assert again["note"] == "Kể"
    assert strict.post("/", again, headers=HERE).status_code != 403


@pytest.mark.django_db
def test_a_forged_form_gets_no_second_press(strict: Client) -> None:
    assert 'name="note"' not in stale(strict, ELSEWHERE).content.decode()
