"""Where to go after signing in: a page of ours, never somebody else's."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from hienluong.face.nav import Area, entries
from hienluong.kernel.access.public import Actor, ActorKind

__all__ = ["home_of", "is_own_path", "safe_next"]

_LONGEST = 2000
_AREAS = {ActorKind.OFFICER: Area.OFFICER, ActorKind.CITIZEN: Area.CITIZEN}


def is_own_path(address: str) -> bool:
    """Whether it is a path of this site, read as browsers read it (//host and /\\host are not)."""
    is_path = address.startswith("/") and len(address) <= _LONGEST
    return is_path and url_has_allowed_host_and_scheme(address, allowed_hosts=None)


def safe_next(request: HttpRequest) -> str:
    """The `next` that was asked for when it is a path of this site, else an empty string."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if is_own_path(wanted) else ""


def home_of(actor: Actor) -> str:
    """Where a person begins: the first entry of the own menu."""
    area = _AREAS.get(actor.kind)
    own = list(entries(area, actor, "")) if area else []
    return own[0].url if own else reverse("signin:account")
