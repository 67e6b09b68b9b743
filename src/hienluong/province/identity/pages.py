"""The provider's pages: sign in, agree, sign out. The OpenID endpoints are allauth's, held tighter."""

import hashlib
import uuid
from typing import Any
from urllib.parse import parse_qs, urlsplit

from allauth.account.views import LoginView
from allauth.idp.oidc import views as openid
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from hienluong.base import clock
from hienluong.province.identity.adapters import digest_of_code
from hienluong.province.identity.leaving import wake
from hienluong.province.identity.models import Holder, Visit
from hienluong.province.identity.people import DEMO_CITIZENS

__all__ = ["Authorization", "SignIn", "Token", "holder", "no_device_flow", "take_part"]

_SHOWN = 8


class SignIn(LoginView):  # type: ignore[misc]
    """Personal number and password; in a demonstration also one tap."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401
        """With the invented people to choose from, those of the demonstration's tour first."""
        facts: dict[str, Any] = super().get_context_data(**kwargs)
        if settings.DEMO:
            first = [citizen.identifier for citizen in DEMO_CITIZENS]
            people = Holder.objects.filter(is_active=True).order_by("birth_date")
            facts["people"] = sorted(people, key=lambda each: each.number not in first)[:_SHOWN]
        return facts


class Authorization(openid.AuthorizationView):  # type: ignore[misc]
    """Asks for PKCE with S256 from every client, and remembers which session the code came from."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401
        """A code is given only with a challenge (RFC 7636; OAuth 2.1 asks it of confidential clients too)."""
        if request.method != "POST" and not _has_challenge(request):
            return render(request, "idp/oidc/error.html", status=400)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        code = parse_qs(urlsplit(response.headers.get("Location", "")).query).get("code")
        if code:
            self._remember(code[0])
        return response

    def _remember(self, code: str) -> None:
        Visit.objects.create(
            sid=uuid.uuid4(),
            holder=self.request.user,
            client=self._request_info["client_id"],
            session_key=self.request.session.session_key,
            code_digest=digest_of_code(code),
            began_at=clock.now(),
        )
        wake()


class Token(openid.TokenView):  # type: ignore[misc]
    """Two uses of one code at the same moment wait for each other, so that the second finds it gone."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """As allauth does it, under a lock of the code."""
        code = request.POST.get("code", "")
        with transaction.atomic(), connection.cursor() as cursor:
            key = int.from_bytes(hashlib.sha256(code.encode()).digest()[:8], signed=True)
            cursor.execute("select pg_advisory_xact_lock(%s)", [key])
            response: HttpResponse = super().post(request)
        return response


@login_required
def holder(request: HttpRequest) -> HttpResponse:
    """Who is signed in here."""
    return render(request, "identity/holder.html")


@require_POST
def take_part(request: HttpRequest) -> HttpResponse:
    """One tap signs in as an invented person: in a demonstration alone."""
    found = Holder.objects.filter(number=request.POST.get("number", "")).first() if settings.DEMO else None
    if found is None:
        raise Http404
    login(request, found, backend=settings.AUTHENTICATION_BACKENDS[0])  # type: ignore[arg-type]
    wanted = request.POST.get("next", "")
    is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return HttpResponseRedirect(wanted if is_ours else "/")


def no_device_flow(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The device flow is not offered; allauth wants the address to exist."""
    raise Http404


def _has_challenge(request: HttpRequest) -> bool:
    asked = request.GET
    return bool(asked.get("code_challenge")) and asked.get("code_challenge_method") == "S256"
