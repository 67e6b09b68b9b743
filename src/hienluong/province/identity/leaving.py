"""When somebody signs out here, every client where the session was used hears of it (Back-Channel Logout 1.0)."""

import logging
import uuid
from datetime import timedelta
from threading import Event, Lock, Thread
from typing import Any

import httpx
import jwt
from allauth.core.internal.jwkkit import load_jwk_from_pem
from allauth.idp.oidc.adapter import get_adapter
from allauth.idp.oidc.models import Client
from django.conf import settings
from django.contrib.auth.signals import user_logged_out
from django.db import connection, transaction
from django.dispatch import receiver
from django.http import HttpRequest

from hienluong.base import clock
from hienluong.province.identity.models import Holder, LeaveNotice, LeaveState, Visit
from hienluong.province.identity.tidying import tidy

__all__ = ["deliver_waiting", "logout_token", "wake"]

log = logging.getLogger(__name__)

_EVENT = "http://schemas.openid.net/event/backchannel-logout"
_TOKEN_SECONDS = 120
_TIMEOUT = httpx.Timeout(5.0, connect=2.0)
_WAITS = (5, 15, 60, 300, 900, 3600)
"""Seconds until each further try; a client that stays away longer has let its own session expire."""
_REFUSED_FOR_GOOD = range(400, 429)

_LONGEST_SLEEP = 30.0

_running = Lock()
_bell = Event()


@receiver(user_logged_out)
def _signed_out(request: HttpRequest, user: Holder | None, **_: Any) -> None:  # noqa: ANN401
    if user is None:
        return
    with transaction.atomic():
        visits = list(Visit.objects.filter(session_key=request.session.session_key))
        LeaveNotice.objects.bulk_create(filter(None, map(_notice, visits)))
        Visit.objects.filter(pk__in=[visit.pk for visit in visits]).delete()
        transaction.on_commit(wake)


def _notice(visit: Visit) -> LeaveNotice | None:
    client = Client.objects.filter(pk=visit.client).first()
    address = (
        ((client.data or {}).get("client_metadata") or {}).get("backchannel_logout_uri") if client else None
    )
    if not address:
        return None
    return LeaveNotice(
        client=visit.client,
        address=address,
        subject=str(visit.holder.subject),
        sid=str(visit.sid),
        next_attempt_at=clock.now(),
    )


def wake() -> None:
    """Deliver in a thread of its own, beginning now: the browser does not wait for clients."""
    _bell.set()
    if _running.acquire(blocking=False):
        Thread(target=_run, name="leave-notices", daemon=True).start()


def _run() -> None:
    """Until nothing waits. A notice that comes while this sleeps rings the bell; one that comes at the very
    end finds the thread over and starts another."""
    try:
        while (wait := _deliver_and_look()) is not None:
            _bell.wait(min(wait, _LONGEST_SLEEP))
        tidy()
    finally:
        connection.close()
        _running.release()
    if _bell.is_set():
        wake()


def _deliver_and_look() -> float | None:
    _bell.clear()
    return deliver_waiting()


def deliver_waiting() -> float | None:
    """Tell the clients whose time has come; seconds until the next try, None when none waits."""
    for notice in LeaveNotice.objects.filter(state=LeaveState.WAITING, next_attempt_at__lte=clock.now()):
        _deliver(notice)
    following = LeaveNotice.objects.filter(state=LeaveState.WAITING).order_by("next_attempt_at").first()
    return max((following.next_attempt_at - clock.now()).total_seconds(), 0.1) if following else None


def _deliver(notice: LeaveNotice) -> None:
    """One try, outside any transaction. A notice that arrives twice does no harm."""
    try:
        answer = httpx.post(notice.address, data={"logout_token": logout_token(notice)}, timeout=_TIMEOUT)
        status = answer.status_code
    except httpx.HTTPError:
        status = 0
    notice.attempts += 1
    notice.state = _state_after(status, notice.attempts)
    if notice.state == LeaveState.WAITING:
        notice.next_attempt_at = clock.now() + timedelta(seconds=_WAITS[notice.attempts - 1])
    notice.save(update_fields=["attempts", "state", "next_attempt_at"])
    log.info("leave_notice client=%s status=%s state=%s", notice.client, status, notice.state)


def _state_after(status: int, attempts: int) -> LeaveState:
    if status in {httpx.codes.OK, httpx.codes.NO_CONTENT}:
        return LeaveState.TOLD
    if status in _REFUSED_FOR_GOOD or attempts >= len(_WAITS):
        return LeaveState.GIVEN_UP
    return LeaveState.WAITING


def logout_token(notice: LeaveNotice) -> str:
    """The signed token that names the session which ended."""
    now = int(clock.now().timestamp())
    published, key = load_jwk_from_pem(get_adapter().get_signing_key().pem)
    claims = {
        "iss": settings.HOME.identity_address,
        "aud": notice.client,
        "sub": notice.subject,
        "sid": notice.sid,
        "iat": now,
        "exp": now + _TOKEN_SECONDS,
        "jti": uuid.uuid4().hex,
        "events": {_EVENT: {}},
    }
    return jwt.encode(claims, key, algorithm="RS256", headers={"kid": published["kid"], "typ": "logout+jwt"})
