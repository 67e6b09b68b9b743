"""The keys of a process file. What they mean is told in docs/add-a-procedure.md."""

from datetime import date
from typing import Annotated, Literal, Required

from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter
from typing_extensions import TypedDict

__all__ = ["PROCESS"]

_EXACT = ConfigDict(extra="forbid", strict=True)


def _day(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise ValueError("Phải là ngày dạng 2026-07-01.") from None
    return text


class PlaceShape(TypedDict):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    agency: str
    post: str


class StepShape(TypedDict, total=False):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    key: Required[str]
    name: Required[str]
    plain_name: str
    kind: Required[Literal["reception", "assign", "work", "sign", "issue", "handover"]]
    by: Required[PlaceShape]
    hours: Annotated[float, Field(ge=0)]
    forward: str
    returns: list[str]
    opinions: list[PlaceShape]
    supplement: bool


class ResultShape(TypedDict):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    symbol: str
    title: str


class ProcessShape(TypedDict, total=False):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    code: Required[str]
    name: Required[str]
    basis: str
    valid_from: Required[Annotated[str, AfterValidator(_day)]]
    result: Required[ResultShape]
    steps: Required[Annotated[list[StepShape], Field(min_length=2)]]


PROCESS = TypeAdapter(ProcessShape)
