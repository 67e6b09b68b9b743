"""The verdict on each criterion of a site as it stands now."""

from collections.abc import Sequence
from dataclasses import dataclass

from hienluong.base import clock
from hienluong.systems.portal.models import AgencySite
from hienluong.systems.portal.queries.checklists import checklist_on
from hienluong.systems.portal.queries.site_facts import site_facts
from hienluong.systems.portal.rules.checks import CHECKS
from hienluong.systems.portal.rules.compliance import Criterion, Finding

__all__ = ["Judged", "judge"]


@dataclass(frozen=True, slots=True)
class Judged:
    """A criterion and what was found."""

    criterion: Criterion
    finding: Finding


def judge(site: AgencySite) -> Sequence[Judged]:
    """All criteria of the checklist in force today, in its order; none while no checklist is in force."""
    checklist = checklist_on(clock.today())
    if checklist is None:
        return ()
    facts = site_facts(site)
    return tuple(Judged(one, CHECKS[one.check](facts, one.wanted)) for one in checklist.criteria)
