"""Publish articles that are finished: from data or another system, not from the editors' desk."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.html import escape

from hienluong.base import clock
from hienluong.base.text import address_words
from hienluong.face.ready_made import touch
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.search.public import index
from hienluong.systems.portal.errors import PageNotFound
from hienluong.systems.portal.events import ARTICLE_PUBLISHED, TOPIC
from hienluong.systems.portal.models import AgencySite, ArticlePage, SectionPage
from hienluong.systems.portal.queries.entries import entry_of
from hienluong.systems.portal.rights import PUBLISH
from hienluong.systems.portal.rules.addresses import tree_path
from hienluong.systems.portal.values import NewArticle

__all__ = ["publish_articles"]


@transaction.atomic
def publish_articles(actor: Actor, site: AgencySite, articles: Sequence[NewArticle]) -> int:
    """Publish what is not there yet, by section and title. Returns how many are new.

    Raises NotAllowed, PageNotFound for an unknown section.
    """
    actor.require(PUBLISH, site.agency_id)
    made = 0
    for new in articles:
        section = SectionPage.objects.filter(url_path=tree_path(site.slug, new.section)).first()
        if section is None:
            raise PageNotFound(path=new.section)
        slug = address_words(new.title)
        if section.get_children().filter(slug=slug).exists():
            continue
        page = section.add_child(instance=_article(new, slug))
        index(entry_of(page, site))
        record(
            actor, ARTICLE_PUBLISHED, Subject("page", str(page.pk), agency_id=site.agency_id), right=PUBLISH
        )
        made += 1
    touch(TOPIC)
    return made


def _article(new: NewArticle, slug: str) -> ArticlePage:
    words = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in new.paragraphs)
    return ArticlePage(
        title=new.title, slug=slug, lead=new.lead, body=[("text", words)], day=new.day, author=new.author,
        source=new.source, is_featured=new.is_featured, first_published_at=clock.now(), last_published_at=clock.now(),
    )  # fmt: skip
