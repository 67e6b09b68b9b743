"""One data file by itself, by what it holds."""

import csv
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from hienluong.base.data_files import is_day, read_json_file, shape_faults
from hienluong.base.errors import Invalid
from hienluong.config.data_check.fault import Fault, faults_of
from hienluong.config.data_check.shapes import ASSIGNMENTS, POST_RIGHTS, PROCEDURES, RESULTS
from hienluong.kernel.organisation.public import PostKind
from hienluong.systems.cases.rules.process import Place, read_process
from hienluong.systems.filing.forms import read_form
from hienluong.systems.portal.queries.checklists import read_checklist

__all__ = ["check_file"]

_AGENCIES = Path(__file__).parents[2] / "province/data/agencies.csv"
_OF_THE_CASE = {"receiving", "deciding", "advising"}


def check_file(path: Path) -> Iterator[Fault]:
    """The faults of one file; what it is, its keys tell."""
    return faults_of(path, lambda: _reader(path)(path))


def _reader(path: Path) -> Callable[[Path], None]:
    content = read_json_file(path)
    if isinstance(content, list):
        return _procedures
    known = {
        "blocks": _form,
        "steps": _process,
        "rules": _assignments,
        "results": _results,
        "grants": _rights,
        "criteria": _checklist,
    }
    found = [reader for key, reader in known.items() if isinstance(content, Mapping) and key in content]
    if not found:
        raise Invalid({"": f"Không rõ đây là tệp gì: cần một trong các khóa {', '.join(known)}."})
    return found[0]


def _form(path: Path) -> None:
    form = read_form(read_json_file(path))
    if not is_day(form.version):
        raise Invalid({"version": "Phải là ngày đầu tiên dùng biểu mẫu này, dạng 2026-07-01."})
    if path.name != f"{form.name}.json":
        raise Invalid({"version": f"Tên tệp phải là {form.name}.json."})


def _process(path: Path) -> None:
    process = read_process(read_json_file(path))
    places = [
        (f"steps.{step.key}.{key}", place)
        for step in process.steps.values()
        for key, group in (("by", (step.place,)), ("opinions", step.opinions))
        for place in group
    ]
    if faults := {where: says for where, place in places if (says := _nobody(place))}:
        raise Invalid(faults)


def _nobody(place: Place) -> str:
    """Why nobody can do a step there; empty when somebody may."""
    if place.post not in PostKind.values:
        return f"Không có loại vị trí “{place.post}”. Các loại: {', '.join(PostKind.values)}."
    if place.agency not in _OF_THE_CASE | _abbreviations():
        return f"Không có cơ quan “{place.agency}”: dùng {', '.join(sorted(_OF_THE_CASE))} hoặc chữ viết tắt."
    return ""


@cache
def _abbreviations() -> set[str]:
    with _AGENCIES.open(encoding="utf-8", newline="") as file:
        return {row["abbreviation"] for row in csv.DictReader(file) if row["level"] in {"1", "2"}}


def _procedures(path: Path) -> None:
    items = read_json_file(path)
    if faults := shape_faults(PROCEDURES, items):
        raise Invalid(faults)
    codes = [item["code"] for item in items]
    if twice := sorted({code for code in codes if codes.count(code) > 1}):
        raise Invalid({twice[0]: "Có hai thủ tục cùng mã."})


def _assignments(path: Path) -> None:
    _refuse(shape_faults(ASSIGNMENTS, read_json_file(path)))


def _results(path: Path) -> None:
    _refuse(shape_faults(RESULTS, read_json_file(path)))


def _rights(path: Path) -> None:
    content: dict[str, Any] = read_json_file(path)
    _refuse(shape_faults(POST_RIGHTS, content))
    for number, grant in enumerate(content["grants"], start=1):
        if unknown := sorted(set(grant["post_kinds"]) - set(PostKind.values)):
            raise Invalid({f"grants.{number}.post_kinds": f"Không có loại vị trí {', '.join(unknown)}."})


def _checklist(path: Path) -> None:
    read_checklist(read_json_file(path))


def _refuse(faults: Mapping[str, str]) -> None:
    if faults:
        raise Invalid(faults)
