"""Outside demonstrations an officer reaches nothing with a password alone."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from hienluong.kernel.people.public import Account, AccountKind

__all__ = ["SecondFactorMiddleware", "mark_passed"]

_PASSED_KEY = "signin.second_factor"
_OPEN_TO_ALL = (
    "/api/",  # knows no sessions
    "/static/",
    "/tai-khoan/bao-mat/",
    "/tai-khoan/xac-nhan/",
    "/dang-xuat/",
    "/healthz",
    "/hien-thi/",
    "/ngon-ngu/",
)


def mark_passed(request: HttpRequest) -> None:
    """The session was opened with a second factor, or its owner has just added one."""
    request.session[_PASSED_KEY] = True


class SecondFactorMiddleware:
    """Leads an officer who has no second factor yet to the page where one is added, from everywhere."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_missing(request):
            return self.get_response(request)
        return HttpResponseRedirect(reverse("mfa_index"))


def _is_missing(request: HttpRequest) -> bool:
    """Without a session's cookie nothing is looked up, so that public pages stay as light as they were."""
    if not settings.SECOND_FACTOR_REQUIRED or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    if request.path.startswith(_OPEN_TO_ALL) or request.session.get(_PASSED_KEY):
        return False
    return isinstance(request.user, Account) and request.user.kind == AccountKind.OFFICER
