"""Effect is computed from days, never kept."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.systems.legal.register import Register, draft, facts_of, fresh, published, relate

from hienluong.base.clock import frozen
from hienluong.systems.legal.actions.publish import publish_document, withdraw_document
from hienluong.systems.legal.actions.register import correct_document
from hienluong.systems.legal.actions.relate import unrelate_documents
from hienluong.systems.legal.models import Document, EndedBy
from hienluong.systems.legal.queries.filters import Asked, matching
from hienluong.systems.legal.rules import Blow, Effect, effect_on, end_of

DAY = date(2026, 6, 1)
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@dataclass
class Days:
    in_force_from: date | None = date(2026, 1, 1)
    ends_from: date | None = None
    ended_by: str = ""
    partly_from: date | None = None


@pytest.mark.parametrize(
    ("facts", "effect"),
    [
        (Days(), Effect.IN_FORCE),
        (Days(in_force_from=None), Effect.UNKNOWN),
        (Days(in_force_from=DAY + timedelta(1)), Effect.NOT_YET),
        (Days(in_force_from=DAY), Effect.IN_FORCE),
        (Days(ends_from=DAY, ended_by=EndedBy.REPLACED), Effect.REPLACED),
        (Days(ends_from=DAY, ended_by=EndedBy.ANNULLED), Effect.EXPIRED),
        (Days(ends_from=DAY, ended_by=EndedBy.TERM), Effect.EXPIRED),
        (Days(ends_from=DAY + timedelta(1), ended_by=EndedBy.REPLACED), Effect.IN_FORCE),
        (Days(partly_from=DAY), Effect.PARTLY),
        (Days(partly_from=DAY + timedelta(1)), Effect.IN_FORCE),
    ],
)
def test_effect_on_a_day(facts: Days, effect: Effect) -> None:
    assert effect_on(facts, DAY) is effect


@given(days, days, days)
def test_what_has_ended_never_comes_back(ends: date, first: date, later: date) -> None:
    facts = Days(ends_from=ends, ended_by=EndedBy.ANNULLED)
    first, later = sorted((first, later))
    if effect_on(facts, first) is Effect.EXPIRED:
        assert effect_on(facts, later) is Effect.EXPIRED


@given(st.lists(st.tuples(st.sampled_from(["replaces", "annuls"]), days), min_size=1), st.none() | days)
def test_the_first_that_ends_a_document_ends_it(blows: list[tuple[str, date]], term: date | None) -> None:
    end = end_of(term, [Blow(kind, "whole", day) for kind, day in blows])
    ends = [day for _kind, day in blows] + ([term + timedelta(1)] if term else [])
    assert end.ends_from == min(ends)


def test_a_part_struck_out_or_amended_leaves_the_rest_in_force() -> None:
    end = end_of(None, [Blow("amends", "whole", DAY), Blow("replaces", "part", DAY + timedelta(9))])
    assert (end.ends_from, end.partly_from) == (None, DAY)


def test_guiding_and_being_based_on_end_nothing() -> None:
    assert end_of(None, [Blow("guides", "whole", DAY), Blow("based_on", "whole", DAY)]).ends_from is None


OLD = {"symbol": "12/2026/QĐ-UBND", "issued_on": date(2026, 1, 5), "in_force_from": date(2026, 1, 15)}


@pytest.fixture
def old(register: Register) -> Document:
    return published(register, **OLD)


def test_replacing_closes_the_other_from_the_day_the_new_one_comes_into_force(
    register: Register, old: Document
) -> None:
    relate(register, published(register), "replaces", old)
    assert effect_on(fresh(old), date(2026, 3, 15)) is Effect.IN_FORCE
    assert effect_on(fresh(old), date(2026, 3, 16)) is Effect.REPLACED


def test_a_draft_ends_nothing_until_it_is_published(register: Register, old: Document) -> None:
    directive = {"family": "directive", "symbol": "36/QĐ-UBND"}
    new = draft(register, **directive)
    relate(register, new, "annuls", old)
    assert fresh(old).ends_from is None
    publish_document(register.clerk, new.pk)
    assert fresh(old).ends_from == new.in_force_from


def test_taking_a_document_off_the_page_brings_nothing_back(register: Register, old: Document) -> None:
    new = published(register)
    relate(register, new, "replaces", old)
    withdraw_document(register.clerk, new.pk, "Thiếu phụ lục")
    assert fresh(old).ended_by == EndedBy.REPLACED


def test_correcting_the_day_moves_the_end_of_what_it_replaces(register: Register, old: Document) -> None:
    new = published(register)
    relate(register, new, "replaces", old)
    correct_document(register.clerk, new.pk, replace(facts_of(register), in_force_from=date(2026, 4, 1)))
    assert fresh(old).ends_from == date(2026, 4, 1)


def test_a_relation_struck_out_gives_the_effect_back(register: Register, old: Document) -> None:
    new = published(register)
    relation = relate(register, new, "replaces", old)
    unrelate_documents(register.clerk, new.pk, relation.pk)
    assert fresh(old).ends_from is None


def test_what_was_annulled_before_its_day_never_replaced_anything(register: Register, old: Document) -> None:
    new = published(register)
    relate(register, new, "replaces", old)
    third = published(
        register, symbol="37/2026/QĐ-UBND", issued_on=date(2026, 3, 5), in_force_from=date(2026, 3, 6)
    )
    relate(register, third, "annuls", new)
    assert fresh(old).ends_from is None


@pytest.mark.parametrize("begins", [None, DAY - timedelta(1), DAY, DAY + timedelta(1)])
@pytest.mark.parametrize("ends", [None, DAY - timedelta(1), DAY, DAY + timedelta(1)])
def test_the_database_computes_the_same_effect(old: Document, begins: date | None, ends: date | None) -> None:
    for by in ("replaced", "annulled", "term") if ends else ("",):
        for partly in (None, DAY, DAY + timedelta(1)):
            facts = Days(begins, ends, by, partly)
            Document.objects.filter(pk=old.pk).update(**vars(facts))
            with frozen(datetime.combine(DAY, time(5), UTC)):
                (row,) = matching(Asked())
            assert row.effect == effect_on(facts, DAY)
