"""The shipped forms: each can be read, filled, and refuses what it must."""

import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.systems.filing.filled import FORMS, NOW, checked, complete, raw

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.systems.filing.forms import Form, Kind, fee_of, read_form, sections, validate, visible_blocks


@pytest.fixture(autouse=True)
def _now() -> Any:
    with clock.frozen(NOW):
        yield


BIRTH = complete(FORMS["1.001193"])


def test_there_are_six_forms() -> None:
    assert sorted(FORMS) == ["1.001193", "1.001612", "1.004873", "1.005452", "2.000635", "2.000815"]


def test_a_complete_birth_registration_is_accepted() -> None:
    outcome = validate(FORMS["1.001193"], BIRTH)
    assert outcome.errors == {}
    assert outcome.answers["requester.phone"] == "0905123456"


@pytest.mark.parametrize(
    ("path", "typed", "says"),
    [
        ("child.name", "", "Cần trả lời"),
        ("child.name", "Nguyễn Văn 2", "chữ cái"),
        ("child.name", "Bé 😀", "không in được"),
        ("child.name", "<script>alert(1)</script>", "chữ cái"),
        ("child.name", "A" * 101, "100"),
        ("child.birth", "2026-11-24", "tương lai"),
        ("child.birth", "2026-02-30", "Ghi đủ"),
        ("child.birth", "hôm qua", "Ghi đủ"),
        ("child.sex", "x", "Chọn"),
        ("requester.phone", "12", "9 đến 12"),
        ("requester.email", "không có", "ten@"),
        ("requester.identifier", "12345", "12 chữ số"),
        ("linked.copies", "21", "Nhiều nhất"),
        ("linked.copies", "-1", "chữ số"),
        ("mother.birth", "3000", "năm"),
        ("declaration.agreed", "", "Cần trả lời"),
    ],
)
def test_what_is_wrong_is_named_at_its_question(path: str, typed: str, says: str) -> None:
    errors = validate(FORMS["1.001193"], BIRTH | {path: typed}).errors
    assert list(errors) == [path]
    assert says in errors[path]


def test_decomposed_letters_are_taken_as_composed_ones() -> None:
    typed = unicodedata.normalize("NFD", "Hồ Thị Ậu")
    assert validate(FORMS["1.001193"], BIRTH | {"child.name": typed}).answers["child.name"] == "Hồ Thị Ậu"


def test_answers_to_hidden_questions_are_dropped() -> None:
    outcome = validate(FORMS["1.001193"], BIRTH | {"father.known": "no", "father.name": "Trần Văn B"})
    assert "father.name" not in outcome.answers


def test_a_child_needs_a_mother_or_a_father() -> None:
    assert (
        "mother.known"
        in validate(FORMS["1.001193"], BIRTH | {"mother.known": "no", "father.known": "no"}).errors
    )


def test_late_registration_warns_and_does_not_refuse() -> None:
    outcome = validate(FORMS["1.001193"], BIRTH | {"child.birth": "2026-01-01"})
    assert outcome.ok
    assert "quá 60 ngày" in outcome.warnings[0]


@pytest.mark.parametrize(("copies", "fee"), [(1, 8000), (20, 160_000)])
def test_each_copy_of_an_extract_costs_eight_thousand(copies: int, fee: int) -> None:
    assert fee_of(FORMS["2.000635"], {"copies.count": copies}) == fee


@pytest.mark.parametrize(
    ("pages", "copies", "fee"),
    [(1, 1, 2000), (2, 1, 4000), (3, 2, 10_000), (500, 1, 200_000), (198, 1, 200_000)],
)
def test_certified_copies_cost_by_the_page_up_to_a_cap(pages: int, copies: int, fee: int) -> None:
    rows = {"originals.list": [{"name": "Bằng", "language": "vi", "pages": pages, "copies": copies}]}
    assert fee_of(FORMS["2.000815"], rows) == fee


def test_a_married_person_is_not_certified_to_marry() -> None:
    errors = checked("1.004873", use__marry="yes", marital__state="dang-co-vo-chong")
    assert "không được xác nhận" in errors["marital.state"]


def test_an_owner_of_a_business_is_of_age() -> None:
    assert "18" in validate(FORMS["1.001612"], {"owner.birth": "2010-01-01"}).errors["owner.birth"]


def test_a_wrong_row_is_named_by_its_place() -> None:
    typed = {
        "trade.lines": [
            {"code": "4711", "name": "Bán lẻ"},
            {"code": "47", "name": "Bán"},
            {"code": "", "name": ""},
        ]
    }
    errors = validate(FORMS["1.001612"], typed).errors
    assert "4 chữ số" in errors["trade.lines.1.code"]
    assert "trade.lines.2.code" not in errors


def test_the_snapshot_reads_as_a_person_wrote_it() -> None:
    shown = sections(FORMS["1.001193"], validate(FORMS["1.001193"], BIRTH).answers)[1].rows
    assert ("Ngày sinh", "10/11/2026", "child.birth") in shown
    assert ("Giới tính", "Nam", "child.sex") in shown


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.procedure)
def test_an_empty_filing_names_a_required_question_of_the_first_page(form: Form) -> None:
    errors = validate(form, {}).errors
    assert any(path.startswith(f"{form.blocks[0].key}.") for path in errors)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=40, deadline=None)
@given(data=st.data(), code=st.sampled_from(sorted(FORMS)))
def test_nothing_that_is_typed_breaks_the_check(data: st.DataObject, code: str) -> None:
    form = FORMS[code]
    paths = data.draw(st.lists(st.sampled_from(sorted(form.fields)), max_size=10))
    typed = {path: data.draw(anything) for path in paths}
    outcome = validate(form, typed)
    missing = [
        field.path
        for block in visible_blocks(form, outcome.answers)
        for field in block.fields
        if field.required and field.show_if is None and field.path not in outcome.answers
    ]
    assert all(any(error.startswith(path) for error in outcome.errors) for path in missing)
    sections(form, outcome.answers)
    fee_of(form, outcome.answers)


def test_an_author_is_told_of_every_fault() -> None:
    data = raw("1.001193")
    data["blocks"][1]["fields"].append({"key": "name", "kind": "text", "label": "Tên"})
    data["checks"][0]["when"] = {"field": "child.nothing", "present": True}
    with pytest.raises(Invalid) as faults:
        read_form(data)
    assert {"child.name", "child.birth"} <= set(faults.value.fields)


def test_a_year_alone_counts_as_its_last_day() -> None:
    assert "owner.birth" in validate(FORMS["1.001612"], {"owner.birth": str(date(2008, 1, 1).year)}).errors


def test_every_choice_has_its_kind() -> None:
    kinds = {field.kind for form in FORMS.values() for field in form.fields.values()}
    assert kinds == set(Kind)
