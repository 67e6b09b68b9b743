"""Front door of access."""

from hienluong.kernel.access.actor import NOBODY, SYSTEM, Actor, ActorKind, Scope
from hienluong.kernel.access.limits import count_try, ensure_tries_left, limited
from hienluong.kernel.access.middleware import HouseRequest
from hienluong.kernel.access.models import PostRight, Reach
from hienluong.kernel.access.queries import actor_for

__all__ = [
    "NOBODY",
    "SYSTEM",
    "Actor",
    "ActorKind",
    "HouseRequest",
    "PostRight",
    "Reach",
    "Scope",
    "actor_for",
    "count_try",
    "ensure_tries_left",
    "limited",
]
