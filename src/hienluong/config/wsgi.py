"""The web process's application: Django behind the pages kept ready-made, all behind the names of sites."""

import os
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.core.wsgi import get_wsgi_application

from hienluong.config.own_names import OwnNames
from hienluong.config.page_cache import Application, PageCache, Readers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hienluong.config.settings")
T = TypeVar("T")
_BEHIND_PROXY = bool(os.environ.get("HL_BEHIND_PROXY"))
_django = get_wsgi_application()


def _readers() -> Readers:
    from django.conf import settings

    return Readers(
        session_cookies=frozenset({settings.SESSION_COOKIE_NAME, "messages"}),
        language_cookie=settings.LANGUAGE_COOKIE_NAME,
        languages=tuple(code for code, _ in settings.LANGUAGES),
    )


def _asked(read: Callable[[], dict[str, T]]) -> dict[str, T]:
    """What the database answers outside of any request."""
    from django.db import Error, connection

    try:
        return read()
    except Error:
        connection.close()  # a broken one would stay broken: no request of Django need come by to mend it
        raise


class _Stamps:
    """Reads the versions of all topics. When one moved, this process forgets what it keeps of such facts."""

    def __init__(self) -> None:
        self._last: Mapping[str, int] = {}

    def __call__(self) -> Mapping[str, int]:
        from hienluong.base.fresh import forget_all
        from hienluong.face.models import Stamp

        stamps = _asked(lambda: dict(Stamp.objects.values_list("topic", "version")))
        if stamps != self._last:
            forget_all()  # else a page made anew could be drawn from facts of a few seconds ago, and be kept
        self._last = stamps
        return stamps


def _address_of(environ: dict[str, Any]) -> str:
    """The reader's address: where a reverse proxy stands in front, the last that it was told."""
    told = environ.get("HTTP_X_FORWARDED_FOR", "") if _BEHIND_PROXY else ""
    return told.rpartition(",")[2].strip() or str(environ.get("REMOTE_ADDR", ""))


def _with_visits(front: PageCache) -> Application:
    from django.db import connection

    from hienluong.shared.visits.public import Batch, CountingFront, Tally, write

    def write_and_close(batch: Batch) -> None:
        try:
            write(batch)
        finally:
            connection.close()

    return CountingFront(front, Tally(write_and_close), _address_of)


def _page_cache() -> PageCache:
    from hienluong.face.away import tell_away

    return PageCache(_django, _readers(), _Stamps(), tell_away)


def _with_own_names(front: Application) -> Application:
    from django.conf import settings

    from hienluong.systems.portal.public import own_names, place_of_site

    return OwnNames(front, lambda: _asked(own_names), place_of_site, urlsplit(settings.ADDRESS).netloc)


application = _with_own_names(_with_visits(_page_cache()))
