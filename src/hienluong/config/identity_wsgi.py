"""The application of the province's own OpenID provider."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "hienluong.config.settings.identity"
application = get_wsgi_application()

from hienluong.province.identity.clients import ensure_house  # noqa: E402 - needs Django above

ensure_house()
