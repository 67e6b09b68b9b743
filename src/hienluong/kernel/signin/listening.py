"""What is written down when Django or allauth tells that somebody signed in, failed, or changed a factor."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import password_changed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from hienluong.kernel.access.public import actor_for
from hienluong.kernel.journal.public import Subject, record
from hienluong.kernel.people.public import Account
from hienluong.kernel.signin.actions.refuse import refused
from hienluong.kernel.signin.models import Way
from hienluong.kernel.signin.officers.second_factor import mark_passed
from hienluong.kernel.signin.sessions import end_other_sessions, forget_session, remember_session

__all__ = ["WAY_KEY"]

WAY_KEY = "signin.way"
"""Where the demonstration and the citizens' door note, before the sign-in, which way it goes."""


@receiver(user_logged_in)
def _signed_in(request: HttpRequest, user: Account, **_: Any) -> None:  # noqa: ANN401
    way = request.session.pop(WAY_KEY, None) or _way_of(request, user)
    if way in {Way.TWO_FACTORS, Way.PASSKEY}:
        mark_passed(request)
    remember_session(request, user, way)
    actor = actor_for(user)
    record(actor, "signin.signed_in", _account(user, actor.party_id), facts={"way": way})


@receiver(user_logged_out)
def _signed_out(request: HttpRequest, user: Account | None, **_: Any) -> None:  # noqa: ANN401
    forget_session(request.session.session_key)
    if user is not None:
        actor = actor_for(user)
        record(actor, "signin.signed_out", _account(user, actor.party_id))


@receiver(user_login_failed)
def _refused(credentials: dict[str, str], **_: Any) -> None:  # noqa: ANN401
    refused(credentials.get("username", ""), step="password")


@receiver(authentication_failed)
def _code_refused(user: Account, **_: Any) -> None:  # noqa: ANN401
    refused(user.username, step="second_factor")


@receiver(authenticator_added)
def _factor_added(request: HttpRequest, user: Account, authenticator: Authenticator, **_: Any) -> None:  # noqa: ANN401
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        mark_passed(request)
    record(actor_for(user), "signin.factor_added", _account(user), facts={"kind": authenticator.type})


@receiver(authenticator_removed)
def _factor_removed(user: Account, authenticator: Authenticator, **_: Any) -> None:  # noqa: ANN401
    record(actor_for(user), "signin.factor_removed", _account(user), facts={"kind": authenticator.type})


@receiver(password_changed)
def _password_changed(request: HttpRequest, user: Account, **_: Any) -> None:  # noqa: ANN401
    """The session got a new key just now; the others could no longer be used, and go."""
    actor = actor_for(user)
    remember_session(request, user, _way_of(request, user))
    end_other_sessions(actor, request.session.session_key)
    record(actor, "signin.password_changed", _account(user))


def _account(account: Account, party_id: int | None = None) -> Subject:
    return Subject("account", str(account.pk), party_id=party_id)


def _way_of(request: HttpRequest, account: Account) -> Way:
    records = get_authentication_records(request, account)
    if any(step.get("passwordless") for step in records):
        return Way.PASSKEY
    return Way.TWO_FACTORS if any(step.get("method") == "mfa" for step in records) else Way.PASSWORD
