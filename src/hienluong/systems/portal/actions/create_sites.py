"""Make sites with the pages of their preset: one or a hundred at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import F
from wagtail.models import Collection, Locale, Page

from hienluong.base import clock
from hienluong.base.fresh import forget_all
from hienluong.face.ready_made import touch
from hienluong.kernel.access.public import Actor
from hienluong.kernel.jobs.public import emit
from hienluong.kernel.journal.public import Subject
from hienluong.kernel.journal.public import record as write_journal
from hienluong.shared.search.public import index
from hienluong.systems.portal.actions.editors import give_editors
from hienluong.systems.portal.actions.roots import locked_root
from hienluong.systems.portal.errors import SiteExists
from hienluong.systems.portal.events import SITE_CREATED, TOPIC
from hienluong.systems.portal.models import AgencySite, SectionPage, SiteHome
from hienluong.systems.portal.queries.entries import site_entry
from hienluong.systems.portal.queries.presets import preset
from hienluong.systems.portal.rights import MANAGE
from hienluong.systems.portal.rules.tree import Place, places
from hienluong.systems.portal.values import NewSite

__all__ = ["create_sites"]

_HOME_ROW = "insert into portal_sitehome (page_ptr_id, welcome, featured_count) values (%s, %s, 5)"
_SECTION_ROW = "insert into portal_sectionpage (page_ptr_id, intro, body, module) values (%s, %s, '', %s)"


@dataclass(frozen=True, slots=True)
class _Planned:
    """A site to be, with its rows of the page table."""

    new: NewSite
    home: Page
    sections: Sequence[tuple[Place, Page]]

    @property
    def pages(self) -> list[Page]:
        return [self.home, *(page for _, page in self.sections)]


@transaction.atomic
def create_sites(actor: Actor, wanted: Sequence[NewSite]) -> list[AgencySite]:
    """A site for each agency, in a handful of statements however many there are.

    Pages are written as the tree stores them: one by one, a hundred sites would take minutes. Raises NotAllowed,
    SiteExists, Invalid for an unknown preset.
    """
    for new in wanted:
        actor.require(MANAGE, new.agency_id)
    root = locked_root()
    _ensure_new(wanted)
    planned = _plan(root, wanted)
    Page.objects.bulk_create(page for plan in planned for page in plan.pages)
    Page.objects.filter(pk=root.pk).update(numchild=F("numchild") + len(planned))
    _write_types(planned)
    made = _write_sites(planned)
    give_editors(made)
    index(*(site_entry(site) for site in made))
    for site in made:
        _tell(actor, site)
    touch(TOPIC)
    transaction.on_commit(forget_all)
    return made


def _ensure_new(wanted: Sequence[NewSite]) -> None:
    agencies, slugs = [new.agency_id for new in wanted], [new.slug for new in wanted]
    known = AgencySite.objects.filter(agency__in=agencies) | AgencySite.objects.filter(slug__in=slugs)
    taken = list(known.values_list("slug", flat=True))
    if taken or len(set(slugs)) < len(slugs) or len(set(agencies)) < len(agencies):
        raise SiteExists(sites=taken)


def _plan(root: Page, wanted: Sequence[NewSite]) -> list[_Planned]:
    last = root.get_last_child()
    first = int(last.path[-Page.steplen :], 36) if last else 0
    locale = Locale.get_default()
    types = ContentType.objects.get_for_models(SiteHome, SectionPage)
    return [
        _plan_site(new, _path(root.path, (first + number,)), locale, types)
        for number, new in enumerate(wanted, start=1)
    ]


def _plan_site(new: NewSite, path: str, locale: Locale, types: dict[type, ContentType]) -> _Planned:
    menu = preset(new.preset).menu
    home = _page(new.name, new.slug, path, f"/{new.slug}/", len(menu), types[SiteHome], locale)
    sections = [
        (
            place,
            _page(
                place.node.title, place.node.slug, _path(path, place.steps), place.url_path, place.children,
                types[SectionPage], locale,
            ),
        )
        for place in places(menu, home.url_path)
    ]  # fmt: skip
    return _Planned(new, home, sections)


def _page(
    title: str, slug: str, path: str, url_path: str, children: int, kind: ContentType, locale: Locale
) -> Page:
    now = clock.now()
    return Page(
        title=title, draft_title=title, slug=slug, path=path, depth=len(path) // Page.steplen, numchild=children,
        url_path=url_path, content_type=kind, locale=locale, translation_key=uuid4(), live=True, show_in_menus=True,
        first_published_at=now, last_published_at=now, latest_revision_created_at=now,
    )  # fmt: skip


def _path(above: str, steps: tuple[int, ...]) -> str:
    for step in steps:
        above = Page._get_path(above, len(above) // Page.steplen + 1, step)  # noqa: SLF001 - treebeard's own sum
    return above


def _write_types(planned: Sequence[_Planned]) -> None:
    homes = [(plan.home.pk, preset(plan.new.preset).welcome) for plan in planned]
    sections = [
        (page.pk, place.node.intro, place.node.module) for plan in planned for place, page in plan.sections
    ]
    with connection.cursor() as cursor:
        cursor.executemany(_HOME_ROW, homes)
        cursor.executemany(_SECTION_ROW, sections)


def _write_sites(planned: Sequence[_Planned]) -> list[AgencySite]:
    collections = _collections([plan.new.name for plan in planned])
    now = clock.now()
    return AgencySite.objects.bulk_create(
        AgencySite(
            agency_id=plan.new.agency_id, slug=plan.new.slug, name=plan.new.name, root=plan.home, collection=collection,
            preset=plan.new.preset, address=plan.new.address, phone=plan.new.phone, email=plan.new.email, created_at=now,
        )
        for plan, collection in zip(planned, collections, strict=True)
    )  # fmt: skip


def _collections(names: Sequence[str]) -> list[Collection]:
    """A place for the files of each site, apart from those of all others."""
    root = Collection.objects.select_for_update().get(depth=1)
    last = root.get_last_child()
    first = int(last.path[-Collection.steplen :], 36) if last else 0
    made = Collection.objects.bulk_create(
        Collection(
            name=name,
            depth=2,
            numchild=0,
            path=Collection._get_path(root.path, 2, first + number),  # noqa: SLF001
        )
        for number, name in enumerate(names, start=1)
    )
    Collection.objects.filter(pk=root.pk).update(numchild=F("numchild") + len(made))
    return list(made)


def _tell(actor: Actor, site: AgencySite) -> None:
    facts = {"slug": site.slug, "preset": site.preset}
    subject = Subject("site", site.slug, agency_id=site.agency_id)
    write_journal(actor, SITE_CREATED, subject, right=MANAGE, facts=facts)
    emit(SITE_CREATED, {"site": site.slug, "agency": site.agency_id})
