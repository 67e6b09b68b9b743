"""Which process a new case runs, and the process of an old one."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hienluong.base.data_files import in_force
from hienluong.base.fresh import fresh
from hienluong.kernel.organisation.public import AgencyKind, AgencyState
from hienluong.systems.cases.errors import NoProcess
from hienluong.systems.cases.models import Case, ProcessVersion
from hienluong.systems.cases.rules.process import Process, read_process

__all__ = ["process_for", "process_of"]

_ASSIGNMENTS = Path(__file__).parents[1] / "data" / "assignments.json"
_parsed: dict[int, Process] = {}


def process_of(case: Case) -> Process:
    """The process a case began with. Versions never change, so each is read once."""
    if case.process_id not in _parsed:
        _parsed[case.process_id] = read_process(case.process.definition)
    return _parsed[case.process_id]


def process_for(procedure_code: str, deciding: AgencyState, day: date) -> ProcessVersion:
    """The process version in force for a procedure decided by that agency. Raises NoProcess."""
    version = _in_force(_assigned(procedure_code, _level(deciding), day), day)
    if version is None:
        raise NoProcess(procedure=procedure_code)
    return version


@fresh()
def _in_force(code: str, day: date) -> ProcessVersion | None:
    return ProcessVersion.objects.as_of(day).filter(code=code).order_by("-valid_from", "-pk").first()


def _assigned(procedure_code: str, level: str, day: date) -> str:
    """The process that the first fitting rule of the day names; empty when none does."""
    for rule in in_force(_rules(), day):
        if rule["deciding_level"] == level and procedure_code in rule.get("procedures", [procedure_code]):
            return str(rule["process"])
    return ""


@cache
def _rules() -> Sequence[Mapping[str, Any]]:
    return tuple(json.loads(_ASSIGNMENTS.read_text())["rules"])


def _level(agency: AgencyState) -> str:
    if agency.kind == AgencyKind.COMMITTEE:
        return "province" if agency.level == 1 else "commune"
    return "department"
