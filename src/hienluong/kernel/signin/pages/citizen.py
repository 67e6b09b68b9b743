"""The citizens' door: to the provider, back, and the provider's own word that somebody left."""

from typing import cast

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from hienluong.base.errors import NotFound
from hienluong.kernel.access.public import SYSTEM, HouseRequest, actor_for, limited
from hienluong.kernel.journal.public import Subject, record
from hienluong.kernel.people.public import Account
from hienluong.kernel.signin.actions.sign_in_person import sign_in_person
from hienluong.kernel.signin.citizens.flow import begin, finish
from hienluong.kernel.signin.citizens.leaving import end_sessions_named, remember_provider_session
from hienluong.kernel.signin.citizens.providers import Provider, providers
from hienluong.kernel.signin.citizens.tokens import verify_logout_token
from hienluong.kernel.signin.errors import TokenRefused
from hienluong.kernel.signin.listening import WAY_KEY
from hienluong.kernel.signin.models import Way
from hienluong.kernel.signin.next_page import home_of, is_own_path, safe_next

__all__ = ["answer", "open_session", "provider_logout", "start"]

_BACKEND = settings.AUTHENTICATION_BACKENDS[0]


@never_cache
@require_safe
@limited("signin.start", tries=60, seconds=60)
def start(request: HttpRequest, number: int = 1) -> HttpResponse:
    """Send the browser to a provider."""
    if cast("HouseRequest", request).actor.account_id is not None:
        return HttpResponseRedirect(safe_next(request) or "/")
    return HttpResponseRedirect(begin(request, _numbered(number), safe_next(request)))


@never_cache
@require_safe
@limited("signin.answer", tries=60, seconds=60)
def answer(request: HttpRequest) -> HttpResponse:
    """The browser comes back with the provider's answer."""
    told = finish(request)
    account = sign_in_person(told.person)
    open_session(request, account, Way.PROVIDER)
    remember_provider_session(request, told)
    return HttpResponseRedirect(told.next if is_own_path(told.next) else home_of(actor_for(account)))


@csrf_exempt
@never_cache
@require_POST
@limited("signin.provider_logout", tries=600, seconds=60)
def provider_logout(request: HttpRequest) -> HttpResponse:
    """Back-channel logout: the provider itself calls, so the token is the only proof (and needs no cookie)."""
    try:
        claims = verify_logout_token(request.POST.get("logout_token", ""))
    except TokenRefused:
        return JsonResponse({"error": "invalid_request"}, status=400, headers={"Cache-Control": "no-store"})
    ended = end_sessions_named(claims)
    if ended:
        subject = Subject("provider", claims["iss"][:60])
        record(SYSTEM, "signin.ended_by_provider", subject, facts={"count": ended})
    return HttpResponse(status=200, headers={"Cache-Control": "no-store"})


def open_session(request: HttpRequest, account: Account, way: Way) -> None:
    """Sign the browser in with a fresh session key: whatever key it came with is worth nothing afterwards."""
    request.session[WAY_KEY] = way
    login(request, account, backend=_BACKEND)


def _numbered(number: int) -> Provider:
    known = providers()
    if not 1 <= number <= len(known):
        raise NotFound
    return known[number - 1]
