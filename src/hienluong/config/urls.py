"""Every address of the house. Each package brings its own `urls` module."""

from importlib.util import find_spec

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.urls import URLResolver, include, path


def healthz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """That the process answers; `hienluong check` looks deeper."""
    return HttpResponse("ok\n", content_type="text/plain")


def _of_packages() -> list[URLResolver]:
    modules = [f"{app.name}.urls" for app in apps.get_app_configs() if app.name.startswith("hienluong.")]
    return [path("", include(module)) for module in modules if find_spec(module)]


handler400 = "hienluong.face.errors.bad_request"
handler403 = "hienluong.face.errors.permission_denied"
handler404 = "hienluong.face.errors.not_found"
handler500 = "hienluong.face.errors.server_error"

urlpatterns = [path("healthz", healthz, name="healthz"), *_of_packages()]
