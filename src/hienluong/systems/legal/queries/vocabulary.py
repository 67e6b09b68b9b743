"""The words documents are described with."""

from datetime import date

from hienluong.base.errors import Invalid
from hienluong.base.fresh import fresh
from hienluong.base.symbols import read_symbol
from hienluong.systems.legal.models import DocumentType, Family, Field, PublicationDuty, Territory

__all__ = [
    "duty_on",
    "field_by_code",
    "guess_family",
    "guess_type",
    "territory_by_code",
    "type_by_code",
    "types_on",
]

_LETTER = "cong-van"
"""Official letters have no abbreviation: the symbol begins with the issuer's."""


@fresh()
def types_on(day: date) -> list[DocumentType]:
    """The types of documents on a day, in their usual order."""
    return list(DocumentType.objects.as_of(day).order_by("position"))


@fresh()
def type_by_code(code: str, day: date, family: str) -> DocumentType:
    """The type as it was on the day of issue. Raises Invalid when there was none, or it holds no rules for everybody."""
    known = DocumentType.objects.as_of(day).filter(code=code).first()
    if known is None:
        raise Invalid({"type_code": "Chọn loại văn bản."})
    if family == Family.NORMATIVE and not known.normative:
        raise Invalid(
            {"type_code": "Loại văn bản này không phải văn bản quy phạm pháp luật vào ngày ban hành."}
        )
    return known


def guess_type(symbol: str, day: date) -> str:
    """The code of the type whose abbreviation stands in a tidy symbol; empty when the symbol does not say."""
    parts = read_symbol(symbol)
    if parts is None:
        return ""
    codes = {one.abbreviation.casefold(): one.code for one in types_on(day)}
    return codes.get(parts.head.casefold(), _LETTER)


def guess_family(symbol: str) -> Family:
    """Normative when the symbol carries the year, as the law has it."""
    parts = read_symbol(symbol)
    return Family.NORMATIVE if parts is not None and parts.is_normative else Family.DIRECTIVE


@fresh()
def field_by_code(code: str) -> Field:
    """Raises Invalid."""
    known = Field.objects.filter(code=code).first()
    if known is None:
        raise Invalid({"field_code": "Chọn lĩnh vực."})
    return known


@fresh()
def territory_by_code(code: str) -> Territory:
    """Raises Invalid."""
    known = Territory.objects.filter(code=code).first()
    if known is None:
        raise Invalid({"territory_code": "Chọn địa bàn áp dụng."})
    return known


@fresh()
def duty_on(family: str, day: date) -> PublicationDuty | None:
    """The duty to publish documents of a family issued on a day; None when no data says so."""
    return PublicationDuty.objects.as_of(day).filter(family=family).order_by("-valid_from").first()
