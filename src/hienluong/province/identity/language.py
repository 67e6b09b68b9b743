"""The language of the provider's pages: the one the asking site names for its user."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

__all__ = ["AskedLanguageMiddleware"]

_KEPT = "language"


class AskedLanguageMiddleware:
    """Speaks the first language of `ui_locales` that we know (OpenID Connect Core 1.0, 3.1.2.1), for the session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        wished = [tag for tag in request.GET.get("ui_locales", "").split() if tag in dict(settings.LANGUAGES)]
        if wished:
            request.session[_KEPT] = wished[0]
        language = request.session.get(_KEPT, settings.LANGUAGE_CODE)
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
