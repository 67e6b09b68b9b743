"""Where the counter begins: what does the person want? The procedures filed here lately are one press away."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from hienluong.base.errors import NotAllowed
from hienluong.base.text import clean_line
from hienluong.kernel.access.public import Actor, HouseRequest
from hienluong.kernel.organisation.public import Post
from hienluong.systems.cases.public import ASSIST, CaseFilter, list_cases
from hienluong.systems.catalogue.public import search_procedures
from hienluong.systems.filing.queries.places import centres

__all__ = ["counter_desk", "own_centres"]

_SHOWN = 12
_LATEST = 100
"""How many of the newest cases of the centre tell what is filed here lately."""


def own_centres(actor: Actor) -> list[tuple[str, str]]:
    """The centres where this officer sits and may help people. Raises SignInNeeded, NotAllowed.

    A right that reaches further does not put anybody behind another counter: what is filed there is accepted there.
    """
    actor.require(ASSIST)
    seats = set(Post.objects.filter(pk__in=actor.posts).values_list("agency_id", flat=True))
    own = [(key, name) for key, name in centres() if int(key) in seats and actor.holds(ASSIST, int(key))]
    if not own:
        raise NotAllowed(right=ASSIST)
    return own


@require_GET
@never_cache
def counter_desk(request: HouseRequest) -> HttpResponse:
    """Find the procedure and file it for the person at the counter."""
    own = own_centres(request.actor)
    words = clean_line(request.GET.get("q", ""))[:200]
    found = [(one.code, one.name) for one in search_procedures(words, _SHOWN).items] if words else []
    facts = {"q": words, "found": found, "lately": [] if words else _lately(request.actor, int(own[0][0]))}
    return render(request, "filing/counter_desk.html", facts)


def _lately(actor: Actor, centre: int) -> Sequence[tuple[str, str]]:
    """Code and name of what was filed at the centre lately, the newest first."""
    newest = list_cases(actor, CaseFilter(receiving=centre), limit=_LATEST).cases
    return list({case.procedure_code: case.procedure_name for case in newest}.items())[:_SHOWN]
