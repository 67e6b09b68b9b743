"""The application of the province's own OpenID provider."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "hienluong.config.settings.identity"
application = get_wsgi_application()

from django.db import connections  # noqa: E402 - needs Django above

from hienluong.province.identity.clients import ensure_house  # noqa: E402 - the same

ensure_house()
connections.close_all()  # the worker is forked from this process: two must not talk over one connection
