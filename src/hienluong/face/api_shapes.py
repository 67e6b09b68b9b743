"""Shapes that every API shares, and the check of what is sent to it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Schema
from pydantic import Field

from hienluong.base.errors import WrongMediaType

__all__ = ["FILE", "FORBIDDEN", "JSON", "SENT", "ErrorOut", "refusals", "takes"]

Operation = Callable[..., HttpResponse]

JSON = "application/json"
FILE = "multipart/form-data"

FORBIDDEN = (401, 403)
"""What an operation that needs a token may answer."""
SENT = (400, 413, 415, 422)
"""What an operation that takes a body may answer."""
_ALWAYS = (429, 503)


class ErrorOut(Schema):
    """An error, in the same words as on pages."""

    code: str = Field(description="a fixed word for programs", examples=["invalid"])
    what: str = Field(description="what happened, in plain words", examples=["Có lỗi cần sửa."])
    kept: str = Field(description="what was kept", examples=["Nội dung đã nhập vẫn còn."])
    next_step: str = Field(description="what to do now", examples=["Sửa các mục được nêu rồi gửi lại."])
    fields: dict[str, str] = Field(
        description="what is wrong with each part, by its path",
        examples=[{"child.name": "Cần trả lời mục này."}],
    )
    reference: str = Field(description="stands in the log beside the cause", examples=["K7Q2M9XD"])


def refusals(*statuses: int) -> dict[int, type[ErrorOut]]:
    """The answers other than success that an operation documents; the two that any may give are added."""
    return dict.fromkeys(sorted({*statuses, *_ALWAYS}), ErrorOut)


def takes(media_type: str) -> Callable[[Operation], Operation]:
    """For ninja's `decorate_view`: a body of any other type is refused unread. Raises WrongMediaType."""

    def wrap(operation: Operation) -> Operation:
        @wraps(operation)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
            if request.content_type != media_type:
                raise WrongMediaType
            return operation(request, *args, **kwargs)

        return guarded

    return wrap
