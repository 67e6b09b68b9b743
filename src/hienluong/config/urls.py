"""Every address of the house. Each package brings its own `urls` module."""

import os
from importlib.util import find_spec

from django.apps import apps
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.urls import URLResolver, include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from hienluong.config.api import api


def healthz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """That the web answers and reaches its database, else 503; `hienluong check` looks deeper."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except Error:
        return HttpResponse("database away\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


def bare(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The yardstick of `hienluong bench`: one `select 1` through all middleware. Only when HL_BENCH is set."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
        return HttpResponse(str(cursor.fetchone()), content_type="text/plain")


def _of_packages() -> list[URLResolver]:
    modules = [f"{app.name}.urls" for app in apps.get_app_configs() if app.name.startswith("hienluong.")]
    return [path("", include(module)) for module in modules if find_spec(module)]


handler400 = "hienluong.face.errors.bad_request"
handler403 = "hienluong.face.errors.permission_denied"
handler404 = "hienluong.face.errors.not_found"
handler500 = "hienluong.face.errors.server_error"

urlpatterns = [
    path("bien-tap/login/", RedirectView.as_view(url="/dang-nhap/", query_string=True)),
    path("healthz", healthz, name="healthz"),
    path("api/v1/", api.urls),
    *_of_packages(),
    # After the packages: the portal draws the page editor and hands out attachments itself.
    path("tep-dinh-kem/", include(wagtaildocs_urls)),
    path("bien-tap/", include(wagtailadmin_urls)),
]
if os.environ.get("HL_BENCH"):
    from hienluong.systems.portal.bench import drawn_anew, stock

    urlpatterns += [
        path("bench/bare", bare),
        path("bench/made/<slug:slug>/<path:rest>", drawn_anew),
        path("bench/made/<slug:slug>/", drawn_anew),
        path("bench/stock/<slug:slug>/<path:rest>", stock),
    ]
