"""Processes: what the files say, and what an author may not write."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from hienluong.base.errors import Invalid
from hienluong.systems.cases.rules.process import StepKind, read_process

DATA = Path("src/hienluong/systems/cases/data/processes")
FILES = sorted(DATA.glob("*.json"))


@pytest.fixture
def definition() -> dict[str, Any]:
    return copy.deepcopy(json.loads((DATA / "commune-same-day.json").read_text()))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shipped_process_leads_to_a_signature_a_seal_and_a_hand_over(path: Path) -> None:
    process = read_process(json.loads(path.read_text()))
    kinds = []
    step = process.step(process.first)
    while step:
        kinds.append(step.kind)
        step = process.after(step.key)
    assert kinds[-3:] == [StepKind.SIGN, StepKind.ISSUE, StepKind.HANDOVER]
    assert kinds[0] is StepKind.RECEPTION


def test_the_two_level_process_goes_from_the_department_to_the_provincial_committee() -> None:
    process = read_process(json.loads((DATA / "two-level.json").read_text()))
    places = [step.place.agency for step in process.steps.values()]
    assert places.index("advising") < places.index("VPUBND") < places.index("deciding")


def test_the_hours_of_a_same_day_process_fit_one_working_day(definition: dict[str, Any]) -> None:
    assert sum(step.hours for step in read_process(definition).steps.values()) == 8


def test_a_step_to_nowhere_is_refused(definition: dict[str, Any]) -> None:
    definition["steps"][1]["forward"] = "nowhere"
    with pytest.raises(Invalid) as refusal:
        read_process(definition)
    assert "steps.appraisal" in refusal.value.fields


def test_a_return_leads_only_backwards(definition: dict[str, Any]) -> None:
    definition["steps"][1]["returns"] = ["issue"]
    with pytest.raises(Invalid):
        read_process(definition)


def test_a_process_cannot_run_in_a_circle(definition: dict[str, Any]) -> None:
    definition["steps"][3]["forward"] = "appraisal"
    with pytest.raises(Invalid):
        read_process(definition)


def test_two_steps_cannot_share_a_key(definition: dict[str, Any]) -> None:
    definition["steps"].insert(2, copy.deepcopy(definition["steps"][1]))
    with pytest.raises(Invalid):
        read_process(definition)
