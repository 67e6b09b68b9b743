"""The page with the two doors, and signing out."""

from typing import cast

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hienluong.base.errors import Busy
from hienluong.face.errors import answer
from hienluong.kernel.access.public import HouseRequest
from hienluong.kernel.signin.citizens.leaving import address_after_sign_out
from hienluong.kernel.signin.citizens.providers import providers
from hienluong.kernel.signin.next_page import home_of, safe_next

__all__ = ["doors", "sign_out", "signed_out", "too_many_tries"]


@never_cache
@require_safe
def doors(request: HttpRequest) -> HttpResponse:
    """Citizens here, officers there; whoever is signed in goes on."""
    actor = cast("HouseRequest", request).actor
    if actor.account_id is not None:
        return HttpResponseRedirect(safe_next(request) or home_of(actor))
    facts = {"next": safe_next(request), "providers": providers(), "personas": settings.DEMO_PERSONAS}
    return render(request, "signin/doors.html", facts)


@never_cache
@require_http_methods(["GET", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session here and, for those who came through a provider, there."""
    if request.method == "GET":
        return render(request, "signin/sign_out.html")
    address = address_after_sign_out(request)
    logout(request)
    return HttpResponseRedirect(address)


@never_cache
@require_safe
def signed_out(request: HttpRequest) -> HttpResponse:
    """Where everybody ends, the provider's leave included."""
    return render(request, "signin/signed_out.html")


def too_many_tries(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """allauth's handler429."""
    return answer(request, Busy())
