"""In front of everything: a site that has a name of its own is answered there at `/`.

A request under such a name goes on as one for the site's pages at the house's own address, so that nothing behind
this layer ever sees a name that the reader chose. Every other name goes on as it came, and Django refuses what is not its own.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from hienluong.config.glance import Glance
from hienluong.config.page_cache import Application
from hienluong.face.own_names import OWN_NAME, SHARED, OwnName

__all__ = ["OwnNames"]

_HOST = re.compile(r"([a-z0-9-]+(?:\.[a-z0-9-]+)+)\.?(?::[0-9]{1,5})?")
"""What a browser sends: a name, perhaps with the dot of the root, perhaps with a port."""


class OwnNames:
    """A WSGI application in front of another.

    `read_names` tells the slug of the site behind each name, `place_of` where the pages of a site stand,
    `main_host` is the name of the house.
    """

    def __init__(
        self,
        application: Application,
        read_names: Callable[[], Mapping[str, str]],
        place_of: Callable[[str], str],
        main_host: str,
    ) -> None:
        self._application = application
        self._names: Glance[Mapping[str, str]] = Glance(read_names, {})
        self._place_of = place_of
        self._main_host = main_host

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        name = self._name(environ)
        if name is not None:
            environ = {**environ, OWN_NAME: name, "HTTP_HOST": self._main_host, "SCRIPT_NAME": ""}
            if not name.asked.startswith(SHARED):
                environ["PATH_INFO"] = self._place_of(name.site).rstrip("/") + (environ["PATH_INFO"] or "/")
        return self._application(environ, start_response)

    def _name(self, environ: Mapping[str, Any]) -> OwnName | None:
        said = _HOST.fullmatch(environ.get("HTTP_HOST", "").lower())
        site = self._names.now().get(said[1]) if said else None
        if said is None or site is None:
            return None
        path = environ["PATH_INFO"].encode("latin-1").decode(errors="replace")  # as PEP 3333 hands it over
        return OwnName(said[1], site, path or "/")
