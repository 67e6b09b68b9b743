"""Signing in with one tap, in a demonstration alone: elsewhere this page has no address."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from hienluong.base.errors import NotFound
from hienluong.kernel.access.public import actor_for
from hienluong.kernel.people.public import Account, AccountKind
from hienluong.kernel.signin.actions.sign_in_person import sign_in_person
from hienluong.kernel.signin.citizens.flow import Person
from hienluong.kernel.signin.models import Way
from hienluong.kernel.signin.next_page import home_of, safe_next
from hienluong.kernel.signin.pages.citizen import open_session

__all__ = ["play"]


@require_POST
def play(request: HttpRequest) -> HttpResponse:
    """Become one of the demonstration's people."""
    persona = _persona(request.POST.get("vai", ""))
    account = _citizen(persona) if "identifier" in persona else _officer(persona)
    open_session(request, account, Way.DEMO)
    return HttpResponseRedirect(safe_next(request) or home_of(actor_for(account)))


def _persona(key: str) -> dict[str, Any]:
    for persona in settings.DEMO_PERSONAS:
        if persona["key"] == key:
            return persona
    raise NotFound


def _citizen(persona: dict[str, Any]) -> Account:
    """The same account as after a real sign-in at the provider in the box."""
    issuer = settings.OIDC_PROVIDERS[0]["issuer"]
    person = Person(issuer, persona["subject"], persona["name"], persona["identifier"], persona["birth_date"])
    return sign_in_person(person)


def _officer(persona: dict[str, Any]) -> Account:
    account = Account.objects.filter(
        username=persona["key"], kind=AccountKind.OFFICER, is_active=True
    ).first()
    if account is None:
        raise NotFound
    return account
