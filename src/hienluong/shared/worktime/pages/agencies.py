"""For which agency a calendar is shown or changed."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.face.fields import Choice
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import agencies_as_of, agency_as_of
from hienluong.shared.worktime.actions.override import MANAGE, PROVINCE

__all__ = ["agency_choices", "asked_agency", "name_of"]

_EVERYONE = gettext_noop("Toàn tỉnh")


def agency_choices(actor: Actor) -> list[Choice]:
    """The whole province, for who manages it, and each agency within the actor's right."""
    scope = actor.scope(MANAGE)
    rows = agencies_as_of(clock.today()).values_list("agency_id", "name")
    own = [Choice(str(pk), name) for pk, name in rows if pk in scope]
    return [Choice("", _(_EVERYONE)), *own] if PROVINCE in scope else own


def asked_agency(actor: Actor, text: str) -> int | None:
    """The agency named by its number, None for the whole province. Raises NotAllowed, NoSuchAgency.

    Who manages some agencies only sees the first of them when none is named.
    """
    if text.isascii() and text.isdigit() and len(text) < 19:
        agency = int(text)
        actor.require(MANAGE, agency)
        return agency_as_of(agency, clock.today()).agency_id
    scope = actor.scope(MANAGE)
    return None if scope.everywhere else min(scope.agencies)


def name_of(agency_id: int | None) -> str:
    """What the agency is called today."""
    return agency_as_of(agency_id, clock.today()).name if agency_id else _EVERYONE
