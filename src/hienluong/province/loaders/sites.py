"""A site for each agency that people know by name, and the first news of the portal."""

import json
from datetime import timedelta
from pathlib import Path

from hienluong.base import clock
from hienluong.base.fresh import forget_all
from hienluong.base.text import address_words
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.organisation.public import AgencyKind, AgencyState, standing
from hienluong.systems.portal.public import (
    NewArticle,
    NewSite,
    create_sites,
    publish_articles,
    site_of_agency,
    sites,
)

__all__ = ["load_first_news", "load_sites"]

_NEWS = Path(__file__).parents[1] / "data" / "first-news.json"
_PORTAL = "cong-thong-tin"
_OWN_SITE = {AgencyKind.DEPARTMENT, AgencyKind.INSPECTORATE, AgencyKind.BOARD, AgencyKind.SERVICE_CENTRE}


def load_sites() -> int:
    """Make the sites that are not there yet; how many are new."""
    found = [new for state in standing(clock.today()).values() if (new := _site_for(state)) is not None]
    missing = [new for new in found if site_of_agency(new.agency_id) is None]
    made = create_sites(SYSTEM, missing) if missing else []
    forget_all()
    return len(made)


def load_first_news() -> int:
    """The province's way to e-government, told as news on its portal."""
    portal = sites().get(_PORTAL)
    if portal is None:
        return 0
    today = clock.today()
    articles = [
        NewArticle(
            section=row["section"], title=row["title"], lead=row["lead"], paragraphs=row["paragraphs"],
            day=today - timedelta(days=row["days_ago"]), is_featured=row.get("is_featured", False), source=row.get("source", ""),
        )
        for row in json.loads(_NEWS.read_text())
    ]  # fmt: skip
    return publish_articles(SYSTEM, portal, articles)


def _site_for(state: AgencyState) -> NewSite | None:
    if state.kind == AgencyKind.COMMITTEE and state.level == 1:
        name = state.name.replace("Ủy ban nhân dân", "Cổng thông tin điện tử")
        return _site(state, _PORTAL, name, "province-portal")
    if state.kind == AgencyKind.COMMITTEE:
        place = state.name.replace("Ủy ban nhân dân", "").strip()
        return _site(state, address_words(place), state.name, "nd-42-2022")
    if state.kind in _OWN_SITE and (state.level == 2 or _is_the_centre(state)):
        return _site(state, address_words(state.name), state.name, "department-2018")
    return None


def _site(state: AgencyState, slug: str, name: str, preset: str) -> NewSite:
    return NewSite(
        agency_id=state.agency_id, slug=slug, name=name, preset=preset, address=state.address, phone=state.phone,
        email=state.email,
    )  # fmt: skip


def _is_the_centre(state: AgencyState) -> bool:
    """The service centre of the province, not one of its sites nor of a commune."""
    return state.kind == AgencyKind.SERVICE_CENTRE and state.level == 3 and state.abbreviation == "TTPVHCC"
