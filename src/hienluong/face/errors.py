"""The one place where errors become pages and API answers in plain words.

An answer says what happened, what was kept, what to do next, whom to call, and a reference number that is also
in the log. Pages for a broken server are drawn without the actor and without the database.
"""

import json
import logging
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from urllib.parse import urlencode

from django.conf import settings
from django.db import DatabaseError, DataError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from hienluong.base.errors import (
    Conflict,
    HouseError,
    Invalid,
    NotAllowed,
    NotFound,
    SignInNeeded,
    Unavailable,
)
from hienluong.base.ids import look_up_code
from hienluong.face.context import shell
from hienluong.face.sending_again import SentForm, next_step, page_before, sent_form

__all__ = [
    "HouseErrorMiddleware",
    "answer",
    "bad_request",
    "csrf_failure",
    "field_sentences",
    "not_found",
    "permission_denied",
    "server_error",
]

log = logging.getLogger(__name__)

_DATABASE_AWAY = (OperationalError, InterfaceError)
_NOTHING = "\0"
"""NUL: no text of a person holds it, and no column takes it, so nothing has such an address."""
_WORTH_A_RETRY = {409, 429, 500, 503}
_RETRY_SECONDS = {HTTPStatus.TOO_MANY_REQUESTS: 60, HTTPStatus.SERVICE_UNAVAILABLE: 30}


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An error in words for people, with its HTTP status."""

    status: int
    code: str
    title: str
    kept: str
    next_step: str
    fields: Mapping[str, str] = field(default_factory=dict)
    reference: str = field(default_factory=lambda: look_up_code(8))
    retry_url: str = ""
    """The same page again, when trying again may help and repeats no act."""
    sign_in_url: str = ""
    sent: SentForm | None = None
    """What was sent, where sending it again helps."""
    written: tuple[str, ...] = ()
    """What somebody wrote for an act that no longer fits."""


class HouseErrorMiddleware:
    """Turns a HouseError, or a database that is away, into an answer that says what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _NOTHING in request.path and not _is_api(request):
            return not_found(request, NotFound())
        response = self.get_response(request)
        return _wrong_method(request, response) if isinstance(response, HttpResponseNotAllowed) else response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Called by Django when a view raised."""
        if isinstance(error, _DATABASE_AWAY):
            log.error("database_away", exc_info=error)
            return answer(request, Unavailable())
        if isinstance(error, DataError):
            # What came in does not fit any column: a form let it through, so the log hears of it too.
            log.error("input_does_not_fit", exc_info=error)
            return bad_request(request, error)
        return answer(request, error) if isinstance(error, HouseError) else None


def answer(request: HttpRequest, error: HouseError) -> HttpResponse:
    """The error as JSON under /api/, else as a page; a reader who must sign in is led there."""
    if isinstance(error, SignInNeeded) and request.method == "GET" and not _is_api(request):
        return HttpResponseRedirect(f"{settings.LOGIN_URL}?{urlencode({'next': request.get_full_path()})}")
    return _respond(request, _telling(error))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Django's handler400: a request that cannot be read."""
    telling = Telling(
        status=400,
        code="bad_request",
        title=_("Yêu cầu gửi tới không đọc được."),
        kept=_("Không có gì bị thay đổi."),
        next_step=_("Quay lại trang trước, tải lại rồi làm lại."),
    )
    return _respond(request, telling)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Django's handler403."""
    return answer(request, NotAllowed())


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Django's handler404."""
    return answer(request, NotFound())


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500: a fault of ours, or a database that went away outside a view."""
    if isinstance(sys.exc_info()[1], _DATABASE_AWAY):
        return answer(request, Unavailable())
    telling = Telling(
        status=500,
        code="error",
        title=_("Hệ thống gặp lỗi nên việc này chưa xong."),
        kept=_("Bản nháp và những gì đã lưu trước đó vẫn còn nguyên."),
        next_step=_("Chờ ít phút rồi thử lại. Nếu vẫn lỗi, gọi quầy một cửa và đọc mã tham chiếu."),
    )
    return _respond(request, telling)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """The page of a stale or missing CSRF token."""
    telling = Telling(
        status=403,
        code="stale_page",
        title=_("Trang này đã mở quá lâu nên yêu cầu chưa được thực hiện."),
        kept=_("Bản nháp đã lưu vẫn còn."),
        next_step=_("Quay lại trang trước, tải lại rồi gửi lần nữa."),
    )
    return _respond(request, telling)


def _wrong_method(request: HttpRequest, refusal: HttpResponseNotAllowed) -> HttpResponse:
    """An address that only takes forms was opened, or the other way round: no blank page."""
    if _is_api(request):
        title = _("Địa chỉ này không nhận phương thức vừa gửi.")
        next_step = _("Dùng một trong các phương thức ghi ở Allow.")
    else:
        title = _("Địa chỉ này không mở được trực tiếp.")
        next_step = _("Quay lại trang trước rồi dùng nút trên trang.")
    telling = Telling(
        status=405,
        code="wrong_method",
        title=title,
        kept=_("Không có gì bị thay đổi."),
        next_step=next_step,
    )
    response = _respond(request, telling)
    response["Allow"] = refusal["Allow"]
    return response


def _telling(error: HouseError) -> Telling:
    return Telling(
        status=error.status,
        code=error.code,
        title=_(str(error)),
        kept=_(error.kept),
        next_step=_(error.next_step),
        fields=field_sentences(error),
    )


def field_sentences(error: HouseError) -> dict[str, str]:
    """What is wrong with each field, in the reader's language; nothing for an error that is not about fields."""
    return (
        {name: _(sentence) for name, sentence in error.fields.items()} if isinstance(error, Invalid) else {}
    )


def _respond(request: HttpRequest, telling: Telling) -> HttpResponse:
    if telling.status in _WORTH_A_RETRY and request.method in {"GET", "HEAD"}:
        telling = replace(telling, retry_url=request.get_full_path())
    if not _is_api(request):
        telling = _with_what_was_sent(request, telling)
    log.info("error_told code=%s status=%s reference=%s", telling.code, telling.status, telling.reference)
    response = _json(telling) if _is_api(request) else _page(request, telling)
    if seconds := _RETRY_SECONDS.get(HTTPStatus(telling.status)):
        response["Retry-After"] = str(seconds)
    if telling.sent is not None or telling.written:
        add_never_cache_headers(response)
    return response


def _with_what_was_sent(request: HttpRequest, telling: Telling) -> Telling:
    """Where the same may be sent again, the page holds it and says so; else it shows the words, to copy them."""
    if telling.code == SignInNeeded.code:
        door = f"{settings.LOGIN_URL}?{urlencode({'next': page_before(request)})}"
        telling = replace(telling, sign_in_url=door)
    sent = sent_form(request)
    step = next_step(telling.code)
    if sent is None or not step:
        written = sent.written if sent and telling.status == Conflict.status else ()
        return replace(telling, written=written)
    return replace(telling, sent=sent, kept=sent.kept, next_step=step)


def _is_api(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def _json(telling: Telling) -> HttpResponse:
    content = {
        "code": telling.code,
        "what": telling.title,
        "kept": telling.kept,
        "next_step": telling.next_step,
        "fields": dict(telling.fields),
        "reference": telling.reference,
    }
    # A field may be named by what was sent, half a character included.
    text = json.dumps(content, ensure_ascii=False).encode(errors="replace")
    return HttpResponse(text, status=telling.status, content_type="application/json")


def _page(request: HttpRequest, telling: Telling) -> HttpResponse:
    """With the reader's own menus when they can be had, else the bare layout."""
    if telling.status < HTTPStatus.INTERNAL_SERVER_ERROR:
        try:
            html = render_to_string("face/error.html", {"telling": telling}, request)
        except DatabaseError:
            log.exception("error_page_without_database")
        else:
            return HttpResponse(html, status=telling.status)
    token = get_token(request) if telling.sent else ""
    html = render_to_string("face/error.html", {"telling": telling, "csrf_token": token, **shell(request)})
    return HttpResponse(html, status=telling.status)
