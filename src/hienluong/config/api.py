"""The public API: one OpenAPI document, made of the routers that packages bring in their module `api`."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from hienluong.base.errors import HouseError, Invalid, NotFound
from hienluong.face.errors import answer

__all__ = ["api"]


def _make_api() -> NinjaAPI:
    made = NinjaAPI(
        title="Hiền Lương",
        version="1",
        description="Dịch vụ công của tỉnh: danh mục thủ tục, hồ sơ.",
        urls_namespace="api",
        docs_url=None,
    )
    for app in apps.get_app_configs():
        module = f"{app.name}.api"
        if app.name.startswith("hienluong.") and find_spec(module):
            made.add_router("", import_module(module).router)
    return made


api = _make_api()


@api.exception_handler(HouseError)
def house_error(request: HttpRequest, error: HouseError) -> HttpResponse:
    """Refusals of the house, told as everywhere else."""
    return answer(request, error)


@api.exception_handler(ValidationError)
def malformed(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Parameters that break the document's own rules."""
    names = {str(problem["loc"][-1]) for problem in error.errors}
    return answer(request, Invalid({name: _("Giá trị không đúng quy định.") for name in sorted(names)}))


@api.exception_handler(HttpError)
def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What the framework refuses by itself: a body that is no JSON, an address without a route."""
    return answer(request, NotFound() if error.status_code == NotFound.status else Invalid())
