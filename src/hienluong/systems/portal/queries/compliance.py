"""How sites stand by the checklist: all that an officer watches over in a row, or one with its past."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hienluong.base import clock
from hienluong.base.text import fold, sort_key
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import AgencyKind, line_to_body, standing
from hienluong.systems.portal.models import AgencySite, CriterionState, SiteScore
from hienluong.systems.portal.queries.checklists import checklist_on
from hienluong.systems.portal.queries.heads import Leader, responsible_for
from hienluong.systems.portal.queries.judging import Judged, judge
from hienluong.systems.portal.queries.watched import watched_sites
from hienluong.systems.portal.rules.compliance import Criterion, Verdict

__all__ = ["COMMUNES", "DEPARTMENTS", "Line", "Ranked", "RankingFilter", "changes_of", "lines_of", "ranking"]

COMMUNES, DEPARTMENTS = "xa", "so"
_MOST_CHANGES = 30


@dataclass(frozen=True, slots=True)
class RankingFilter:
    """Which sites: of communes or of provincial agencies, that lack a criterion, with these words in the name."""

    kind: str = ""
    criterion: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Lack:
    """A criterion that a site does not meet, since when."""

    criterion: Criterion
    since: date
    since_is_known: bool


@dataclass(frozen=True, slots=True)
class Ranked:
    """A site in the row: `rank` from 1 among all that the officer watches, equal scores alike; None before it was judged."""

    rank: int | None
    site: AgencySite
    score: SiteScore | None
    lacks: Sequence[Lack]
    """In the order of the checklist."""
    responsible: Leader | None

    @property
    def percent(self) -> int:
        """For the order; a site never judged stands last."""
        percent = self.score.percent if self.score else None
        return -1 if percent is None else percent


@dataclass(frozen=True, slots=True)
class Line:
    """A criterion of one site as it stands now; `since` None when it became so after the last nightly look."""

    judged: Judged
    since: date | None
    since_is_known: bool


def ranking(actor: Actor, wanted: RankingFilter) -> list[Ranked]:
    """The sites that the actor watches and that are not closed, the best first. Six statements for any number of sites.

    Raises SignInNeeded, NotAllowed.
    """
    watched = [site for site in watched_sites(actor) if site.archived_at is None]
    scores = {score.site_id: score for score in SiteScore.objects.filter(site__in=watched)}
    lacks = _lacks(watched)
    heads = responsible_for([site.agency_id for site in watched])
    rows = [
        Ranked(None, site, scores.get(site.pk), lacks.get(site.pk, ()), heads.get(site.agency_id))
        for site in watched
    ]
    rows.sort(key=lambda row: (-row.percent, sort_key(row.site.name)))
    return [row for row in _numbered(rows) if _is_wanted(row, wanted)]


def lines_of(site: AgencySite) -> list[Line]:
    """Each criterion judged anew, with the day since which it has been so."""
    standing_rows = {
        row.criterion: row for row in CriterionState.objects.filter(site=site, until__isnull=True)
    }
    lines = []
    for judged in judge(site):
        row = standing_rows.get(judged.criterion.code)
        if row is not None and row.verdict == judged.finding.verdict:
            lines.append(Line(judged, row.since, row.since_is_known))
        else:
            lines.append(Line(judged, since=None, since_is_known=True))
    return lines


def changes_of(site: AgencySite) -> list[CriterionState]:
    """What stood otherwise before, the last change first; thirty at most."""
    rows = CriterionState.objects.filter(site=site, until__isnull=False)
    return list(rows.order_by("-until", "-pk")[:_MOST_CHANGES])


def _lacks(sites: Iterable[AgencySite]) -> Mapping[int, list[Lack]]:
    checklist = checklist_on(clock.today())
    criteria = {one.code: one for one in checklist.criteria} if checklist else {}
    order = list(criteria)
    rows = CriterionState.objects.filter(
        site__in=list(sites), until__isnull=True, verdict=Verdict.MISSING, criterion__in=order
    )
    found: dict[int, list[Lack]] = {}
    for row in sorted(rows, key=lambda one: order.index(one.criterion)):
        lack = Lack(criteria[row.criterion], row.since, row.since_is_known)
        found.setdefault(row.site_id, []).append(lack)
    return found


def _numbered(rows: Sequence[Ranked]) -> list[Ranked]:
    numbered: list[Ranked] = []
    for number, row in enumerate(rows, start=1):
        before = numbered[-1] if numbered else None
        rank = before.rank if before is not None and before.percent == row.percent else number
        numbered.append(
            Ranked(rank if row.percent >= 0 else None, row.site, row.score, row.lacks, row.responsible)
        )
    return numbered


def _is_wanted(row: Ranked, wanted: RankingFilter) -> bool:
    if wanted.criterion and all(lack.criterion.code != wanted.criterion for lack in row.lacks):
        return False
    if wanted.kind and _kind(row.site) != wanted.kind:
        return False
    return fold(wanted.words) in fold(row.site.name)


def _kind(site: AgencySite) -> str:
    """A service centre of a commune counts with its commune."""
    today = clock.today()
    body = standing(today).get(line_to_body(site.agency_id, today)[-1])
    is_commune = body is not None and body.kind == AgencyKind.COMMITTEE and body.level > 1
    return COMMUNES if is_commune else DEPARTMENTS
