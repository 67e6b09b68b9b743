"""What is wrong with a form before anybody fills it, told to its author."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hienluong.systems.filing.forms.conditions import WORDS, fields_in
from hienluong.systems.filing.forms.kinds import PATTERNS
from hienluong.systems.filing.forms.model import Condition, Field, Form, Kind

__all__ = ["SOURCES", "faults_of"]

SOURCES = frozenset(
    f"party.{fact}"
    for fact in (
        "full_name",
        "birth_date",
        "sex",
        "identifier",
        "phone",
        "email",
        "province",
        "commune",
        "street",
    )
)
"""What of the signed-in party may answer a question."""

_JOINS = frozenset({"all", "any", "not", "field"})


def faults_of(form: Form) -> dict[str, str]:
    """Every fault by the place where it stands."""
    paths = [field.path for field in _questions(form)]
    faults = {path: gettext_noop("Hai mục trùng đường dẫn.") for path in paths if paths.count(path) > 1}
    for where, condition in _conditions(form):
        if unknown := fields_in(condition) - set(paths):
            faults[where] = _("Điều kiện nhắc tới mục không có: %(named)s.") % {"named": _listed(unknown)}
        if strange := set(_words_in(condition)) - _JOINS - set(WORDS):
            faults[where] = _("Điều kiện dùng từ không có: %(named)s.") % {"named": _listed(strange)}
    for place, field in enumerate(_questions(form)):
        if later := fields_in(field.show_if) - set(paths[:place]) - {field.path}:
            behind = _("Mục này hiện theo câu hỏi đứng sau: %(named)s.") % {"named": _listed(later)}
            faults.setdefault(field.path, behind)
        for one in (field, *field.rows):
            faults |= _field_faults(one, field.path)
    for check in form.checks:
        if check.field not in paths:
            faults[check.field] = gettext_noop("Kiểm tra đặt ở mục không có.")
    if not any(field.source == "party.full_name" for field in _questions(form)):
        faults["blocks"] = gettext_noop("Thiếu người đứng tên: dùng nhóm câu hỏi requester ở một trang.")
    return faults | _copying_faults(form) | _fee_faults(form)


def _copying_faults(form: Form) -> dict[str, str]:
    return {
        block.key: _("Không có nhóm %(name)s để lấy câu trả lời.") % {"name": copying.source}
        for block in form.blocks
        for copying in block.copies
        if form.block(copying.source) is None
    }


def _fee_faults(form: Form) -> dict[str, str]:
    """The fee counts an answer, or keys of a list's rows: they must be asked."""
    rule = form.fee or {}
    lists = {field.path: {part.key for part in field.rows} for field in _questions(form)}
    wanted = {rule[word] for word in ("times", "rows") if word in rule} - set(lists)
    wanted |= {rule[word] for word in ("pages", "copies") if word in rule} - lists.get(
        rule.get("rows", ""), set()
    )
    return (
        {"fee": _("Mức phí tính theo mục không có: %(names)s.") % {"names": _listed(wanted)}}
        if wanted
        else {}
    )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _questions(form: Form) -> list[Field]:
    return [field for block in form.blocks for field in block.fields]


def _conditions(form: Form) -> Iterator[tuple[str, Condition | None]]:
    for block in form.blocks:
        yield block.key, block.show_if
        yield from ((block.key, copying.when) for copying in block.copies)
    for field in _questions(form):
        yield field.path, field.show_if
    for paper in form.papers:
        yield paper.code, paper.required_if
        yield paper.code, paper.applies_if
    for check in form.checks:
        yield check.field, check.when


def _words_in(condition: Any) -> Iterator[str]:  # noqa: ANN401 - data of any shape
    if isinstance(condition, dict):
        yield from condition
        for operand in condition.values():
            yield from _words_in(operand)
    elif isinstance(condition, list):
        for part in condition:
            yield from _words_in(part)


def _field_faults(field: Field, where: str) -> dict[str, str]:
    if field.pattern and field.pattern not in PATTERNS:
        return {where: _("Không có mẫu %(name)s.") % {"name": field.pattern}}
    if field.kind in {Kind.CHOICE, Kind.CHOICES} and not field.choices:
        return {where: gettext_noop("Mục chọn cần các lựa chọn.")}
    if field.source and field.source not in SOURCES:
        return {where: _("Không có nguồn %(name)s.") % {"name": field.source}}
    if not field.label.strip():
        return {where: gettext_noop("Câu hỏi cần lời.")}
    return {}
