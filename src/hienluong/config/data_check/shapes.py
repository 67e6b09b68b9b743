"""The keys of the data files that need no reader of their own beside the loader."""

from typing import Annotated, Literal, NotRequired

from pydantic import AfterValidator, ConfigDict, TypeAdapter
from typing_extensions import TypedDict

from hienluong.base.data_files import is_day

__all__ = ["ASSIGNMENTS", "POST_RIGHTS", "PROCEDURES", "RESULTS"]

_EXACT = ConfigDict(extra="forbid", strict=True)


def _a_day(text: str) -> str:
    if not is_day(text):
        raise ValueError("Phải là một ngày, dạng 2026-07-01.")
    return text


def _named(text: str) -> str:
    if not text.strip():
        raise ValueError("Ghi căn cứ.")
    return text


Day = Annotated[str, AfterValidator(_a_day)]
Basis = Annotated[str, AfterValidator(_named)]


class _Rule(TypedDict):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    process: str
    deciding_level: str
    procedures: NotRequired[list[str]]
    valid_from: Day
    valid_to: NotRequired[Day]
    basis: Basis


class _Assignments(TypedDict):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    note: NotRequired[str]
    rules: list[_Rule]


class _Fact(TypedDict):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    label: str
    of: NotRequired[list[str]]
    first: NotRequired[bool]
    in_words: NotRequired[bool]


class _Result(TypedDict):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    valid_from: Day
    valid_to: NotRequired[Day]
    basis: Basis
    title: str
    body: str
    facts: NotRequired[list[_Fact]]


class _LeftOut(TypedDict):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    valid_from: Day
    valid_to: NotRequired[Day]
    basis: Basis
    titles: list[str]


class _Results(TypedDict):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    note: NotRequired[str]
    left_out: list[_LeftOut]
    results: dict[str, list[_Result]]


class _Grant(TypedDict):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    post_kinds: list[str]
    reach: Literal["agency", "body", "subtree", "province"]
    valid_from: str
    rights: list[str]
    basis: str


class _PostRights(TypedDict):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    note: NotRequired[str]
    grants: list[_Grant]


class _Limit(TypedDict):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    amount: str
    unit: Literal["working_hour", "working_day", "day", "month"]


class _Amount(TypedDict):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    channel: Literal["online", "counter", "post", "any"]
    dong: int


class _Fee(TypedDict):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    kind: Literal["free", "amounts", "council", "by_text", "unknown"]
    amounts: list[_Amount]
    text: str | None


class _Paper(TypedDict):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    name: str
    cut: bool


class _Replaced(TypedDict):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    paper: str
    database: str


class _ResultKind(TypedDict):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    name: str
    code: str | None
    cut: bool


class _Procedure(TypedDict):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    code: str
    name: str
    name_cut: bool
    sector: str | None
    levels: list[Literal["ministry", "province", "commune", "other"]]
    limit: _Limit | None
    limit_text: str | None
    cutoff: str | None
    fee: _Fee
    papers: list[_Paper]
    replaced: list[_Replaced]
    results: list[_ResultKind]
    service: Literal["full", "partial"] | None
    old_level: int | None
    online: bool | None
    decision: str | None
    source: str
    state: str


ASSIGNMENTS = TypeAdapter(_Assignments)
RESULTS = TypeAdapter(_Results)
POST_RIGHTS = TypeAdapter(_PostRights)
PROCEDURES = TypeAdapter(list[_Procedure])
