"""Cleaning up after sessions and used codes."""

from django.core.management import call_command

from hienluong.base import clock
from hienluong.kernel.jobs.public import every
from hienluong.kernel.signin.models import SharedMemory
from hienluong.kernel.signin.sessions import forget_expired

__all__ = ["sweep"]


@every(3600, "signin.sweep")
def sweep() -> None:
    """Drop sessions that are over and memories that no longer count."""
    call_command("clearsessions")
    forget_expired()
    SharedMemory.objects.filter(expires__lt=clock.now()).delete()
