"""A question keeps what was typed, says its error, and can be reached from the summary."""

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from hienluong.face.fields import Choice, Field, FieldKind, date_from_boxes, field_of

RELATIONS = (Choice("father", "Cha"), Choice("mother", "Mẹ"))


def _drawn(template: str, **context: object) -> str:
    return Template(template).render(Context(context))


class _Form(forms.Form):
    name = forms.CharField(
        label="Họ tên", max_length=40, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    born_on = forms.DateField(label="Ngày sinh")
    relation = forms.ChoiceField(label="Quan hệ", choices=[("father", "Cha")], widget=forms.RadioSelect)
    note = forms.CharField(label="Ghi chú", required=False, widget=forms.Textarea)


@pytest.mark.parametrize("kind", list(FieldKind))
def test_every_kind_has_a_label_and_takes_an_error(kind: FieldKind) -> None:
    field = Field(name="x", label="Câu hỏi", kind=kind, error="Sai rồi.", choices=RELATIONS)
    html = _drawn("{% field f %}", f=field)
    assert "Câu hỏi" in html
    assert 'id="f-x-error"' in html
    assert 'id="f-x"' in html


@given(st.text(max_size=60))
def test_what_was_typed_is_shown_again_and_never_becomes_markup(typed: str) -> None:
    html = _drawn("{% field f %}", f=Field(name="x", label="Câu hỏi", value=f"<b>{typed}"))
    assert "<b>" not in html
    assert "&lt;b&gt;" in html


def test_a_password_is_never_sent_back() -> None:
    assert "matkhau" not in _drawn(
        "{% field f %}", f=Field(name="p", label="Mật khẩu", kind="password", value="matkhau")
    )


def test_only_the_chosen_answer_is_ticked() -> None:
    html = _drawn(
        "{% field f %}", f=Field(name="r", label="", kind="radios", value="mother", choices=RELATIONS)
    )
    assert html.count(" checked") == 1
    assert 'value="mother" checked' in html


def test_optional_questions_say_so() -> None:
    assert "(nếu có)" in _drawn('{% field name="x" label="Ghi chú" required=False %}')


def test_each_line_of_the_summary_leads_to_its_field() -> None:
    html = _drawn(
        "{% error_summary e %}{% field f %}",
        e={"x": "Nhập tên."},
        f=Field(name="x", label="Tên", error="Nhập tên."),
    )
    assert '<a href="#f-x">Nhập tên.</a>' in html
    assert "Có lỗi cần sửa" in html


def test_no_error_draws_no_summary() -> None:
    assert _drawn("{% error_summary e %}", e={}).strip() == ""


def test_a_page_with_errors_says_so_in_its_title(rf: RequestFactory) -> None:
    template = Template('{% extends "face/citizen.html" %}{% block title %}Khai sinh{% endblock %}')
    html = template.render(Context({"errors": {"x": "Nhập tên."}, "province": "tỉnh Quảng Trị"}))
    assert "<title>Lỗi: Khai sinh – tỉnh Quảng Trị</title>" in html


def test_a_field_of_a_django_form_becomes_ours() -> None:
    form = _Form({"name": "", "born_on": "31/31/2031"})
    name = field_of(form["name"])
    assert (name.kind, name.autocomplete, name.max_length, name.required) == ("text", "name", 40, True)
    assert name.error
    assert field_of(form["relation"]).choices == [Choice("father", "Cha")]
    assert field_of(form["note"]).kind == "textarea"
    assert 'value="31/31/2031"' in _drawn("{% field f %}", f=form["born_on"])


def test_errors_of_a_django_form_are_summed_up() -> None:
    assert _drawn("{% error_summary form %}", form=_Form({})).count("<li>") == 3


@given(st.dates())
def test_a_date_in_boxes_is_read_as_it_was_written(day: object) -> None:
    year, month, date = str(day).split("-")
    boxes = {"d-day": str(int(date)), "d-month": str(int(month)), "d-year": year}
    assert date_from_boxes(boxes, "d") == str(day)


def test_a_date_that_is_not_one_is_kept_as_typed() -> None:
    typed = date_from_boxes({"d-day": "30", "d-month": "hai", "d-year": "2026"}, "d")
    assert Field(name="d", label="", kind="date", value=typed).boxes == {
        "day": "30",
        "month": "hai",
        "year": "2026",
    }


def test_an_empty_date_is_empty() -> None:
    assert date_from_boxes({"d-day": " "}, "d") == ""
