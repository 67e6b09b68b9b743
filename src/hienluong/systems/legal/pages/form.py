"""The form that enters a document: what was typed, as facts; and its questions."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.symbols import tidy_symbol
from hienluong.base.text import clean_line
from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.kernel.access.public import Actor
from hienluong.systems.legal.models import Document, Family, Territory
from hienluong.systems.legal.models import Field as Subject
from hienluong.systems.legal.queries.desk import agencies_to_publish_for, last_of
from hienluong.systems.legal.queries.vocabulary import guess_family, guess_type, types_on
from hienluong.systems.legal.values import DocumentFacts

__all__ = ["MORE", "NAMES", "WORDS", "main_questions", "more_questions", "read_facts", "starting", "typed_of"]

NAMES = {
    "agency_id": "co-quan", "symbol": "so-ky-hieu", "summary": "trich-yeu", "issued_on": "ngay-ban-hanh",
    "in_force_from": "hieu-luc-tu", "in_force_to": "hieu-luc-den", "field_code": "linh-vuc",
    "territory_code": "dia-ban", "signer_title": "chuc-vu", "signer_name": "nguoi-ky", "type_code": "loai",
    "family": "nhom", "issuer_name": "ten-co-quan", "exempt_reason": "khong-cong-bo", "file": "tep",
}  # fmt: skip
"""Which box a fact comes from, and an error belongs to."""

WORDS = 2
"""The first questions take the whole width, the others stand side by side."""

MORE = ("loai", "nhom", "ten-co-quan", "nguoi-ky", "hieu-luc-den", "khong-cong-bo")
"""Boxes that most documents leave empty: folded away unless filled or wrong."""


def read_facts(form: QueryDict) -> DocumentFacts:
    """What was typed. The symbol says type and family unless the clerk does; a directive holds from its signing.

    Raises Invalid for what is no day or no agency; the rest is judged by the action.
    """
    symbol = tidy_symbol(form.get("so-ky-hieu", ""))
    issued = _day(form, "issued_on") or clock.today()
    family = form.get("nhom") or guess_family(symbol)
    if family not in Family.values:
        raise Invalid({"family": gettext_noop("Chọn nhóm văn bản.")})
    begins = _day(form, "in_force_from") or (issued if family == Family.DIRECTIVE else None)
    return DocumentFacts(
        agency_id=_agency(form),
        family=family,
        type_code=form.get("loai") or guess_type(symbol, issued),
        symbol=symbol,
        field_code=form.get("linh-vuc", ""),
        territory_code=form.get("dia-ban", ""),
        issued_on=issued,
        in_force_from=begins,
        in_force_to=_day(form, "in_force_to"),
        **{
            name: clean_line(form.get(NAMES[name], ""))
            for name in ("summary", "signer_title", "signer_name", "issuer_name", "exempt_reason")
        },
    )


def _agency(form: QueryDict) -> int:
    typed = form.get("co-quan", "")
    if not (typed.isascii() and typed.isdigit() and len(typed) < 19):
        raise Invalid({"agency_id": gettext_noop("Chọn cơ quan.")})
    return int(typed)


def _day(form: QueryDict, fact: str) -> date | None:
    typed = form.get(NAMES[fact], "")
    if not typed:
        return None
    try:
        day = parse_date(typed)
    except ValueError:
        day = None
    if day is None:
        raise Invalid({fact: gettext_noop("Ghi ngày hợp lệ.")})
    return day


def starting(actor: Actor) -> QueryDict:
    """An empty form with the best guesses: the actor's agency, today, what its last document said."""
    form = QueryDict(mutable=True)
    form["ngay-ban-hanh"] = clock.today().isoformat()
    agencies = agencies_to_publish_for(actor)
    if agencies:
        first = agencies[0].agency_id
        form["co-quan"] = str(first)
        if last := last_of(first):
            form["chuc-vu"], form["dia-ban"] = last.signer_title, last.territory.code
    return form


def typed_of(document: Document) -> QueryDict:
    """The form as it would have been typed for a document."""
    form = QueryDict(mutable=True)
    days = ("issued_on", "in_force_from", "in_force_to")
    words = ("symbol", "summary", "signer_title", "signer_name", "family", "issuer_name", "exempt_reason")
    for name in words:
        form[NAMES[name]] = getattr(document, name)
    for name in days:
        day = getattr(document, name)
        form[NAMES[name]] = day.isoformat() if day else ""
    form["co-quan"], form["loai"] = str(document.agency_id), document.type.code
    form["linh-vuc"], form["dia-ban"] = document.field.code, document.territory.code
    return form


def main_questions(actor: Actor, typed: QueryDict, errors: Mapping[str, str]) -> list[Field]:
    """The questions that every document answers, in the order of its first page."""
    agencies = [Choice(str(one.agency_id), one.name) for one in agencies_to_publish_for(actor)]
    subjects = [Choice(one.code, _(one.name)) for one in Subject.objects.order_by("position")]
    places = [Choice(one.code, one.name) for one in Territory.objects.order_by("position")]
    known: list[tuple[str, str, str, dict[str, Any]]] = [
        ("so-ky-hieu", _("Số, ký hiệu"), FieldKind.TEXT,
         {"hint": _("Ví dụ 36/2024/QĐ-UBND; có năm là văn bản quy phạm pháp luật"), "max_length": 60}),
        ("trich-yeu", _("Trích yếu"), FieldKind.TEXTAREA, {"rows": 3, "max_length": 1000}),
        ("ngay-ban-hanh", _("Ngày ban hành"), FieldKind.DAY, {"width": "short"}),
        ("hieu-luc-tu", _("Có hiệu lực từ"), FieldKind.DAY,
         {"width": "short", "required": False, "hint": _("Văn bản chỉ đạo để trống: từ ngày ký")}),
        ("chuc-vu", _("Chức vụ người ký"), FieldKind.TEXT, {"max_length": 120}),
        ("linh-vuc", _("Lĩnh vực"), FieldKind.SELECT, {"choices": [Choice("", _("Chọn lĩnh vực")), *subjects]}),
        ("dia-ban", _("Địa bàn áp dụng"), FieldKind.SELECT, {"choices": [Choice("", _("Chọn địa bàn")), *places]}),
        ("co-quan", _("Cơ quan"), FieldKind.SELECT, {"choices": agencies}),
    ]  # fmt: skip
    return [_field(name, label, kind, more, typed, errors) for name, label, kind, more in known]


def more_questions(typed: QueryDict, errors: Mapping[str, str]) -> list[Field]:
    """The questions that few documents need."""
    types = [
        Choice("", _("Theo số, ký hiệu")),
        *(Choice(one.code, one.name) for one in types_on(clock.today())),
    ]
    families = [Choice("", _("Theo số, ký hiệu")), *(Choice(value, label) for value, label in Family.choices)]
    known: list[tuple[str, str, str, dict[str, Any]]] = [
        ("loai", _("Loại văn bản"), FieldKind.SELECT, {"choices": types}),
        ("nhom", _("Nhóm văn bản"), FieldKind.SELECT, {"choices": families}),
        ("ten-co-quan", _("Tên cơ quan ban hành lúc đó"), FieldKind.TEXT,
         {"hint": _("Khi do hội đồng nhân dân, hoặc cơ quan trước sắp xếp ban hành"), "max_length": 200}),
        ("nguoi-ky", _("Họ tên người ký"), FieldKind.TEXT, {"max_length": 80}),
        ("hieu-luc-den", _("Ngày cuối có hiệu lực"), FieldKind.DAY,
         {"width": "short", "hint": _("Chỉ khi văn bản tự ghi thời hạn")}),
        ("khong-cong-bo", _("Lý do không công bố"), FieldKind.TEXT,
         {"hint": _("Chỉ cho văn bản chỉ đạo không thuộc diện công khai"), "max_length": 200}),
    ]  # fmt: skip
    return [
        _field(name, label, kind, {**more, "required": False}, typed, errors)
        for name, label, kind, more in known
    ]


def _field(
    name: str, label: str, kind: str, more: dict[str, Any], typed: QueryDict, errors: Mapping[str, str]
) -> Field:
    return Field(
        name=name, label=label, kind=kind, value=typed.get(name, ""), error=errors.get(name, ""), **more
    )
