"""What of the sites is found by the one search."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext_lazy as _

from hienluong.shared.search.public import Entry, Kind, register
from hienluong.systems.portal.queries.entries import all_entries, site_entries

__all__: list[str] = []


def _of(kind: str) -> Callable[[], Iterator[Entry]]:
    return lambda: (entry for entry in all_entries() if entry.kind == kind)


register(Kind(name="agency", label=_("Cơ quan"), order=20, entries=site_entries))
register(Kind(name="page", label=_("Trang"), order=30, entries=_of("page")))
register(Kind(name="news", label=_("Tin tức"), order=40, entries=_of("news")))
