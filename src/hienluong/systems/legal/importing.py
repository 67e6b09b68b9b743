"""Documents from a table that people write: a CSV file with Vietnamese headings."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO
from pathlib import Path

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.symbols import tidy_symbol
from hienluong.base.text import clean_line, fold
from hienluong.kernel.organisation.public import NoSuchAgency, agency_by_identifier
from hienluong.systems.legal.actions.bring_in import Brought, LineFault, Tie
from hienluong.systems.legal.models import Family, Field, RelationKind, Territory
from hienluong.systems.legal.queries.vocabulary import guess_family, guess_type, types_on
from hienluong.systems.legal.values import DocumentFacts

__all__ = ["COLUMNS", "Table", "read_table"]

COLUMNS = (
    "so_ky_hieu", "trich_yeu", "co_quan", "ngay_ban_hanh", "linh_vuc", "dia_ban", "chuc_vu",
    "ten_co_quan", "loai", "nhom", "nguoi_ky", "hieu_luc_tu", "hieu_luc_den", "ngay_cong_bo", "tep",
    "sua_doi", "thay_the", "bai_bo", "huong_dan", "can_cu",
)  # fmt: skip
"""The first seven are needed. `co_quan` is the identifier (H50.105); the last five hold symbols, divided by `;`."""

_NEEDED = COLUMNS[:7]
_TIES = {
    "sua_doi": RelationKind.AMENDS,
    "thay_the": RelationKind.REPLACES,
    "bai_bo": RelationKind.ANNULS,
    "huong_dan": RelationKind.GUIDES,
    "can_cu": RelationKind.BASED_ON,
}
_LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Table:
    """What was read: documents, the PDF of each by its line, and what is wrong with the other lines."""

    brought: Sequence[Brought]
    files: Mapping[int, Path]
    faults: Sequence[LineFault]


def read_table(path: Path) -> Table:
    """Read a CSV file in UTF-8, divided by comma or semicolon. Raises Invalid when it is no such table at all."""
    rows = _rows(path)
    names = _Names()
    brought, files, faults = [], {}, []
    for line, row in rows:
        try:
            brought.append(_brought(line, row, names))
            if file := _file(row, path.parent, brought[-1]):
                files[line] = file
        except Invalid as error:
            faults.append(LineFault(line, " ".join(error.fields.values())))
    return Table(brought, files, faults)


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    if path.stat().st_size > _LARGEST:
        raise Invalid({"": "Tệp quá lớn; chia nhỏ dưới 64 MB."})
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid({"": "Tệp phải là văn bản UTF-8."}) from error
    heading = text.partition("\n")[0]
    reader = csv.DictReader(StringIO(text), delimiter=";" if heading.count(";") > heading.count(",") else ",")
    missing = [name for name in _NEEDED if name not in (reader.fieldnames or ())]
    if missing:
        raise Invalid({"": f"Thiếu cột: {', '.join(missing)}."})
    unknown = [name for name in reader.fieldnames or () if name not in COLUMNS]
    if unknown:
        raise Invalid({"": f"Không có cột: {', '.join(unknown)}."})
    return [
        (reader.line_num, {name: clean_line(row[name] or "") for name in row if name in COLUMNS})
        for row in reader
    ]


class _Names:
    """Codes of the vocabulary by what people write: the code, or the name with or without accents."""

    def __init__(self) -> None:
        self.fields = {fold(word): one.code for one in Field.objects.all() for word in (one.code, one.name)}
        self.territories = {
            fold(word): one.code for one in Territory.objects.all() for word in (one.code, one.name)
        }
        self.types = {
            fold(word): one.code for one in types_on(clock.today()) for word in (one.code, one.name)
        }
        self.families = {fold(word): value for value, label in Family.choices for word in (value, str(label))}


def _brought(line: int, row: Mapping[str, str], names: _Names) -> Brought:
    symbol = tidy_symbol(row["so_ky_hieu"])
    issued = _day(row, "ngay_ban_hanh")
    if issued is None:
        raise Invalid({"ngay_ban_hanh": "Thiếu ngày ban hành."})
    family = names.families.get(fold(row.get("nhom", "")), guess_family(symbol))
    typed = fold(row.get("loai", ""))
    facts = DocumentFacts(
        agency_id=_agency(row["co_quan"]),
        family=family,
        type_code=names.types.get(typed, typed) if typed else guess_type(symbol, issued),
        symbol=symbol,
        summary=row["trich_yeu"],
        field_code=names.fields.get(fold(row["linh_vuc"]), ""),
        territory_code=names.territories.get(fold(row["dia_ban"]), ""),
        issued_on=issued,
        signer_title=row["chuc_vu"],
        signer_name=row.get("nguoi_ky", ""),
        issuer_name=row.get("ten_co_quan", ""),
        in_force_from=_day(row, "hieu_luc_tu") or (issued if family == Family.DIRECTIVE else None),
        in_force_to=_day(row, "hieu_luc_den"),
    )
    ties = [
        Tie(kind, tidy_symbol(other))
        for column, kind in _TIES.items()
        for other in row.get(column, "").split(";")
        if other.strip()
    ]
    return Brought(line, facts, _day(row, "ngay_cong_bo"), ties)


def _agency(identifier: str) -> int:
    try:
        return agency_by_identifier(identifier, clock.today()).agency_id
    except NoSuchAgency as error:
        raise Invalid({"co_quan": f"Không có cơ quan nào mang mã “{identifier}”."}) from error


def _day(row: Mapping[str, str], column: str) -> date | None:
    """A day as 2026-03-02 or 02/03/2026; empty is unknown."""
    typed = row.get(column, "")
    if not typed:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(typed, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise Invalid({column: f"Cột {column}: “{typed}” không phải ngày."})


def _file(row: Mapping[str, str], folder: Path, brought: Brought) -> Path | None:
    """The PDF beside the table. A published normative document has one."""
    name = row.get("tep", "")
    if not name:
        if brought.published_on and brought.facts.family == Family.NORMATIVE:
            raise Invalid({"tep": "Văn bản quy phạm pháp luật đã công bố phải có tệp."})
        return None
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        raise Invalid({"tep": f"Không có tệp “{name}” bên cạnh bảng."})
    return path
