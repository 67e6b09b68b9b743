"""What may be published of people's words, who knows the second factor, when an answer is due."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.bodies import Bodies

from hienluong.base import clock
from hienluong.base.fresh import forget_all
from hienluong.systems.voice.contacts import Contact, contact_faults, knows
from hienluong.systems.voice.errors import NoRule
from hienluong.systems.voice.masking import publishable
from hienluong.systems.voice.models import Matter, VoiceRule
from hienluong.systems.voice.queries.rules import promise_for
from hienluong.systems.voice.slugs import slug_for

digits = st.text("0123456789", min_size=9, max_size=9)


@pytest.mark.parametrize(
    "secret",
    [
        "0905123456",
        "0905 123 456",
        "+84 905 123 456",
        "045199001234",
        "045 199 001 234",
        "191234567",
        "binh.nguyen@example.com.vn",
    ],
)
def test_numbers_and_addresses_are_masked(secret: str) -> None:
    shown = publishable(f"Liên hệ tôi qua {secret}, xin cảm ơn.")
    assert secret not in shown
    assert shown.startswith("Liên hệ tôi qua ")
    assert shown.endswith(", xin cảm ơn.")


@pytest.mark.parametrize(
    "kept", ["Nghị định 42/2022/NĐ-CP", "ngày 20/11/2026", "1.234.567 đồng", "thửa 123, tờ 45"]
)
def test_what_tells_of_nobody_stays(kept: str) -> None:
    assert publishable(kept) == kept


@given(digits, st.text(max_size=40))
def test_no_telephone_survives(number: str, around: str) -> None:
    assert (
        f"0{number}" not in publishable(f"{around} 0{number} {around}").replace(around, "", 2)
        or f"0{number}" in around
    )


@given(st.text(max_size=12))
def test_only_the_address_or_the_last_four_digits_open(typed: str) -> None:
    contact = Contact("Bình", "binh@example.vn", "0905123456")
    assert knows(contact, typed) is (typed.strip().casefold() in {"binh@example.vn", "3456"})


@given(st.text(max_size=12))
def test_what_was_never_left_opens_nothing(typed: str) -> None:
    assert not knows(Contact("Bình"), typed)


@pytest.mark.parametrize(
    ("typed", "kept"), [("+84 905 123 456", "0905123456"), ("0905.123.456", "0905123456")]
)
def test_telephones_are_kept_as_digits(typed: str, kept: str) -> None:
    assert Contact.typed("Bình", "", typed).phone == kept


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_whatever_is_typed_is_kept_or_refused(name: str, email: str, phone: str) -> None:
    contact = Contact.typed(name, email, phone)
    if not contact_faults(contact):
        assert contact.name
        assert "@" in contact.email or contact.phone.isdigit()


@given(st.text(max_size=300))
def test_an_address_is_made_of_plain_letters(title: str) -> None:
    slug = slug_for(title)
    assert slug.isascii()
    assert len(slug) <= 120
    assert not slug.startswith("-")


@pytest.mark.django_db
@pytest.mark.parametrize("hours", [0, 9, 31, 100, 2000])
def test_an_answer_is_never_due_before_it_was_asked_for(bodies: Bodies, hours: int) -> None:
    at = datetime(2026, 11, 20, 23, 0, tzinfo=UTC) + timedelta(hours=hours)
    promise = promise_for(Matter.QUESTION, bodies.interior.agency.pk, at)
    assert at <= promise.starts_at < promise.due_at


def test_a_new_rule_counts_from_its_day_on(bodies: Bodies) -> None:
    VoiceRule.objects.create(
        matter=Matter.QUESTION, valid_from=clock.today() + timedelta(days=1), amount=Decimal(2), unit="working_day",
        receivers=[], reviewers=[], basis="Quyết định mẫu",
    )  # fmt: skip
    agency = bodies.interior.agency.pk
    today = promise_for(Matter.QUESTION, agency, clock.now())
    later = promise_for(Matter.QUESTION, agency, clock.now() + timedelta(days=1))
    assert later.due_at < today.due_at


def test_without_a_rule_nothing_is_promised(bodies: Bodies) -> None:
    VoiceRule.objects.all().delete()
    forget_all()
    with pytest.raises(NoRule):
        promise_for(Matter.QUESTION, bodies.interior.agency.pk, clock.now())
