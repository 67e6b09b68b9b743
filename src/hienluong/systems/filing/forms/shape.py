"""The keys of a form's file, and what each may hold. What the keys mean is told in docs/add-a-procedure.md."""

from typing import Annotated, Any, Required

from pydantic import AfterValidator, ConfigDict, Discriminator, Field, Tag, TypeAdapter
from typing_extensions import TypedDict

from hienluong.systems.filing.forms.model import Kind
from hienluong.systems.filing.forms.parts import choice_lists, fragments, keys_of

__all__ = ["FORM"]

_EXACT = ConfigDict(extra="forbid", strict=True)
Condition = dict[str, Any]
"""Its words are checked against the questions of the form, in `faults`."""


def _known_kind(word: str) -> str:
    if word not in {*Kind}:
        raise ValueError(f"Không có loại câu hỏi “{word}”. Các loại: {', '.join(Kind)}.")
    return word


def _known_list(name: str) -> str:
    if name not in choice_lists():
        raise ValueError(f"Không có danh sách “{name}”. Các danh sách: {', '.join(choice_lists())}.")
    return name


def _known_fragment(name: str) -> str:
    if name not in fragments():
        raise ValueError(f"Không có nhóm câu hỏi “{name}”. Các nhóm: {', '.join(fragments())}.")
    return name


def _of_choices(raw: object) -> str:
    return "<list>" if isinstance(raw, str) else "<pairs>"


def _of_question(raw: object) -> str:
    return "<use>" if isinstance(raw, dict) and "use" in raw else "<question>"


Pair = Annotated[list[str], Field(min_length=2, max_length=2)]
Choices = Annotated[
    Annotated[Annotated[str, AfterValidator(_known_list)], Tag("<list>")]
    | Annotated[list[Pair], Tag("<pairs>")],
    Discriminator(_of_choices),
]


class CheckShape(TypedDict, total=False):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    when: Required[Condition]
    field: Required[str]
    says: Required[str]
    warning: bool
    basis: str


class Wishes(TypedDict, total=False):
    """What a place may say of a question, or of every question of a fragment."""

    __pydantic_config__ = _EXACT  # type: ignore[misc]
    kind: Annotated[str, AfterValidator(_known_kind)]
    label: str
    hint: str
    required: bool
    max_length: int
    minimum: int | None
    maximum: int | None
    choices: Choices
    show_if: Condition | None
    source: str
    locked: bool
    latest_today: bool
    private: bool
    pattern: str
    default: str
    autocomplete: str
    rows: list["AnyQuestion"]
    checks: list[CheckShape]


class QuestionShape(Wishes, total=False):
    key: Required[str]
    kind: Required[Annotated[str, AfterValidator(_known_kind)]]  # type: ignore[misc]
    label: Required[str]  # type: ignore[misc]


class UseShape(Wishes, total=False):
    """All questions of a fragment; wishes beside `use` hold for each of them."""

    use: Required[Annotated[str, AfterValidator(_known_fragment)]]
    at: str
    but: dict[str, Wishes]
    without: list[str]


def _wishes_fit(use: UseShape) -> UseShape:
    named = {*use.get("but", {}), *use.get("without", ())}
    if strange := sorted(named - keys_of(use["use"])):
        raise ValueError(f"Nhóm “{use['use']}” không có mục: {', '.join(strange)}.")
    return use


AnyQuestion = Annotated[
    Annotated[QuestionShape, Tag("<question>")]
    | Annotated[UseShape, AfterValidator(_wishes_fit), Tag("<use>")],
    Discriminator(_of_question),
]


class BlockShape(TypedDict, total=False):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    key: Required[str]
    title: Required[str]
    help: str
    fields: Required[Annotated[list[AnyQuestion], Field(min_length=1)]]
    show_if: Condition
    copies: list["CopyingShape"]


class CopyingShape(TypedDict, total=False):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    source: Required[str]
    when: Required[Condition]
    answers: dict[str, str]


class PaperShape(TypedDict, total=False):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    code: Required[str]
    name: Required[str]
    hint: str
    required_if: Condition
    applies_if: Condition
    replaced_by: str


class EachFee(TypedDict):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    each: int
    times: str


class PageFee(TypedDict):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    rows: str
    pages: str
    copies: str
    first_pages: int
    first: int
    next: int
    cap: int


def _of_fee(raw: object) -> str:
    return "<by-page>" if isinstance(raw, dict) and "rows" in raw else "<each>"


class FormShape(TypedDict, total=False):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    procedure: Required[str]
    version: Required[str]
    title: Required[str]
    basis: str
    blocks: Required[Annotated[list[BlockShape], Field(min_length=1)]]
    papers: list[PaperShape]
    checks: list[CheckShape]
    fee: Annotated[
        Annotated[EachFee, Tag("<each>")] | Annotated[PageFee, Tag("<by-page>")], Discriminator(_of_fee)
    ]


FORM = TypeAdapter(FormShape)
