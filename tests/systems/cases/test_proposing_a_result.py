"""A result says in its own words what the citizen stated, and nothing that nobody stated."""

import json
from pathlib import Path

import pytest

from hienluong.systems import cases
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
    facts = [Fact(**fact) for fact in RESULTS[code]["facts"]]
    assert {path for fact in facts for path in fact.of} <= set(FORMS[code].fields)


def test_every_form_has_its_result() -> None:
    assert set(FORMS) <= set(RESULTS)
