"""Write down what a site has and lacks, and since when."""

from collections.abc import Mapping

from django.db import transaction

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.jobs.public import emit
from hienluong.kernel.journal.public import Subject
from hienluong.kernel.journal.public import record as write_journal
from hienluong.systems.portal.events import COMPLIANCE_CHANGED
from hienluong.systems.portal.models import AgencySite, CriterionState, SiteScore
from hienluong.systems.portal.queries.checklists import checklist_on
from hienluong.systems.portal.queries.judging import judge
from hienluong.systems.portal.rights import MANAGE
from hienluong.systems.portal.rules.compliance import Verdict, score_of

__all__ = ["record_compliance"]


@transaction.atomic
def record_compliance(actor: Actor, site: AgencySite) -> int:
    """Judge a site and keep what changed since it was last judged. Returns how many criteria changed.

    A verdict that stays keeps its day. Raises NotAllowed.
    """
    AgencySite.objects.select_for_update(of=("self",)).get(pk=site.pk)
    actor.require(MANAGE, site.agency_id)
    verdicts = {one.criterion.code: one.finding.verdict for one in judge(site)}
    changed = _keep_changes(site, verdicts)
    _keep_score(site, verdicts)
    if changed:
        _tell(actor, site, changed)
    return len(changed)


def _keep_changes(site: AgencySite, verdicts: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """End the rows that no longer hold, criteria that the checklist dropped among them, and begin new ones."""
    today, rows = clock.today(), CriterionState.objects.filter(site=site)
    standing = {row.criterion: row for row in rows.filter(until__isnull=True)}
    seen_before = set(rows.values_list("criterion", flat=True))
    over = [row.pk for code, row in standing.items() if verdicts.get(code) != row.verdict]
    rows.filter(pk__in=over).update(until=today)
    changed = {
        code: verdict
        for code, verdict in verdicts.items()
        if code not in standing or standing[code].verdict != verdict
    }
    CriterionState.objects.bulk_create(
        CriterionState(
            site=site, criterion=code, verdict=verdict, since=today, since_is_known=code in seen_before
        )
        for code, verdict in changed.items()
    )
    return changed


def _keep_score(site: AgencySite, verdicts: Mapping[str, Verdict]) -> None:
    score, checklist = score_of(verdicts.values()), checklist_on(clock.today())
    facts = {
        "checklist": checklist.code if checklist else "",
        "met": score.met,
        "judged": score.judged,
        "checked_at": clock.now(),
    }
    SiteScore.objects.update_or_create(site=site, defaults=facts)


def _tell(actor: Actor, site: AgencySite, changed: Mapping[str, Verdict]) -> None:
    facts = {
        verdict.value: sorted(code for code, found in changed.items() if found is verdict)
        for verdict in (Verdict.MET, Verdict.MISSING)
    }
    subject = Subject("site", site.slug, agency_id=site.agency_id)
    write_journal(actor, COMPLIANCE_CHANGED, subject, right=MANAGE, facts=facts)
    emit(COMPLIANCE_CHANGED, {"site": site.slug, "agency": site.agency_id, **facts})
