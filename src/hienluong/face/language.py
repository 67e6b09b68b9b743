"""The language of the page: Vietnamese, unless the reader chose another on our own pages.

What a browser says of its own menus is not asked: half of the computers here run in English, their owners do not.
"""

import re
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

__all__ = [
    "LanguageMiddleware",
    "in_vietnamese",
    "lang_mark",
    "language_of",
    "phrase",
    "speaks_vietnamese",
    "told",
    "vietnamese",
]


_LETTERS = re.compile("[ăâđêôơưà-ãè-êìíò-õùúýĩũạ-ỹ]", re.IGNORECASE)
"""Letters that English does without."""

P = ParamSpec("P")
R = TypeVar("R")


def language_of(request: HttpRequest) -> str:
    """The language in the reader's cookie when we speak it, else Vietnamese."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


class LanguageMiddleware:
    """Speaks the reader's language for the length of a request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def in_vietnamese(work: Callable[P, R]) -> Callable[P, R]:
    """Decorates what writes words to keep (papers, letters, notices): these are Vietnamese whoever acts."""

    @wraps(work)
    def speaking(*args: P.args, **kwargs: P.kwargs) -> R:
        with translation.override(settings.LANGUAGE_CODE):
            return work(*args, **kwargs)

    return speaking


def speaks_vietnamese() -> bool:
    """Whether the page being made is Vietnamese."""
    return translation.get_language() in {None, settings.LANGUAGE_CODE}


def vietnamese(text: object) -> str:
    """A text that stays Vietnamese (a name of a procedure, what somebody wrote), marked on pages in another language.

    WCAG 3.1.2: so that it is read aloud as Vietnamese.
    """
    words = str(text or "")
    return words if speaks_vietnamese() or not words else format_html('<span lang="vi">{}</span>', words)


def told(text: object) -> str:
    """A sentence that stands in data: in the reader's language when the catalogue knows it, else marked as Vietnamese."""
    if not text or speaks_vietnamese():
        return "" if text is None else str(text)
    if isinstance(text, (Promise, SafeString)):
        return str(text)
    words = translation.gettext(str(text))
    return vietnamese(words) if _LETTERS.search(words) else words


def phrase(template: str, **facts: str) -> SafeString:
    """A translated sentence with its facts filled in, some of which may be marked as Vietnamese."""
    filled = conditional_escape(template) % {name: conditional_escape(fact) for name, fact in facts.items()}
    return mark_safe(filled)  # noqa: S308 - every part is escaped above


def lang_mark(text: object) -> str:
    """The attribute that marks an element with this text as Vietnamese, for elements that hold text alone (option)."""
    marked = not speaks_vietnamese() and _LETTERS.search(str(text or ""))
    return mark_safe(' lang="vi"') if marked else ""
