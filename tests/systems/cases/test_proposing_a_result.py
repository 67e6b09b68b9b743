"""A result says in its own words what the citizen stated, and nothing that nobody stated."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.support.commune import Commune, filing

from hienluong.base import clock
from hienluong.systems import cases
from hienluong.systems.cases.pages import drafts
from hienluong.systems.cases.public import submit
from hienluong.systems.cases.queries import processes
from hienluong.systems.cases.rules.proposing import Fact, proposed_rows
from hienluong.systems.filing import forms
from hienluong.systems.filing.forms import read_form

RESULTS = json.loads((Path(cases.__file__).parent / "data" / "results.json").read_text())["results"]
FORMS = {
    path.name.partition(".v")[0]: read_form(json.loads(path.read_text()))
    for path in (Path(forms.__file__).parents[1] / "data" / "forms").glob("*.json")
}


@pytest.mark.parametrize(
    ("fact", "row"),
    [
        (Fact("Nơi sinh", ["facility", "commune"]), ("Nơi sinh", "Trạm y tế, Phường Đông Hà")),
        (Fact("Nơi sinh", ["country", "commune"]), ("Nơi sinh", "Phường Đông Hà")),
        (Fact("Họ tên", ["other", "name"], first=True), ("Họ tên", "Hồ Văn Ơn")),
        (Fact("Số định danh cá nhân"), ("Số định danh cá nhân", "")),
        (
            Fact("Ghi bằng chữ", ["birth"], in_words=True),
            ("Ghi bằng chữ", "ngày mười hai tháng chín năm hai nghìn không trăm hai mươi sáu"),
        ),
    ],
)
def test_a_line_joins_what_was_answered(fact: Fact, row: tuple[str, str]) -> None:
    said = {
        "facility": "Trạm y tế",
        "commune": "Phường Đông Hà",
        "name": "Hồ Văn Ơn",
        "birth": "12/09/2026",
    }
    (told,) = proposed_rows([fact], said)
    assert (told[0], told[1].lower() if fact.in_words else told[1]) == row


def test_what_nobody_answered_is_not_on_the_result() -> None:
    assert proposed_rows([Fact("Họ tên người cha", ["father.name"])], {}) == []


def test_a_year_alone_is_not_written_out() -> None:
    assert proposed_rows([Fact("Ghi bằng chữ", ["birth"], in_words=True)], {"birth": "1958"}) == []


@pytest.mark.parametrize("code", sorted(FORMS))
def test_every_line_of_a_result_asks_for_questions_that_the_form_has(code: str) -> None:
    facts = [Fact(**fact) for version in RESULTS[code] for fact in version["facts"]]
    assert {path for fact in facts for path in fact.of} <= set(FORMS[code].fields)


def test_every_form_has_its_result() -> None:
    assert set(FORMS) <= set(RESULTS)


RULES = [
    {"process": "new", "deciding_level": "commune", "valid_from": "2027-01-01", "basis": "QĐ 2"},
    {"process": "special", "procedures": ["1.001193"], "deciding_level": "commune", "valid_from": "2025-07-01", "basis": "QĐ 1"},
    {"process": "old", "deciding_level": "commune", "valid_from": "2025-07-01", "valid_to": "2027-06-30", "basis": "QĐ 1"},
]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "procedure", "process"),
    [
        (date(2025, 6, 30), "1.001193", ""),
        (date(2026, 12, 31), "1.001193", "special"),
        (date(2026, 12, 31), "9", "old"),
        (date(2027, 1, 1), "1.001193", "new"),
        (date(2027, 7, 1), "9", "new"),
    ],
)
def test_the_first_fitting_rule_in_force_names_the_process(
    monkeypatch: pytest.MonkeyPatch, day: date, procedure: str, process: str
) -> None:
    monkeypatch.setattr(processes, "_rules", lambda: RULES)
    assert processes._assigned(procedure, "commune", day) == process


def test_a_result_is_proposed_in_the_words_of_the_day(
    monkeypatch: pytest.MonkeyPatch, commune: Commune
) -> None:
    versions = [
        {"valid_from": "2025-07-01", "basis": "QĐ 1", "title": "Giấy cũ", "body": ""},
        {"valid_from": "2027-01-01", "basis": "QĐ 2", "title": "Giấy mới", "body": ""},
    ]
    monkeypatch.setattr(drafts, "_known", lambda: {"left_out": [], "results": {"1.001193": versions}})
    case = submit(commune.citizen, filing(commune))
    assert drafts.draft_form(case)["title"] == "Giấy cũ"
    with clock.frozen(datetime(2027, 1, 4, 2, 0, tzinfo=UTC)):
        assert drafts.draft_form(case)["title"] == "Giấy mới"


def test_what_is_left_out_of_a_result_is_dated_too(monkeypatch: pytest.MonkeyPatch, commune: Commune) -> None:
    left_out = [{"valid_from": "2027-01-01", "basis": "QĐ 2", "titles": ["Trẻ em"]}]
    monkeypatch.setattr(drafts, "_known", lambda: {"left_out": left_out, "results": {}})
    case = submit(commune.citizen, filing(commune))
    assert ("Trẻ em – họ và tên", "Nguyễn Văn An") in list(drafts.draft_form(case)["rows"])  # type: ignore[call-overload]
    with clock.frozen(datetime(2027, 1, 4, 2, 0, tzinfo=UTC)):
        assert ("Trẻ em – họ và tên", "Nguyễn Văn An") not in list(drafts.draft_form(case)["rows"])  # type: ignore[call-overload]
