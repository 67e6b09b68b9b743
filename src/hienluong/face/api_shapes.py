"""Shapes that every API shares."""

from ninja import Schema
from pydantic import Field

__all__ = ["ErrorOut"]


class ErrorOut(Schema):
    """An error, in the same words as on pages."""

    code: str = Field(description="a fixed word for programs")
    what: str
    kept: str
    next_step: str
    fields: dict[str, str]
    reference: str = Field(description="stands in the log beside the cause")
