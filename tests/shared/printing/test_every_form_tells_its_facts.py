"""What is printed is what was said: the text of each page is read back and compared."""

import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from hienluong.shared.printing.bench import receipts_per_second
from hienluong.shared.printing.errors import NoSuchForm
from hienluong.shared.printing.public import (
    Paper,
    date_in_words,
    draw,
    render,
    template_set_on,
    template_sets,
)
from hienluong.shared.printing.wording import spelt

from .samples import CONTROL, FORMS, MARITAL_STATUS, MARKS, RECEIPT, RESULTS

ALL = [(name, chosen.code) for chosen in template_sets() for name in FORMS if name in chosen.forms]
MM = 72 / 25.4


def squeezed(text: str) -> str:
    """Text without regard to line breaks and capitals."""
    return "".join(unicodedata.normalize("NFC", text).upper().split())


def text_of(pdf: bytes) -> str:
    return squeezed(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))


def leaves(value: Any) -> Iterator[str]:
    match value:
        case {"words": words, "short": short}:
            yield f"{words}|{short}"
        case dict():
            for entry in value.values():
                yield from leaves(entry)
        case list():
            for entry in value:
                yield from leaves(entry)
        case str() if value:
            yield value


def missing(paper: Paper, pdf: bytes) -> list[str]:
    """The facts that the pages do not tell; a moment may be told in words or short."""
    facts = spelt(paper)
    day = facts["letterhead"].pop("day")
    text = text_of(pdf)
    told = [*leaves(facts), *([date_in_words(paper.letterhead.day)] if day else [])]
    return [fact for fact in told if not any(squeezed(way) in text for way in fact.split("|"))]


NOT_ASKED = {"supplement": {"identifier"}, "apology": {"phone", "email"}}
"""What a form does not tell of the filer; the forms of 2018 never tell the identifier."""


def as_the_form_asks(paper: Any, code: str) -> Any:
    """The paper without what the form has no line for."""
    older = code == "tt01-2018"
    omitted = NOT_ASKED.get(paper.form, set()) | ({"identifier"} if older else set())
    if hasattr(paper, "filer"):
        paper = replace(paper, filer=replace(paper.filer, **dict.fromkeys(omitted, "")))
    return replace(paper, authorisation=None) if older and hasattr(paper, "authorisation") else paper


@pytest.mark.parametrize(("name", "code"), ALL)
def test_a_form_tells_all_its_facts(name: str, code: str) -> None:
    pdf = render(FORMS[name], template_set=code)
    assert missing(as_the_form_asks(FORMS[name], code), pdf) == []


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_tells_all_its_facts(name: str) -> None:
    assert missing(RESULTS[name], render(RESULTS[name])) == []


def test_recipients_end_with_one_mark_whatever_was_typed() -> None:
    result = replace(MARITAL_STATUS, recipients=("Như trên;", "Lưu: VT."))
    text = text_of(render(result))
    assert squeezed("- Như trên; - Lưu: VT.") in text
    assert ";;" not in text


@pytest.mark.parametrize("code", ["tt03-2025", "tt01-2018"])
def test_every_form_of_a_set_has_a_sample(code: str) -> None:
    chosen = next(one for one in template_sets() if one.code == code)
    assert set(chosen.forms) <= set(FORMS)


def test_stacked_marks_survive_in_every_style() -> None:
    result = replace(RESULTS["extract"], bases=(MARKS,), opening=(MARKS,), subject=MARKS)
    assert text_of(render(result)).count(squeezed(MARKS)) == 4


@pytest.mark.parametrize(
    ("name", "millimetres"), [("receipt", (148, 210)), ("stop", (148, 210)), ("register", (297, 210))]
)
def test_the_size_of_the_paper_is_the_official_one(name: str, millimetres: tuple[int, int]) -> None:
    box = PdfReader(BytesIO(render(FORMS[name]))).pages[0].mediabox
    assert (round(float(box.width) / MM), round(float(box.height) / MM)) == millimetres


@pytest.mark.parametrize("name", [name for name in FORMS if name != "register"])
def test_an_ordinary_form_fits_one_page(name: str) -> None:
    assert len(PdfReader(BytesIO(render(FORMS[name]))).pages) == 1


def test_a_long_receipt_goes_on_to_the_next_page_and_loses_nothing() -> None:
    papers = tuple(f"Giấy tờ thứ {number} của hồ sơ" for number in range(1, 41))
    receipt = replace(RECEIPT, papers=papers)
    pdf = render(receipt)
    assert len(PdfReader(BytesIO(pdf)).pages) == 2
    assert missing(receipt, pdf) == []


@pytest.mark.parametrize(
    "typed",
    [
        "#panic()",
        "*đậm* _nghiêng_ $x^2$",
        "= Đề mục",
        "- gạch",
        "[ ] #[",
        '"\\',
        "@ref <nhãn>",
        "// chú thích",
        '#read("/lib/house.typ")',
        '#image("/etc/passwd")',
        "`mã`",
        "\\u{41}",
    ],
)
def test_what_people_type_is_never_run_as_markup(typed: str) -> None:
    receipt = replace(RECEIPT, request=typed, papers=(typed,), filer=replace(RECEIPT.filer, name=typed))
    assert text_of(render(receipt)).count(squeezed(typed)) >= 3


@pytest.mark.parametrize("typed", ["Ngọc 😀", "漢字", "a\0b", "tê\u200bn", "\u202etên"])
def test_letters_that_the_font_lacks_do_not_stop_a_receipt(typed: str) -> None:
    assert render(replace(RECEIPT, request=typed)).startswith(b"%PDF")


def test_text_in_decomposed_form_is_printed_composed() -> None:
    typed = unicodedata.normalize("NFD", "Hướng Phùng thuở ấy")
    assert squeezed("Hướng Phùng thuở ấy") in text_of(render(replace(RECEIPT, request=typed)))


def test_the_same_facts_give_the_same_bytes() -> None:
    first = render(RECEIPT)
    render(CONTROL)
    assert render(RECEIPT) == first


def test_many_threads_print_at_once() -> None:
    papers = [replace(RECEIPT, serial=str(number)) for number in range(24)]
    expected = [render(paper) for paper in papers]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(render, papers)) == expected


def test_a_demonstration_says_so_on_every_page(settings: Any) -> None:
    line = squeezed("BẢN DÙNG THỬ – không có giá trị pháp lý")
    settings.DEMO = True
    pages = PdfReader(BytesIO(render(RESULTS["licence"]))).pages
    assert [line in squeezed(page.extract_text()) for page in pages] == [True, True]
    settings.DEMO = False
    assert line not in text_of(render(RESULTS["licence"]))


@pytest.mark.parametrize(
    ("day", "code"),
    [(date(2019, 3, 1), "tt01-2018"), (date(2025, 9, 14), "tt01-2018"), (date(2025, 9, 15), "tt03-2025")],
)
def test_the_date_chooses_the_set_of_forms(day: date, code: str) -> None:
    assert template_set_on("receipt", day).code == code
    receipt = replace(RECEIPT, letterhead=replace(RECEIPT.letterhead, day=day))
    assert render(receipt) == render(receipt, template_set=code)


def test_a_form_that_a_set_lacks_is_refused() -> None:
    with pytest.raises(NoSuchForm):
        render(FORMS["stop"], template_set="tt01-2018")
    with pytest.raises(NoSuchForm):
        render(FORMS["stop"], template_set="tt99-2099")
    with pytest.raises(NoSuchForm):
        template_set_on("stop", date(2020, 1, 1))


def test_a_result_keeps_places_for_signature_seal_number_and_date() -> None:
    printed = draw(MARITAL_STATUS)
    places = {place.name: place for place in printed.places}
    assert set(places) == {"signature", "seal", "number", "day"}
    seal, signature = places["seal"], places["signature"]
    assert round((seal.right - seal.left) / MM) == 36
    covered = (seal.right - signature.left) / (seal.right - seal.left)
    assert 0.25 < covered < 0.4
    assert all(0 < place.bottom < place.top < 297 * MM for place in places.values())


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 6, 9), "ngày 09 tháng 6 năm 2026"),
        (date(2018, 10, 9), "ngày 09 tháng 10 năm 2018"),
    ],
)
def test_dates_are_spelt_as_the_decree_asks(day: date, words: str) -> None:
    assert date_in_words(day) == words


def test_the_bench_measures() -> None:
    assert receipts_per_second(0.05) > 0
