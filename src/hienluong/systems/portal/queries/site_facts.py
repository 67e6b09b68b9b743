"""What a site really has, as the checks of a checklist ask for it."""

from django.conf import settings
from django.db.models import Q
from wagtail.models import Page

from hienluong.base import clock
from hienluong.base.errors import NotFound
from hienluong.kernel.organisation.public import children
from hienluong.shared.search.public import search
from hienluong.systems.agenda.public import last_published_week
from hienluong.systems.catalogue.public import count_decided
from hienluong.systems.legal.public import publication_of
from hienluong.systems.portal.models import AgencySite, Picture, SectionPage
from hienluong.systems.portal.modules import MODULES
from hienluong.systems.portal.queries.below import Below, articles_below_each
from hienluong.systems.portal.queries.heads import leaders_of
from hienluong.systems.portal.rules.addresses import public_path
from hienluong.systems.portal.rules.checks import SectionFacts, SiteFacts
from hienluong.systems.voice.public import answering_record

__all__ = ["site_facts"]


def site_facts(site: AgencySite) -> SiteFacts:
    """The facts of one site today, in about a dozen statements."""
    agency, today = site.agency_id, clock.today()
    published, answers = publication_of(agency), answering_record(agency)
    pictures = Picture.objects.filter(collection=site.collection_id)
    return SiteFacts(
        today=today, home=public_path(f"/{site.slug}/"), address=site.address, phone=site.phone, email=site.email,
        responsible=site.responsible, sections=_sections(site), modules=frozenset(MODULES),
        parts=len(children(agency, today)), leaders=sum(bool(one.name) for one in leaders_of([agency]).get(agency, ())),
        procedures=_procedures(agency), documents=published.published, overdue_documents=published.overdue,
        overdue_questions=answers.overdue_questions, oldest_unsummed=answers.oldest_unsummed,
        consultations=answers.consultations, last_week=last_published_week(agency), is_found=_is_found(site),
        pages=Page.objects.live().public().descendant_of(site.root, inclusive=True).count(),
        pictures=pictures.count(), untold_pictures=pictures.filter(Q(description="")).count(),
        is_encrypted=settings.ADDRESS.startswith("https://"), has_security_contact=bool(settings.SECURITY_CONTACT),
    )  # fmt: skip


def _sections(site: AgencySite) -> tuple[SectionFacts, ...]:
    below = articles_below_each(site.root.path)
    rows = SectionPage.objects.live().descendant_of(site.root).order_by("path")
    return tuple(
        SectionFacts(
            slug=row.slug, url=public_path(row.url_path), module=row.module, has_words=bool(row.intro or row.body),
            changed=clock.local(row.last_published_at or site.created_at).date(),
            articles=below.get(row.path, Below()).articles, newest=below.get(row.path, Below()).newest,
        )
        for row in rows
    )  # fmt: skip


def _procedures(agency_id: int) -> int:
    try:
        return count_decided(agency_id)
    except NotFound:  # the agency has ended; its site stays to be read
        return 0


def _is_found(site: AgencySite) -> bool:
    answer = search(site.name, agency_id=site.agency_id, kinds=["agency"], limit=1)
    return any(hit.key == site.slug for group in answer.groups for hit in group.hits)
