"""The administrator's page for officers who lost password or second factor."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hienluong.base.errors import NotFound
from hienluong.face.fields import Field
from hienluong.kernel.access.public import HouseRequest
from hienluong.kernel.signin.actions.reset import RIGHT, reset_sign_in

__all__ = ["reset"]


@never_cache
@require_http_methods(["GET", "POST"])
def reset(request: HttpRequest) -> HttpResponse:
    """Ask for the user name; show the new password this once."""
    actor = cast("HouseRequest", request).actor
    actor.require(RIGHT)
    username, error = request.POST.get("username", "").strip(), ""
    if request.method == "POST":
        try:
            password = reset_sign_in(actor, username)
        except NotFound:
            error = _("Không có cán bộ nào có tên đăng nhập này.")
        else:
            return render(request, "signin/reset_done.html", {"username": username, "password": password})
    field = Field(
        name="username", label=_("Tên đăng nhập của cán bộ"), value=username, error=error, width="medium"
    )
    page = {"field": field, "errors": {"username": error} if error else {}}
    return render(request, "signin/reset.html", page, status=422 if error else 200)
