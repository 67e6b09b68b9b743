"""Publication rate: what had to be published against what was, in time."""

import csv
from datetime import date, datetime, time, timedelta

import pytest
from django.test import Client
from tests.support.office import signed_in
from tests.systems.legal.register import Register, draft, published

from hienluong.base import clock
from hienluong.systems.legal.actions.publish import withdraw_document
from hienluong.systems.legal.models import Document, Family
from hienluong.systems.legal.queries.rates import Rate, duties, missing_documents, rates_of

pytestmark = pytest.mark.django_db
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
PAGE = "/quan-ly-van-ban/ty-le/"


def published_after(register: Register, days: int, number: int, family: str = "directive") -> Document:
    """A document of Monday 2 March that came onto the page so many days later."""
    symbol = f"{number}/2026/QĐ-UBND" if family == "normative" else f"{number}/QĐ-UBND"
    document = published(register, family=family, symbol=symbol)
    Document.objects.filter(pk=document.pk).update(published_on=document.issued_on + timedelta(days))
    return document


def rate(register: Register, family: str = "directive") -> Rate:
    (one,) = rates_of(register.chair, *YEAR)
    return one.normative if family == "normative" else one.directive


def test_in_time_late_and_missing_make_up_what_was_due(register: Register) -> None:
    published_after(register, 2, 1)
    published_after(register, 3, 2)
    draft(register, family="directive", symbol="3/QĐ-UBND")
    assert rate(register) == Rate(in_time=1, late=1, missing=1)
    assert rate(register).percent == pytest.approx(100 / 3)


def test_what_still_has_time_does_not_count(register: Register) -> None:
    with clock.frozen(datetime.combine(date(2026, 3, 3), time(9), clock.ZONE)):
        draft(register)
        assert rate(register, "normative") == Rate(ahead=1)
        assert rate(register, "normative").percent is None
    assert rate(register, "normative").missing == 1


def test_an_exempt_directive_is_not_counted(register: Register) -> None:
    draft(register, family="directive", symbol="1/QĐ-UBND", exempt_reason="Nội bộ")
    assert rates_of(register.chair, *YEAR) == []


def test_a_document_taken_down_is_missing_again(register: Register) -> None:
    document = published_after(register, 1, 1)
    withdraw_document(register.clerk, document.pk, "Nhầm tệp")
    assert rate(register) == Rate(missing=1)
    assert missing_documents(register.chair, *YEAR) == [document]


@pytest.mark.parametrize(
    ("family", "figures", "meets"),
    [
        (Family.NORMATIVE, Rate(in_time=9, late=1), False),
        (Family.NORMATIVE, Rate(in_time=10), True),
        (Family.DIRECTIVE, Rate(in_time=8, missing=2), False),
        (Family.DIRECTIVE, Rate(in_time=81, missing=19), True),
        (Family.DIRECTIVE, Rate(), True),
    ],
)
def test_targets_are_all_normative_and_more_than_four_fifths_of_directives(
    register: Register, family: Family, figures: Rate, meets: object
) -> None:
    assert figures.meets(duties(date(2026, 3, 2))[family]) is meets


def test_everybody_sees_the_agencies_of_their_right_alone(register: Register) -> None:
    draft(register)
    draft(register, agency_id=register.commune.pk)
    seen = {name: [one.name for one in rates_of(actor, *YEAR)] for name, actor in register.ladder().items()}
    both = ["Ủy ban nhân dân tỉnh Quảng Trị", "Ủy ban nhân dân xã Hải Lăng"]
    assert seen == {
        "nobody": [], "citizen": [], "no right": [], "wrong unit": both[1:], "right unit": both[:1], "head": both,
    }  # fmt: skip
    assert [one.agency_id for one in missing_documents(register.commune_clerk, *YEAR)] == [
        register.commune.pk
    ]


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("nobody", 302),
        ("citizen", 403),
        ("no right", 403),
        ("wrong unit", 200),
        ("right unit", 200),
        ("head", 200),
    ],
)
def test_who_opens_the_page_and_the_table(register: Register, who: str, status: int) -> None:
    client = Client() if who == "nobody" else signed_in(register.ladder()[who])
    assert client.get(PAGE).status_code == status
    assert client.get("/quan-ly-van-ban/ty-le.csv").status_code == status


@pytest.mark.parametrize(
    "query", ["nam=abc&thang=13", "nam=2026&thang=3", "co-quan=999999999999999999999", "nam=1"]
)
def test_any_period_is_answered(register: Register, query: str) -> None:
    draft(register)
    assert signed_in(register.chair).get(f"{PAGE}?{query}").status_code == 200


def test_the_table_says_what_the_page_says(register: Register) -> None:
    published_after(register, 2, 1)
    published_after(register, 5, 2)
    text = signed_in(register.chair).get("/quan-ly-van-ban/ty-le.csv?nam=2026").content.decode("utf-8-sig")
    (line,) = csv.DictReader(text.splitlines())
    assert (line["cddh_phai_cong_bo"], line["cddh_dung_han"], line["cddh_ty_le"]) == ("2", "1", "50.0")
