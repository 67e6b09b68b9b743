"""What a form sent, put on the page of an error: one press sends it again, and nothing typed is lost."""

from dataclasses import dataclass

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _

__all__ = ["SentForm", "next_step", "page_before", "sent_form"]

_UNREADABLE = (BadRequest, SuspiciousOperation, MultiPartParserError, UnreadablePostError)
_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
_SENTENCE = 4
_SECRET = "password"  # noqa: S105 - part of the names of fields


@dataclass(frozen=True, slots=True)
class SentForm:
    """A form that one of our pages sent."""

    url: str
    fields: tuple[tuple[str, str], ...]
    had_files: bool
    """Files do not fit on a page: they are chosen again."""

    @property
    def kept(self) -> str:
        """What is still there, in words."""
        if self.had_files:
            return _("Những gì vừa nhập còn nguyên trong trang này; tệp đã chọn thì phải chọn lại.")
        return _("Những gì vừa nhập còn nguyên trong trang này.")

    @property
    def written(self) -> tuple[str, ...]:
        """What was written in sentences: short answers are soon typed again, these are not."""
        return tuple(value for _name, value in self.fields if len(value.split()) >= _SENTENCE)


def sent_form(request: HttpRequest) -> SentForm | None:
    """The form to send again; None when none was sent, or when it may not stand on a page.

    A page elsewhere can make a browser send a form here, and one careless press would do what it wished: only a
    form whose Origin is this house is offered. A password does not go onto a page.
    """
    if request.method != "POST" or not _is_from_here(request):
        return None
    try:
        lists = [(name, values) for name, values in request.POST.lists() if name != _TOKEN]
        had_files = bool(request.FILES)
    except _UNREADABLE:
        return None
    if any(_SECRET in name for name, _values in lists):
        return None
    fields = tuple((name, str(value)) for name, values in lists for value in values)
    return SentForm(request.get_full_path(), fields, had_files)


def next_step(code: str) -> str:
    """What to do on the page of an error of this code; empty where sending the same again is of no use."""
    return {
        "stale_page": _("Bấm Gửi lại."),
        "sign_in_needed": _(
            "Mở trang đăng nhập ở thẻ mới; đăng nhập xong, quay lại trang này rồi bấm Gửi lại."
        ),
        "busy": _("Chờ một phút rồi bấm Gửi lại."),
        "unavailable": _(
            "Để trang này mở, chờ ít phút rồi bấm Gửi lại. Hồ sơ gửi lại nhiều lần vẫn chỉ là một hồ sơ."
        ),
    }.get(code, "")


def page_before(request: HttpRequest) -> str:
    """The page of ours that the request came from, to go back to after signing in; else the front page."""
    origin, came_from = _origin(request), request.headers.get("Referer", "")
    page = came_from.removeprefix(origin)
    return page if came_from.startswith(f"{origin}/") and not page.startswith("//") else "/"


def _is_from_here(request: HttpRequest) -> bool:
    return request.headers.get("Origin") == _origin(request)


def _origin(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
