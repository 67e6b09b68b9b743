"""The public API: one OpenAPI document, made of the routers that packages bring in their module `api`."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any, cast

from django.apps import apps
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation, PathView
from ninja.renderers import JSONRenderer

from hienluong.base.errors import HouseError, Invalid, NotAllowed, NotFound, TooLarge
from hienluong.config.api_document import DESCRIPTION, TAGS, Document
from hienluong.face.errors import answer, bad_request
from hienluong.kernel.access.public import HouseRequest
from hienluong.kernel.journal.public import record_refusal
from hienluong.kernel.signin.public import challenge

__all__ = ["api"]


class Plain(JSONRenderer):
    """Vietnamese as it is written, not as escapes."""

    json_dumps_params = {"ensure_ascii": False}  # noqa: RUF012 - ninja declares it so


class HouseApi(NinjaAPI):
    """Ninja's, with a document that tells of every answer."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """The document; see `api_document`."""
        prefix = self.get_root_path(path_params or {}) if path_prefix is None else path_prefix
        return Document(self, prefix)

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The name of its function: it becomes a method's name in generated clients."""
        return operation.view_func.__name__


def _make_api() -> NinjaAPI:
    made = HouseApi(
        title="Hiền Lương",
        version="1",
        description=DESCRIPTION,
        urls_namespace="api",
        docs_url=None,
        renderer=Plain(),
        openapi_extra={"tags": TAGS},
    )
    for app in apps.get_app_configs():
        module = f"{app.name}.api"
        if app.name.startswith("hienluong.") and find_spec(module):
            made.add_router("", import_module(module).router)
    _share_addresses(made)
    return made


def _share_addresses(made: NinjaAPI) -> None:
    """Let two packages answer at one address with different methods; ninja would hide the later one."""
    first: dict[str, PathView] = {}
    for router in made._get_bound_routers():  # noqa: SLF001 - no public way
        for path, view in router.path_operations.items():
            known = first.setdefault(path, view)
            if known is not view:
                known.operations += view.operations
                view.operations = []


api = _make_api()


@api.exception_handler(HouseError)
def house_error(request: HttpRequest, error: HouseError) -> HttpResponse:
    """Refusals of the house, told as everywhere else, and written down: ninja lets no middleware see them."""
    if isinstance(error, NotAllowed):
        match = request.resolver_match
        where = f"{request.method} {match.route}" if match else ""
        record_refusal(cast("HouseRequest", request).actor, error, where)
    response = answer(request, error)
    if words := challenge(error):
        response["WWW-Authenticate"] = words
    return response


@api.exception_handler(ValidationError)
def malformed(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Parameters and bodies that break the document's own rules; each is named by its path."""
    return answer(request, Invalid({_path(problem): _words(problem) for problem in error.errors}))


@api.exception_handler(HttpError)
def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What the framework refuses by itself: a body that is no JSON, an address without a route."""
    return (
        answer(request, NotFound()) if error.status_code == NotFound.status else bad_request(request, error)
    )


@api.exception_handler(RequestDataTooBig)
def too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:  # noqa: ARG001
    """A body larger than any that the API takes; it was not read."""
    return answer(request, TooLarge())


def _path(problem: dict[str, Any]) -> str:
    """Where it is wrong: the parameter, or the path inside the body, without the names that only our code knows."""
    source, name, *inside = (str(part) for part in problem["loc"])
    return ".".join(inside) if source == "body" and inside else name


def _words(problem: dict[str, Any]) -> str:
    return _("Thiếu mục này.") if problem["type"] == "missing" else _("Giá trị không đúng quy định.")
