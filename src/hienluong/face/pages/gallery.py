"""All components on one page, in a demonstration only: for designers, writers and tests."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hienluong.face import samples

__all__ = ["gallery"]


@require_safe
def gallery(request: HttpRequest, shell: str = "citizen") -> HttpResponse:
    """The components in the shell of citizens or of officers.

    Raises Http404 outside a demonstration.
    """
    if not settings.DEMO:
        raise Http404
    return render(request, f"face/gallery/{shell}.html", samples.everything())
