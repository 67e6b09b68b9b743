"""What an author is told who made a mistake in a data file."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from hienluong.config.cli.check_data import check_data
from hienluong.config.data_check import whole
from hienluong.config.data_check.single import check_file
from hienluong.config.data_check.whole import check_all, data_files

SHIPPED = {path.name: path for path in data_files()}
FORM = "2.000635.v2025-07-01.json"
PROCESS = "two-level.json"

Change = Callable[[dict[str, Any]], object]


def changed(folder: Path, name: str, change: Change) -> Path:
    content = json.loads(SHIPPED[name].read_text())
    change(content)
    (folder / name).write_text(json.dumps(content))
    return folder / name


FORM_MISTAKES: dict[str, tuple[Change, str, str]] = {
    "a slip in a key": (
        lambda form: form["blocks"][1]["fields"][0].update(lable="x"),
        "blocks.subject.fields.relation.lable", "Không có khóa này"),
    "a kind that is none": (
        lambda form: form["blocks"][1]["fields"][1].update(kind="name"),
        "blocks.subject.fields.name.kind", "person_name"),
    "a missing key": (lambda form: form["blocks"][2].pop("title"), "blocks.event.title", "Thiếu"),
    "a list that is none": (
        lambda form: form["blocks"][1]["fields"][0].update(choices="relations"),
        "blocks.subject.fields.relation.choices", "subject_relation"),
    "a fragment that is none": (
        lambda form: form["blocks"][0]["fields"][0].update(use="applicant"),
        "blocks.requester.fields.applicant.use", "requester"),
    "a wish for a question that the fragment lacks": (
        lambda form: form["blocks"][0]["fields"][0].update(without=["fax"]),
        "blocks.requester.fields.requester", "fax"),
    "a number in quotes": (lambda form: form["fee"].update(each="8000"), "fee.each", "số nguyên"),
    "a fee for a question that is not asked": (
        lambda form: form["fee"].update(times="copies.number"), "fee", "copies.number"),
    "a condition on a question that is not asked": (
        lambda form: form["papers"][0].update(applies_if={"field": "subject.kin", "equals": "x"}),
        "uy-quyen", "subject.kin"),
    "a condition with a word that is none": (
        lambda form: form["papers"][0].update(applies_if={"field": "subject.relation", "is": "x"}),
        "uy-quyen", "is"),
    "nobody in whose name the case stands": (
        lambda form: (form["blocks"].pop(0), form.update(checks=[])), "blocks", "requester"),
    "another day than the file's name": (
        lambda form: form.update(version="2026-01-01"), "version", "2.000635.v2026-01-01.json"),
    "a version that is no day": (lambda form: form.update(version="2"), "version", "2026-07-01"),
}  # fmt: skip

PROCESS_MISTAKES: dict[str, tuple[Change, str, str]] = {
    "a post that is none": (
        lambda process: process["steps"][0]["by"].update(post="tiepnhan"),
        "steps.reception.by", "tiep-nhan"),
    "an agency that is none": (
        lambda process: process["steps"][2]["opinions"][0].update(agency="SXYZ"),
        "steps.appraisal.opinions", "SXYZ"),
    "a kind of step that is none": (
        lambda process: process["steps"][1].update(kind="review"), "steps.assignment.kind", "handover"),
    "hours in words": (lambda process: process["steps"][1].update(hours="4"), "steps.assignment.hours", "số"),
    "a step that leads nowhere": (
        lambda process: process["steps"][1].pop("forward"), "steps.assignment.forward", "Thiếu"),
    "a first day that is none": (
        lambda process: process.update(valid_from="1/7/2025"), "valid_from", "2026-07-01"),
}  # fmt: skip


def only_fault(path: Path) -> tuple[str, str]:
    (fault,) = check_file(path)
    assert fault.file == path
    return fault.place, fault.says


@pytest.mark.parametrize("mistake", FORM_MISTAKES)
def test_a_mistake_in_a_form_is_told_with_its_place(tmp_path: Path, mistake: str) -> None:
    change, place, word = FORM_MISTAKES[mistake]
    where, says = only_fault(changed(tmp_path, FORM, change))
    assert where == place
    assert word in says


@pytest.mark.parametrize("mistake", PROCESS_MISTAKES)
def test_a_mistake_in_a_process_is_told_with_its_place(tmp_path: Path, mistake: str) -> None:
    change, place, word = PROCESS_MISTAKES[mistake]
    where, says = only_fault(changed(tmp_path, PROCESS, change))
    assert where == place
    assert word in says


CHECKLIST = "nd-42-2022.json"
CHECKLIST_MISTAKES: dict[str, tuple[Change, str, str]] = {
    "a slip in a key": (lambda one: one["criteria"][0].update(basiz="x"), "criteria.chuc-nang.basiz", "Không có khóa này"),
    "an article that is missing": (lambda one: one["criteria"][0].pop("basis"), "criteria.chuc-nang.basis", "Thiếu"),
    "a check that is none": (lambda one: one["criteria"][0].update(check="magic"), "criteria.chuc-nang.check", "section"),
    "a group that is none": (lambda one: one["criteria"][0].update(group="x"), "criteria.chuc-nang.group", "ky-thuat"),
    "one code twice": (lambda one: one["criteria"][1].update(code="chuc-nang"), "criteria.chuc-nang", "cùng mã"),
    "days in quotes": (
        lambda one: one["criteria"][6]["with"].update(days="30"), "criteria.tin-tuc.with.days", "số nguyên"),
    "a day that is none": (lambda one: one.update(valid_from="5/4/2024"), "valid_from", "2026-07-01"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", CHECKLIST_MISTAKES)
def test_a_mistake_in_a_checklist_is_told_with_its_place(tmp_path: Path, mistake: str) -> None:
    change, place, says = CHECKLIST_MISTAKES[mistake]
    (fault,) = {one.place: one for one in check_file(changed(tmp_path, CHECKLIST, change))}.values()
    assert fault.place == place
    assert says in fault.says


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    def two(form: dict[str, Any]) -> None:
        form["blocks"][2].pop("title")
        form["fee"].update(each="8000")

    assert len(list(check_file(changed(tmp_path, FORM, two)))) == 2


def test_broken_json_is_told_with_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_text('{\n "blocks": [,]\n}')
    assert only_fault(path)[0] == "dòng 2, cột 13"


def test_a_file_of_no_known_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text("{}")
    assert "blocks" in only_fault(path)[1]


@pytest.mark.parametrize(
    ("name", "change", "place"),
    [
        ("assignments.json", lambda data: data["rules"][0].update(process="none"), "rules.1.process"),
        ("assignments.json", lambda data: data["rules"][0].update(deciding_level="x"), "rules.1.deciding_level"),
        ("assignments.json", lambda data: data["rules"][0]["procedures"].append("9"), "rules.1.procedures"),
        ("assignments.json", lambda data: data["rules"].append(data["rules"][0]), "rules.6"),
        ("results.json", lambda data: data["results"]["2.000635"].append(data["results"]["2.000635"][0]),
         "results.2.000635"),
        ("results.json", lambda data: data["results"].update({"9": []}), "results.9"),
        ("results.json", lambda data: data["results"]["2.000635"][0].update(facts=[{"label": "Ba", "of": ["x.y"]}]),
         "results.2.000635.1.facts.1.of"),
    ],
)  # fmt: skip
def test_what_files_say_of_one_another_is_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, change: Change, place: str
) -> None:
    for file in ("assignments.json", "results.json"):
        (tmp_path / file).write_text(SHIPPED[file].read_text())
    (tmp_path / "processes").symlink_to(SHIPPED[PROCESS].parent)
    changed(tmp_path, name, change)
    monkeypatch.setattr(whole, "_CASES", tmp_path)
    assert [fault.place for fault in check_all()] == [place]


def test_a_rule_for_a_time_that_an_earlier_general_rule_leaves_free_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in ("assignments.json", "results.json"):
        (tmp_path / file).write_text(SHIPPED[file].read_text())
    (tmp_path / "processes").symlink_to(SHIPPED[PROCESS].parent)

    def ended(data: dict[str, Any]) -> None:
        last = data["rules"][-1]
        data["rules"].append(last | {"valid_from": "2027-01-01"})
        last["valid_to"] = "2026-12-31"

    changed(tmp_path, "assignments.json", ended)
    monkeypatch.setattr(whole, "_CASES", tmp_path)
    assert check_all() == []


@pytest.mark.parametrize(
    ("name", "change", "place"),
    [
        ("assignments.json", lambda data: data["rules"][0].pop("basis"), "rules.1.basis"),
        ("assignments.json", lambda data: data["rules"][0].update(basis=" "), "rules.1.basis"),
        ("assignments.json", lambda data: data["rules"][0].update(valid_from="1/7/2025"), "rules.1.valid_from"),
        ("results.json", lambda data: data["results"]["2.000635"][0].pop("valid_from"), "results.2.000635.1.valid_from"),
        ("results.json", lambda data: data["left_out"][0].update(valid_to="x"), "left_out.1.valid_to"),
    ],
)  # fmt: skip
def test_what_is_not_dated_or_has_no_basis_is_a_fault(
    tmp_path: Path, name: str, change: Change, place: str
) -> None:
    assert only_fault(changed(tmp_path, name, change))[0] == place


def test_the_command_fails_when_a_file_does(tmp_path: Path) -> None:
    path = changed(tmp_path, FORM, lambda form: form.pop("title"))
    answer = CliRunner().invoke(check_data, [str(path)])
    assert answer.exit_code == 1
    assert f"✗ {path}: title: Thiếu khóa này." in answer.output
