"""The OpenAPI document: what ninja writes, completed by what every answer of the house carries."""

from typing import Any

from django.conf import settings
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from hienluong.kernel.signin.public import ApiToken, oauth2_scheme

__all__ = ["DESCRIPTION", "TAGS", "Document"]

DESCRIPTION = """\
Dịch vụ công của tỉnh: danh mục thủ tục, nộp hồ sơ, theo dõi, kiểm tra kết quả.

Public services of the province: the catalogue of procedures, filing, following, checking results. Errors have one shape
(`ErrorOut`) with the words people see on the pages; `fields` names each part that is wrong by its path. Tokens come from
the province's OpenID provider (authorization code with PKCE). The API knows no sessions and sets no cookies.
"""

TAGS = [
    {"name": "procedures", "description": "The catalogue: finding a procedure, what it asks for. Public."},
    {"name": "forms", "description": "The form of a procedure in force today. Public."},
    {
        "name": "filing",
        "description": "Filing a case in the name of the person who agreed. Scope `cases:file`.",
    },
    {"name": "cases", "description": "One's own cases: where they stand, what is asked, the result."},
    {"name": "follow", "description": "A case by its code and four digits that the filer knows. Public."},
    {"name": "search", "description": "One search over everything public."},
    {"name": "documents", "description": "Legal documents, their effect and relations. Public."},
    {"name": "sites", "description": "Sites of agencies, their sections and published articles. Public."},
    {"name": "voice", "description": "Published answers to questions, drafts open for comment. Public."},
    {"name": "results", "description": "Whether a paper is one that the province issued, unchanged. Public."},
]

_WORDS = {
    400: "The request cannot be read: no JSON, or a broken form.",
    401: "No token, or one that is not good (any more).",
    403: "A good token, but not for this: the scope is missing, or the person is not linked to an account here.",
    404: "No such thing, or not for this reader. The two are not told apart.",
    409: "The state has moved on, so that the act no longer fits.",
    410: "It stood here and was withdrawn from publication.",
    413: "Larger than what is taken here.",
    415: "Another media type than this address takes.",
    422: "Something is missing or wrong; `fields` says where and what.",
    429: "Too many calls in a short time. Wait as long as Retry-After says.",
    503: "A part that this needs does not answer now; nothing was changed. Try again after Retry-After.",
}
_HEADERS = {
    401: {"WWW-Authenticate": "the challenge of RFC 6750"},
    403: {"WWW-Authenticate": "names the missing scope, when that is the reason"},
    429: {"Retry-After": "seconds"},
    503: {"Retry-After": "seconds"},
}


class Document(OpenAPISchema):
    """Ninja's document with the scopes of each operation and words for each answer."""

    def __init__(self, api: NinjaAPI, path_prefix: str) -> None:
        super().__init__(api, path_prefix)
        self["servers"] = [{"url": settings.HOME.address}]

    def operation_security(self, operation: Operation) -> list[dict[str, Any]] | None:
        """The scope that the operation's token must have."""
        tokens = [auth for auth in operation.auth_callbacks if isinstance(auth, ApiToken)]
        if not tokens:
            return None
        self.securitySchemes["OAuth2"] = oauth2_scheme()
        return [{"OAuth2": [token.scope]} for token in tokens]

    def add_schema_definitions(self, definitions: dict[str, Any]) -> None:
        """Keep the shapes; ninja would let the later of two with one name stand for both."""
        twice = [name for name, shape in definitions.items() if self.schemas.get(name, shape) != shape]
        if twice:
            raise ValueError(f"two shapes of the API share a name: {', '.join(twice)}")
        super().add_schema_definitions(definitions)

    def operation_parameters(self, operation: Operation) -> list[dict[str, Any]]:
        """Without ninja's list of examples beside the schema's own: there OpenAPI wants a map."""
        parameters: list[dict[str, Any]] = super().operation_parameters(operation)
        for parameter in parameters:
            parameter.pop("examples", None)
        return parameters

    def responses(self, operation: Operation) -> dict[int, dict[str, Any]]:
        """Every answer with words, and with the headers that come along."""
        told: dict[int, dict[str, Any]] = super().responses(operation)
        for status, response in told.items():
            response["description"] = _WORDS.get(status, response["description"])
            if status in _HEADERS:
                response["headers"] = {name: _header(says) for name, says in _HEADERS[status].items()}
        return told


def _header(says: str) -> dict[str, Any]:
    return {"description": says, "schema": {"type": "string"}}
