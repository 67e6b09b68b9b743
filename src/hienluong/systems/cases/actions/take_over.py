"""An open case of an ended agency: which heir carries it on, and the case written over to it."""

from collections.abc import Iterator, Sequence

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import AgencyState, agency_as_of, body_of, unit_successors_of
from hienluong.shared.work.public import Estate, Passing
from hienluong.systems.cases import events
from hienluong.systems.cases.actions.moves import locked
from hienluong.systems.cases.models import Business, Case, Move
from hienluong.systems.cases.rules.states import ENDED
from hienluong.systems.catalogue.public import NoSuchDecider, NoSuchProcedure, deciding_agency, version

__all__ = ["ESTATE", "take_over"]

_PLACES = ("receiving_agency", "deciding_agency", "advising_agency", "support_agency")
_NAMED = {"receiving_agency": "receiving_name", "deciding_agency": "deciding_name"}
_OPEN = [state for state in Business.values if state not in ENDED]


def _open_in(agency_id: int) -> Iterator[int]:
    """Cases that are not over, wherever in them the agency stands."""
    for place in _PLACES:
        yield from Case.objects.filter(**{place: agency_id}, business__in=_OPEN).values_list("pk", flat=True)


def _competent(case_id: int, ended: int, heirs: Sequence[int]) -> int | None:
    """The one heir that decides such cases by the competence map, or belongs to the body that does."""
    case = Case.objects.get(pk=case_id)
    deciders = _deciders(case, ended)
    today = clock.today()
    fit = [heir for heir in heirs if {heir, body_of(heir, today).agency_id} & deciders]
    return fit[0] if len(fit) == 1 else None


def _deciders(case: Case, ended: int) -> set[int]:
    today, found = clock.today(), set[int]()
    try:
        known = version(case.procedure_version)
        for unit in _units_after(ended) or [None]:
            decider = deciding_agency(known, unit, today)
            found |= {agency for agency in (decider.agency_id, decider.approver_id) if agency is not None}
    except (NoSuchDecider, NoSuchProcedure):
        return set()
    return found


def _units_after(agency_id: int) -> list[int | None]:
    """The communes of today on the land of an ended agency, also when it was an office of the one that had it."""
    state = _last(agency_id)
    while state is not None and state.unit_id is None and state.parent_id is not None:
        state = _last(state.parent_id)
    if state is None or state.unit_id is None:
        return []
    return [unit.unit_id for unit in unit_successors_of(state.unit_id, clock.today())]


def _last(agency_id: int) -> AgencyState | None:
    return AgencyState.objects.filter(agency=agency_id).order_by("-valid_from").first()


def take_over(actor: Actor, passing: Passing) -> None:
    """The heir stands where the ended agency stood; what was, the move and `agencies` keep."""
    case = locked(passing.matter_id)
    heir = agency_as_of(passing.heir, clock.today())
    places = [place for place in _PLACES if getattr(case, f"{place}_id") == passing.ended]
    case.agencies = sorted({*case.agencies, *passing.agencies})
    if case.business in ENDED:
        places = []
    for place in places:
        setattr(case, f"{place}_id", passing.heir)
        if place in _NAMED:
            setattr(case, _NAMED[place], heir.name)
    case.save(update_fields=["agencies", *places, *_NAMED.values()])
    former = _last(passing.ended)
    Move.objects.create(
        case=case, act="inherit", at=clock.now(), account_id=actor.account_id, before=case.business, after=case.business,
        step=case.step, note=f"{former.name if former else ''} → {heir.name}",
    )  # fmt: skip
    events.tell(events.MOVED, case, case.business)


ESTATE = Estate(open_in=_open_in, choose=_competent, take_over=take_over)
