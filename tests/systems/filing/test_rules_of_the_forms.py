"""Each rule of each form, beside a form that is complete otherwise."""

import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.systems.filing.filled import FORMS, GENERAL, NOW, checked, complete

from hienluong.base import clock
from hienluong.systems.filing.forms import Field, Form, Kind, sections, validate
from hienluong.systems.filing.forms.conditions import holds

ALL = [*FORMS.values(), GENERAL]


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


@pytest.mark.parametrize("form", ALL, ids=lambda form: form.procedure)
def test_a_complete_form_is_accepted(form: Form) -> None:
    assert validate(form, complete(form)).errors == {}


@pytest.mark.parametrize("form", ALL, ids=lambda form: form.procedure)
def test_what_was_accepted_is_accepted_again_unchanged(form: Form) -> None:
    once = validate(form, complete(form)).answers
    assert validate(form, once).answers == once


def _asked(form: Form) -> list[Field]:
    answers = complete(form)
    seen = validate(form, answers).answers
    return [field for field in form.fields.values() if field.required and holds(field.show_if, seen)]


@pytest.mark.parametrize("form", ALL, ids=lambda form: form.procedure)
def test_every_required_question_that_is_shown_must_be_answered(form: Form) -> None:
    for field in _asked(form):
        errors = validate(
            form, {path: one for path, one in complete(form).items() if path != field.path}
        ).errors
        assert field.path in errors, field.path


@pytest.mark.parametrize(
    ("form", "own", "at", "says"),
    [
        ("1.001193", {"mother__birth": "2027"}, "mother.birth", "Kiểm tra"),
        ("1.001193", {"child__birth": "1980-01-01"}, "mother.birth", "sau trẻ"),
        ("1.001193", {"child__hour": "25:99"}, "child.hour", "07:30"),
        ("1.001193", {"father__known": "no", "mother__known": "no"}, "mother.known", "mẹ hoặc cha"),
        ("1.004873", {"residence__to": "2026-11-01"}, "residence.to", "sau ngày bắt đầu"),
        ("1.004873", {"residence__to": "2026-12-01"}, "residence.to", "tương lai"),
        (
            "1.004873",
            {
                "use__marry": "yes",
                "subject__self": "yes",
                "requester__sex": "nam",
                "requester__birth": "2008-01-01",
            },
            "requester.birth",
            "20 tuổi",
        ),
        (
            "1.004873",
            {
                "use__marry": "yes",
                "subject__self": "no",
                "subject__sex": "nu",
                "subject__birth": "2009-01-01",
            },
            "subject.birth",
            "18 tuổi",
        ),
        ("2.000815", {"visit__day": "2026-11-22"}, "visit.day", "hôm nay"),
        ("2.000635", {"copies__count": "0"}, "copies.count", "Ít nhất"),
        ("1.001612", {"owner__birth": "2009-01-01"}, "owner.birth", "18 tuổi"),
        ("1.001612", {"owner__phone": "+84905123456"}, "owner.phone", "10 chữ số"),
        ("1.001612", {"business__name": "Công ty An Bình"}, "business.name", "công ty"),
        ("1.001612", {"business__name": "@ Bình"}, "business.name", "bắt đầu bằng chữ"),
        ("1.001612", {"trade__capital": "0"}, "trade.capital", "Ít nhất"),
        ("1.005452", {"plan__keep_days": "89"}, "plan.keep_days", "90 ngày"),
        ("1.005452", {"organisation__tax_code": "123"}, "organisation.tax_code", "10 chữ số"),
        ("1.005452", {"organisation__website": "không có"}, "organisation.website", "tochuc.vn"),
    ],
)
def test_a_broken_rule_is_told_at_its_question(form: str, own: dict[str, str], at: str, says: str) -> None:
    assert says in checked(form, **own)[at]


def _row(form: str, path: str, **own: object) -> dict[str, Any]:
    return {path.replace(".", "__"): [complete(FORMS[form])[path][0] | own]}


@pytest.mark.parametrize(
    ("form", "path", "own", "at", "says"),
    [
        ("2.000815", "originals.list", {"foreign": "yes", "legalised": "no"}, "legalised", "hợp pháp hóa"),
        ("2.000815", "originals.list", {"foreign": "yes", "legalised": ""}, "legalised", "Cần trả lời"),
        ("2.000815", "originals.list", {"pages": "0"}, "pages", "Ít nhất"),
        ("1.004873", "residence.places", {"from": "2020", "to": "2010"}, "to", "sau thời gian"),
        ("1.005452", "site.domains", {"name": "Tin Tức"}, "name", "ten-mien"),
        ("1.005452", "site.domains", {"until": "2026-01-01"}, "until", "hết hạn"),
        ("1.005452", "site.domains", {"own": "no"}, "own", "đứng tên"),
        ("1.005452", "sources.list", {"until": "2025"}, "until", "hết hạn"),
        ("1.001612", "trade.lines", {"code": "47"}, "code", "4 chữ số"),
    ],
)
def test_a_broken_rule_of_a_row_is_told_in_the_row(
    form: str, path: str, own: dict[str, str], at: str, says: str
) -> None:
    assert says in checked(form, **_row(form, path, **own))[f"{path}.0.{at}"]


def test_an_electronic_copy_is_made_once() -> None:
    own = _row("2.000815", "originals.list", copies="2")
    assert "một bản" in checked("2.000815", originals__kind="dien-tu", **own)["originals.list.0.copies"]
    assert checked("2.000815", originals__kind="giay", **own) == {}


@pytest.mark.parametrize("marks", [["no", "no"], ["yes", "yes"]])
def test_exactly_one_line_of_business_is_the_main_one(marks: list[str]) -> None:
    line = complete(FORMS["1.001612"])["trade.lines"][0]
    errors = checked("1.001612", trade__lines=[line | {"main": mark} for mark in marks])
    assert "một ngành chính" in errors["trade.lines"]


def test_an_abandoned_child_needs_no_parents() -> None:
    own = {"mother__known": "no", "father__known": "no", "proof__kind": "bi-bo-roi"}
    assert checked("1.001193", **own) == {}


@pytest.mark.parametrize(
    ("form", "own", "says"),
    [
        ("1.001193", {"child__birth": "2026-01-01"}, "quá 60 ngày"),
        ("1.001193", {"child__state": "mat-som"}, "24 giờ"),
        ("1.001193", {"requester__birth": "1981-02-03"}, "Năm sinh"),
        ("1.001193", {"requester__sex": "nam"}, "Giới tính"),
        ("1.001612", {"trade__start": "2026-01-01"}, "đã qua"),
        ("1.001612", {"business__name": "Hộ kinh doanh An Bình"}, "thêm sẵn"),
    ],
)
def test_a_hint_warns_and_lets_pass(form: str, own: dict[str, str], says: str) -> None:
    typed = {path.replace("__", "."): value for path, value in own.items()}
    outcome = validate(FORMS[form], complete(FORMS[form]) | typed)
    assert outcome.errors == {}
    assert any(says in warning for warning in outcome.warnings)


def test_an_address_elsewhere_asks_for_other_names() -> None:
    errors = checked("1.001193", requester__province="48", requester__commune="", requester__other_commune="")
    assert list(errors) == ["requester.other_commune"]
    errors = checked("1.001193", requester__province="00", requester__commune="", requester__country="")
    assert list(errors) == ["requester.country"]


def test_an_old_address_is_kept_as_it_was_written() -> None:
    old = "Thôn An Thái, xã Thanh An, huyện Cam Lộ"
    form = FORMS["1.001193"]
    outcome = validate(form, complete(form) | {"requester.old_address": old})
    assert outcome.answers["requester.old_address"] == old
    assert ("Địa chỉ cũ ghi trên giấy tờ", old, "requester.old_address") in sections(form, outcome.answers)[
        0
    ].rows


def test_a_foreigner_shows_a_passport() -> None:
    errors = checked("1.001193", mother__id_kind="ho-chieu", mother__id_number="", mother__identifier="")
    assert list(errors) == ["mother.id_number"]


@pytest.mark.parametrize("name", ["Hồ Thị Kăn Ơi", "H’Hen Niê", "Ka Dương-Ly", "Hồ Văn Ơ\u0306", "Nguyễn Ậ"])
def test_names_of_all_peoples_are_names(name: str) -> None:
    assert checked("1.001193", child__name=name) == {}


@pytest.mark.parametrize(
    "typed",
    ["Nguyễn 2", "An 😀", "An ❤️", "An\x07", "<b>An</b>", "A" * 101, "---", ["An"], {"a": "An"}, 7, "An\x00"],
)
def test_what_is_no_name_is_refused(typed: object) -> None:
    assert "child.name" in checked("1.001193", child__name=typed)


@pytest.mark.parametrize("form", ALL, ids=lambda form: form.procedure)
@pytest.mark.parametrize("typed", ["Đơn 😀", "Đơn\x00", "Đ" * 5000, {"x": 1}, [1, 2], 3.5])
def test_no_text_takes_pictures_controls_floods_or_other_types(form: Form, typed: object) -> None:
    for field in form.fields.values():
        if field.kind in {Kind.TEXT, Kind.LONG_TEXT} and field in _asked(form):
            assert field.path in validate(form, complete(form) | {field.path: typed}).errors, field.path


@pytest.mark.parametrize("form", ALL, ids=lambda form: form.procedure)
def test_markup_is_text_like_any_other_or_refused(form: Form) -> None:
    markup = "<script>alert(1)</script>"
    for field in _asked(form):
        outcome = validate(form, complete(form) | {field.path: markup})
        assert outcome.answers.get(field.path) in (None, markup), field.path


@pytest.mark.parametrize("form", ALL, ids=lambda form: form.procedure)
def test_decomposed_and_composed_text_are_the_same_answer(form: Form) -> None:
    for field in form.fields.values():
        if field.kind in {Kind.TEXT, Kind.LONG_TEXT} and not field.pattern:
            typed = unicodedata.normalize("NFD", "Đặng Thị Huyền Ngọc Ậu")
            taken = validate(form, complete(form) | {field.path: typed}).answers.get(field.path)
            assert taken in (None, "Đặng Thị Huyền Ngọc Ậu")


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=40)
    | st.sampled_from(["yes", "no", "44"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(data=st.data(), form=st.sampled_from(ALL))
def test_whatever_is_sent_nothing_required_is_missing_and_nothing_hidden_is_kept(
    data: st.DataObject, form: Form
) -> None:
    paths = data.draw(st.lists(st.sampled_from(sorted(form.fields)), max_size=8))
    outcome = validate(form, complete(form) | {path: data.draw(anything) for path in paths})
    for block in form.blocks:
        for field in block.fields:
            shown = holds(block.show_if, outcome.answers) and holds(field.show_if, outcome.answers)
            if not shown:
                assert field.path not in outcome.answers
            elif field.required and field.path not in outcome.answers:
                assert field.path in outcome.errors
    sections(form, outcome.answers)
