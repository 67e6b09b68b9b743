"""The web process's application: Django behind the pages kept ready-made."""

import os
from collections.abc import Mapping
from typing import Any

from django.core.wsgi import get_wsgi_application

from hienluong.config.page_cache import Application, PageCache, Readers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hienluong.config.settings")
_BEHIND_PROXY = bool(os.environ.get("HL_BEHIND_PROXY"))
_django = get_wsgi_application()


def _readers() -> Readers:
    from django.conf import settings

    return Readers(
        session_cookies=frozenset({settings.SESSION_COOKIE_NAME, "messages"}),
        language_cookie=settings.LANGUAGE_COOKIE_NAME,
        languages=tuple(code for code, _ in settings.LANGUAGES),
    )


def _read_stamps() -> Mapping[str, int]:
    from django.db import Error, connection

    from hienluong.face.models import Stamp

    try:
        return dict(Stamp.objects.values_list("topic", "version"))
    except Error:
        connection.close()  # a broken one would stay broken: no request of Django need come by to mend it
        raise


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

    return PageCache(_django, _readers(), _read_stamps, tell_away)


application = _with_visits(_page_cache())
