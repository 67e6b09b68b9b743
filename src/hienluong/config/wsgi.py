"""The web process's application: Django behind the pages kept ready-made."""

import os
from collections.abc import Mapping

from django.core.wsgi import get_wsgi_application

from hienluong.config.page_cache import PageCache, Readers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hienluong.config.settings")
_django = get_wsgi_application()


def _readers() -> Readers:
    from django.conf import settings

    return Readers(
        session_cookies=frozenset({settings.SESSION_COOKIE_NAME, "messages"}),
        language_cookie=settings.LANGUAGE_COOKIE_NAME,
        languages=tuple(code for code, _ in settings.LANGUAGES),
    )


def _read_stamps() -> Mapping[str, int]:
    from hienluong.face.models import Stamp

    return dict(Stamp.objects.values_list("topic", "version"))


application = PageCache(_django, _readers(), _read_stamps)
