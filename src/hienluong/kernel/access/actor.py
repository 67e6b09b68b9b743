"""The actor: on whose behalf something is done or read. Pure, made once for each request."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext_noop

from hienluong.base.errors import NotAllowed, SignInNeeded

__all__ = ["NOBODY", "SYSTEM", "Actor", "ActorKind", "Scope"]


class ActorKind(StrEnum):
    NOBODY = "nobody"
    CITIZEN = "citizen"
    OFFICER = "officer"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Scope:
    """The agencies a right reaches: everywhere, or the given ones."""

    everywhere: bool = False
    agencies: frozenset[int] = frozenset()

    def __contains__(self, agency_id: object) -> bool:
        return self.everywhere or agency_id in self.agencies

    def __or__(self, other: "Scope") -> "Scope":
        return Scope(everywhere=self.everywhere or other.everywhere, agencies=self.agencies | other.agencies)


_NOWHERE = Scope()


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the account, the posts it holds today, and where each right reaches."""

    kind: ActorKind
    account_id: int | None = None
    party_id: int | None = None
    name: str = ""
    posts: tuple[int, ...] = ()
    agencies: frozenset[int] = frozenset()
    scopes: Mapping[str, Scope] = field(default_factory=dict)
    acting_for: Mapping[int, str] = field(default_factory=dict)
    """Posts acted for by delegation, with its mode: {post id: "KT."}."""

    def scope(self, right: str) -> Scope:
        """Where this actor holds `right`; the system holds all rights everywhere."""
        if self.kind is ActorKind.SYSTEM:
            return Scope(everywhere=True)
        return self.scopes.get(right, _NOWHERE)

    def holds(self, right: str, agency_id: int | None = None) -> bool:
        """Whether the actor holds `right` in the agency, or anywhere when none is named."""
        scope = self.scope(right)
        return scope.everywhere or (bool(scope.agencies) if agency_id is None else agency_id in scope)

    def require_signed_in(self) -> None:
        """Raise SignInNeeded when nobody is signed in."""
        if self.kind is ActorKind.NOBODY:
            raise SignInNeeded

    def require(self, right: str, agency_id: int | None = None) -> None:
        """Raise SignInNeeded or NotAllowed unless the actor holds `right` there."""
        if self.holds(right, agency_id):
            return
        if self.kind is ActorKind.NOBODY:
            raise SignInNeeded(right=right)
        raise NotAllowed(right=right, agency_id=agency_id)


NOBODY = Actor(kind=ActorKind.NOBODY)
SYSTEM = Actor(kind=ActorKind.SYSTEM, name=gettext_noop("Hệ thống"))
