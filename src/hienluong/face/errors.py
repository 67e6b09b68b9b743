"""The one place where errors become pages and API answers in plain words."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hienluong.base.errors import HouseError, Invalid

__all__ = ["HouseErrorMiddleware", "csrf_failure"]


class HouseErrorMiddleware:
    """Turns a HouseError that a page let pass into an answer that says what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Called by Django when a view raised."""
        if not isinstance(error, HouseError):
            return None
        return answer(request, error)


def answer(request: HttpRequest, error: HouseError) -> HttpResponse:
    """The error as JSON under /api/, else as a page."""
    told = {"what": _(str(error)), "kept": _(error.kept), "next_step": _(error.next_step)}
    if request.path.startswith("/api/"):
        fields = dict(error.fields) if isinstance(error, Invalid) else {}
        return JsonResponse({"code": error.code, **told, "fields": fields}, status=error.status)
    return render(request, "face/error.html", {"error": error, **told}, status=error.status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """The page of a stale or missing CSRF token."""
    told = {
        "what": _("Phiên làm việc trên trang này đã cũ nên yêu cầu chưa được thực hiện."),
        "kept": _("Bản nháp đã lưu vẫn còn."),
        "next_step": _("Quay lại trang trước, tải lại rồi gửi lần nữa."),
    }
    return render(request, "face/error.html", told, status=403)
