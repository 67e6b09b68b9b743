"""What the provider forgets by itself, so that its tables do not grow for ever."""

from datetime import timedelta

from allauth.idp.oidc.models import Token
from django.conf import settings
from django.core.management import call_command

from hienluong.base import clock
from hienluong.province.identity.models import LeaveNotice, LeaveState, Visit

__all__ = ["tidy"]

_KEEP_NOTICES = timedelta(days=30)


def tidy() -> None:
    """Drop sessions, visits and tokens that are over, and sign-outs that clients heard of a month ago."""
    call_command("clearsessions")
    Token.objects.expired().delete()
    now = clock.now()
    Visit.objects.filter(began_at__lt=now - timedelta(seconds=settings.SESSION_COOKIE_AGE)).delete()
    settled = LeaveNotice.objects.exclude(state=LeaveState.WAITING)
    settled.filter(next_attempt_at__lt=now - _KEEP_NOTICES).delete()
