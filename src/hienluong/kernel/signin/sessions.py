"""The sessions of an account: remembered when they open, listed and ended by their owner."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.kernel.people.public import Account, OidcSession
from hienluong.kernel.signin.devices import device_words
from hienluong.kernel.signin.models import OpenSession

__all__ = [
    "SessionLine",
    "end_other_sessions",
    "end_sessions",
    "end_sessions_of",
    "forget_expired",
    "forget_session",
    "remember_session",
    "sessions_of",
]


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One open session as its owner sees it."""

    device: str
    way: str
    opened_at: datetime
    is_this: bool


def remember_session(request: HttpRequest, account: Account, way: str) -> None:
    """Note the request's session as open. Its key is made now if it had none yet."""
    if request.session.session_key is None:
        request.session.create()
    OpenSession.objects.update_or_create(
        session_key=request.session.session_key,
        defaults={
            "account": account,
            "way": way,
            "device": device_words(request.headers.get("User-Agent", "")),
            "opened_at": clock.now(),
        },
    )


def forget_session(session_key: str | None) -> None:
    """Drop what is known of a session that ended."""
    OpenSession.objects.filter(session_key=session_key).delete()
    OidcSession.objects.filter(session_key=session_key).delete()


def sessions_of(actor: Actor, this_key: str | None) -> list[SessionLine]:
    """The actor's own open sessions, newest first."""
    since = clock.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    rows = _own(actor).filter(opened_at__gte=since)
    return [
        SessionLine(row.device, row.get_way_display(), row.opened_at, is_this=row.session_key == this_key)
        for row in rows.order_by("-opened_at")[:50]
    ]


@transaction.atomic
def end_other_sessions(actor: Actor, this_key: str | None) -> int:
    """End all sessions of the actor's account but this one; how many there were."""
    others = _own(actor).exclude(session_key=this_key)
    ended = end_sessions(others.values_list("session_key", flat=True))
    if ended:
        subject = Subject("account", str(actor.account_id), party_id=actor.party_id)
        record(actor, "signin.sessions_ended", subject, facts={"count": ended})
    return ended


def end_sessions_of(account_id: int) -> int:
    """End every session of an account, as when it is closed; how many there were. The caller has the right."""
    return end_sessions(
        OpenSession.objects.filter(account_id=account_id).values_list("session_key", flat=True)
    )


def forget_expired() -> None:
    """Drop what is known of sessions older than any session lives."""
    since = clock.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    OpenSession.objects.filter(opened_at__lt=since).delete()
    OidcSession.objects.filter(created_at__lt=since).delete()


def end_sessions(keys: Iterable[str]) -> int:
    """End the sessions with these keys, whatever store holds them."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    ended = 0
    for key in list(keys):
        store.delete(key)
        forget_session(key)
        ended += 1
    return ended


def _own(actor: Actor) -> QuerySet[OpenSession]:
    if actor.account_id is None:
        return OpenSession.objects.none()
    return OpenSession.objects.filter(account_id=actor.account_id)
