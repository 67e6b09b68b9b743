"""The first page: what do you want to do?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hienluong.face.ready_made import ready_made

__all__ = ["home"]


@require_safe
@ready_made("home")
def home(request: HttpRequest) -> HttpResponse:
    """Search, situations of life, following a case, checking a paper."""
    return render(request, "face/home.html")
