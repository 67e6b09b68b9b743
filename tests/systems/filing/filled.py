"""The shipped forms, and complete answers for each of them."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hienluong.systems.filing.forms import Field, Form, Kind, general_form, read_form, validate, with_communes
from hienluong.systems.filing.forms.model import Paper

DATA = Path(__file__).parents[3] / "src/hienluong/systems/filing/data/forms"
COMMUNES = [("19333", "Phường Đông Hà"), ("19597", "Xã Cam Lộ")]
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def raw(procedure: str) -> dict[str, Any]:
    """The data of a shipped form."""
    content: dict[str, Any] = json.loads(next(DATA.glob(f"{procedure}.v*.json")).read_text())
    return content


def _shipped() -> dict[str, Form]:
    codes = sorted(path.name.split(".v")[0] for path in DATA.glob("*.json"))
    return {code: with_communes(read_form(raw(code)), COMMUNES) for code in codes}


FORMS = _shipped()
GENERAL = with_communes(
    read_form(general_form("1.000123", "chung-1", "Thủ tục chưa có mẫu riêng", [Paper("giay-1", "Đơn")])),
    COMMUNES,
)

_ANSWERS: dict[Kind, object] = {
    Kind.TEXT: "Nội dung", Kind.LONG_TEXT: "Nội dung\nnhiều dòng", Kind.PERSON_NAME: "Hồ Thị Kăn Ơi",
    Kind.DATE: "2026-11-10", Kind.PARTIAL_DATE: "1990", Kind.MONEY: "50.000.000", Kind.YES_NO: "no",
    Kind.PHONE: "0905 123 456", Kind.EMAIL: "binh@example.vn", Kind.PERSONAL_ID: "045190001234",
    Kind.TAX_CODE: "0123456789", Kind.COMMUNE: "19333", Kind.DECLARATION: "yes",
}  # fmt: skip

_PATTERNED = {
    "hour": "07:30",
    "vsic4": "4711",
    "domain": "tintuc.vn",
    "url": "tochuc.vn",
    "mobile": "0905123456",
}

_SPECIAL: dict[str, dict[str, Any]] = {
    "1.001193": {"mother.known": "yes", "requester.birth": "1990", "requester.sex": "nu"},
    "1.001612": {"owner.birth": "1990-05-06", "trade.start": "2026-12-01"},
    "1.005452": {"plan.keep_days": "90"},
    "2.000815": {"visit.day": "2026-11-24"},
}


def complete(form: Form, **own: object) -> dict[str, Any]:
    """Answers that the form accepts: every question answered, `own` in the place of some."""
    answers: dict[str, Any] = {field.path: _answer(field) for field in form.fields.values()}
    return answers | _SPECIAL.get(form.procedure, {}) | own


def checked(procedure: str, **own: object) -> dict[str, str]:
    """The errors of a complete form with some answers of one's own (dots written as __)."""
    typed = {path.replace("__", "."): value for path, value in own.items()}
    return validate(FORMS[procedure], complete(FORMS[procedure]) | typed).errors


def _answer(field: Field) -> object:
    if field.kind is Kind.ROWS:
        return [{part.key: _answer(part) for part in field.rows} | _ROWS.get(field.path, {})]
    if field.choices:
        value = field.default or field.choices[0][0]
        return [value] if field.kind is Kind.CHOICES else value
    if field.kind is Kind.NUMBER:
        return str(field.minimum or 0)
    return _PATTERNED.get(field.pattern) or field.default or _ANSWERS[field.kind]


_ROWS = {"trade.lines": {"main": "yes"}, "site.domains": {"until": "2028-01-01"}, "sources.list": {"until": "2028-01-01"},
         "residence.places": {"to": ""}}  # fmt: skip


def as_sent(field: Field, name: str, value: Any) -> dict[str, Any]:
    """An answer as a browser sends it."""
    if field.kind is Kind.ROWS:
        cells = [as_sent(part, f"{name}.{n}.{part.key}", row.get(part.key)) for n, row in enumerate(value)
                 for part in field.rows]  # fmt: skip
        return {key: text for cell in cells for key, text in cell.items()}
    if value in (None, ""):
        return {}
    if field.kind in {Kind.DATE, Kind.PARTIAL_DATE}:
        year, _, rest = str(value).partition("-")
        month, _, day = rest.partition("-")
        return {f"{name}-year": year, f"{name}-month": month, f"{name}-day": day}
    return {name: "on" if field.kind is Kind.DECLARATION else value}
