"""Every shipped data file that an author may change: each by itself, and what they say of one another."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import hienluong
from hienluong.base.data_files import read_json_file
from hienluong.base.errors import Invalid
from hienluong.config.data_check.fault import Fault, faults_of
from hienluong.config.data_check.single import check_file
from hienluong.systems.catalogue.reading import read_catalogue
from hienluong.systems.filing.forms import read_form

__all__ = ["check_all", "data_files"]

_ROOT = Path(hienluong.__file__).parent
_CATALOGUE = _ROOT / "province/data/catalogue"
_CASES = _ROOT / "systems/cases/data"
_FORMS = _ROOT / "systems/filing/data/forms"
_LEVELS = {"province", "department", "commune"}


def data_files() -> list[Path]:
    """The files that are looked at, in the order of the report."""
    processes = sorted((_CASES / "processes").glob("*.json"))
    return [
        _CATALOGUE / "procedures.json",
        *sorted(_FORMS.glob("*.json")),
        *processes,
        _CASES / "assignments.json",
        _CASES / "results.json",
        _ROOT / "kernel/access/data/post-rights.json",
        *sorted((_ROOT / "systems/portal/data/checklists").glob("*.json")),
    ]


def check_all() -> list[Fault]:
    """Every fault of every file. What depends on a file that cannot be read is not looked at."""
    alone = list(chain.from_iterable(check_file(path) for path in data_files()))
    if alone:
        return alone
    codes = _codes()
    catalogue = faults_of(_CATALOGUE, _read_catalogue)
    return [*catalogue, *_forms_without_procedure(codes), *_assignments(codes), *_results(codes)]


def _read_catalogue() -> None:
    try:
        read_catalogue(_CATALOGUE)
    except KeyError as error:
        raise Invalid({str(error): "Thiếu cột hoặc khóa này trong một tệp của danh mục."}) from error
    except ValueError as error:
        raise Invalid({"": str(error)}) from error


def _codes() -> set[str]:
    return {item["code"] for item in read_json_file(_CATALOGUE / "procedures.json")}


def _forms_without_procedure(codes: set[str]) -> Iterator[Fault]:
    for path in sorted(_FORMS.glob("*.json")):
        procedure = read_json_file(path)["procedure"]
        if procedure not in codes:
            yield Fault(path, "procedure", f"Danh mục không có thủ tục {procedure}.")


def _assignments(codes: set[str]) -> Iterator[Fault]:
    """A rule names a process that stands and procedures that exist, and no earlier rule takes all its cases."""
    file = _CASES / "assignments.json"
    processes = {read_json_file(path)["code"] for path in (_CASES / "processes").glob("*.json")}
    general: list[Mapping[str, Any]] = []
    for number, rule in enumerate(read_json_file(file)["rules"], start=1):
        place = f"rules.{number}"
        if rule["process"] not in processes:
            yield Fault(file, f"{place}.process", f"Không có quy trình {rule['process']}.")
        if rule["deciding_level"] not in _LEVELS:
            yield Fault(file, f"{place}.deciding_level", f"Chỉ nhận: {', '.join(sorted(_LEVELS))}.")
        if any(_takes_all(earlier, rule) for earlier in general):
            yield Fault(
                file, place, "Không bao giờ dùng tới: một dòng đứng trước đã nhận mọi thủ tục của cấp này."
            )
        if unknown := sorted(set(rule.get("procedures", ())) - codes):
            yield Fault(file, f"{place}.procedures", f"Danh mục không có thủ tục {', '.join(unknown)}.")
        if "procedures" not in rule:
            general.append(rule)


def _takes_all(earlier: Mapping[str, Any], rule: Mapping[str, Any]) -> bool:
    """Whether a general rule that stands before another holds on each of its days."""
    last = "9999-12-31"
    return bool(
        earlier["deciding_level"] == rule["deciding_level"]
        and earlier["valid_from"] <= rule["valid_from"]
        and earlier.get("valid_to", last) >= rule.get("valid_to", last)
    )


def _results(codes: set[str]) -> Iterator[Fault]:
    """A result repeats answers of its procedure's form by their paths; of one day there is one version."""
    file = _CASES / "results.json"
    results: Mapping[str, Sequence[Mapping[str, Any]]] = read_json_file(file)["results"]
    for code, versions in results.items():
        if code not in codes:
            yield Fault(file, f"results.{code}", f"Danh mục không có thủ tục {code}.")
        days = [version["valid_from"] for version in versions]
        if twice := {day for day in days if days.count(day) > 1}:
            yield Fault(file, f"results.{code}", f"Có hai bản cùng ngày {min(twice)}.")
        asked = _asked(code)
        for number, version in enumerate(versions, start=1):
            yield from _unasked(file, f"results.{code}.{number}", version, asked)


def _unasked(file: Path, place: str, version: Mapping[str, Any], asked: set[str]) -> Iterator[Fault]:
    for number, fact in enumerate(version.get("facts", ()), start=1):
        if unknown := [path for path in fact.get("of", ()) if path not in asked]:
            yield Fault(file, f"{place}.facts.{number}.of", f"Tờ khai không có mục: {', '.join(unknown)}.")


def _asked(code: str) -> set[str]:
    """The questions of all versions of a procedure's form."""
    forms = [read_form(read_json_file(path)) for path in _FORMS.glob(f"{code}.v*.json")]
    return {path for form in forms for path in form.fields}
