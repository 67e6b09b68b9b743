"""Changing how pages look and which language they speak.

These two take no CSRF token on purpose: another site could at most turn the page dark. Without tokens in the
layout, pages for the public set no cookie and can be kept ready-made.
"""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language as django_set_language

from hienluong.face.look import remember

__all__ = ["set_language", "set_look"]

set_language = csrf_exempt(django_set_language)


@csrf_exempt
@require_POST
def set_look(request: HttpRequest) -> HttpResponse:
    """Remember the posted preferences and go back to the page the reader was on."""
    response = HttpResponseRedirect(_way_back(request))
    remember(response, request)
    return response


def _way_back(request: HttpRequest) -> str:
    """The posted page, else the page of the referrer, never one of another site."""
    posted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(posted, allowed_hosts={request.get_host()}):
        return posted
    referrer = request.META.get("HTTP_REFERER", "")
    if url_has_allowed_host_and_scheme(referrer, allowed_hosts={request.get_host()}):
        parts = urlsplit(referrer)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
    return "/"
