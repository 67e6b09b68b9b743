"""Entering, publishing and taking down: who may, what is refused, what is told."""

from dataclasses import replace
from datetime import date

import pytest
from tests.systems.legal.register import Register, draft, facts_of, fresh, published, relate, with_file

from hienluong.base.errors import HouseError, Invalid, NotAllowed, SignInNeeded
from hienluong.face.models import Stamp
from hienluong.kernel.access.public import Actor
from hienluong.kernel.jobs.models import Event
from hienluong.kernel.journal.models import Entry
from hienluong.shared.search.public import search
from hienluong.systems.legal.actions.publish import publish_document, withdraw_document
from hienluong.systems.legal.actions.register import correct_document, register_document
from hienluong.systems.legal.actions.relate import relate_documents, unrelate_documents
from hienluong.systems.legal.errors import (
    AlreadyPublished,
    AlreadyRegistered,
    NothingToPublish,
    NotPublished,
    RelationKnown,
)
from hienluong.systems.legal.models import Document
from hienluong.systems.legal.values import RelationFacts

pytestmark = pytest.mark.django_db


def _register(actor: Actor, register: Register, _one: Document) -> object:
    return register_document(actor, facts_of(register, symbol="99/2026/QĐ-UBND"))


def _correct(actor: Actor, register: Register, one: Document) -> object:
    return correct_document(actor, one.pk, facts_of(register, summary="Khác"))


def _publish(actor: Actor, _register: Register, one: Document) -> object:
    return publish_document(actor, one.pk)


def _withdraw(actor: Actor, register: Register, _one: Document) -> object:
    return withdraw_document(actor, published(register, symbol="98/2026/QĐ-UBND").pk, "Nhầm tệp")


def _relate(actor: Actor, _register: Register, one: Document) -> object:
    facts = RelationFacts(source_id=one.pk, kind="based_on", outside="Luật số 64/2025/QH15")
    return relate_documents(actor, facts)


ACTS = {
    "register": _register,
    "correct": _correct,
    "publish": _publish,
    "withdraw": _withdraw,
    "relate": _relate,
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(
    ("who", "outcome"),
    [
        ("nobody", SignInNeeded),
        ("citizen", NotAllowed),
        ("wrong unit", NotAllowed),
        ("no right", NotAllowed),
        ("head", NotAllowed),
        ("right unit", None),
    ],
)
def test_only_who_publishes_for_the_agency_acts(
    register: Register, act: str, who: str, outcome: type[HouseError] | None
) -> None:
    document = draft(register)
    with_file(document)
    actor = register.ladder()[who]
    if outcome is None:
        ACTS[act](actor, register, document)
    else:
        with pytest.raises(outcome):
            ACTS[act](actor, register, document)


def test_a_document_keeps_the_name_its_issuer_had_on_that_day(register: Register) -> None:
    assert draft(register).issuer_name == "Ủy ban nhân dân tỉnh Quảng Trị"
    with pytest.raises(Invalid) as refused:
        draft(register, symbol="1/2024/QĐ-UBND", issued_on=date(2024, 5, 2), in_force_from=date(2024, 6, 1))
    assert "issuer_name" in refused.value.fields
    old = draft(
        register,
        symbol="1/2024/QĐ-UBND",
        issued_on=date(2024, 5, 2),
        in_force_from=date(2024, 6, 1),
        issuer_name="Ủy ban nhân dân tỉnh Quảng Bình",
    )
    assert old.slug == "1-2024-qd-ubnd"
    assert old.issuer_slug == "uy-ban-nhan-dan-tinh-quang-binh"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"symbol": ""}, "symbol"),
        ({"symbol": "Quyết định 36"}, "symbol"),
        ({"symbol": "36/2025/QĐ-UBND"}, "issued_on"),
        ({"summary": ""}, "summary"),
        ({"summary": "x" * 1001}, "summary"),
        ({"signer_title": ""}, "signer_title"),
        ({"issued_on": date(2099, 1, 1), "symbol": "36/2099/QĐ-UBND", "in_force_from": None}, "issued_on"),
        ({"in_force_from": date(2026, 3, 1)}, "in_force_from"),
        ({"in_force_to": date(2026, 3, 15)}, "in_force_to"),
        ({"type_code": "ke-hoach"}, "type_code"),
        ({"type_code": "sac-lenh"}, "type_code"),
        ({"field_code": ""}, "field_code"),
        ({"territory_code": "mat-trang"}, "territory_code"),
        ({"exempt_reason": "Mật"}, "exempt_reason"),
    ],
)
def test_what_does_not_hold_together_is_named(
    register: Register, wrong: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        draft(register, **wrong)
    assert list(refused.value.fields) == [field]


def test_a_directive_of_chairmen_was_normative_until_the_law_changed(register: Register) -> None:
    facts = facts_of(
        register, type_code="chi-thi", symbol="05/2016/CT-UBND", issued_on=date(2016, 5, 4),
        in_force_from=date(2016, 5, 14), issuer_name="Ủy ban nhân dân tỉnh Quảng Trị",
    )  # fmt: skip
    assert register_document(register.clerk, facts).type.normative
    later = replace(
        facts, issued_on=date(2016, 8, 1), in_force_from=date(2016, 8, 14), symbol="06/2016/CT-UBND"
    )
    with pytest.raises(Invalid):
        register_document(register.clerk, later)


def test_one_issuer_has_a_symbol_once_a_year(register: Register) -> None:
    draft(register)
    with pytest.raises(AlreadyRegistered):
        draft(register, symbol="036/2026/qđ-ubnd")


def test_a_normative_document_is_published_with_its_text(register: Register) -> None:
    with pytest.raises(NothingToPublish):
        publish_document(register.clerk, draft(register).pk)


def test_an_exempt_directive_is_not_published(register: Register) -> None:
    document = draft(register, family="directive", symbol="12/QĐ-UBND", exempt_reason="Nội bộ")
    assert document.publish_by is None
    with pytest.raises(Invalid):
        publish_document(register.clerk, document.pk)


def test_the_first_day_on_the_page_stays_when_it_is_published_again(register: Register) -> None:
    document = published(register)
    with pytest.raises(AlreadyPublished):
        publish_document(register.clerk, document.pk)
    Document.objects.update(published_on=date(2026, 3, 3))
    withdraw_document(register.clerk, document.pk, "Nhầm tệp")
    with pytest.raises(NotPublished):
        withdraw_document(register.clerk, document.pk, "Lần nữa")
    assert publish_document(register.clerk, document.pk).published_on == date(2026, 3, 3)


@pytest.mark.parametrize("why", ["", "   ", "x" * 301])
def test_taking_down_needs_a_reason(register: Register, why: str) -> None:
    with pytest.raises(Invalid):
        withdraw_document(register.clerk, published(register).pk, why)


def test_the_last_day_for_publishing_is_two_working_days_after_the_signing(register: Register) -> None:
    monday, friday, sunday = date(2026, 3, 2), date(2026, 3, 6), date(2026, 3, 8)
    assert draft(register, issued_on=monday).publish_by == date(2026, 3, 4)
    assert draft(register, symbol="37/2026/QĐ-UBND", issued_on=friday).publish_by == date(2026, 3, 10)
    assert draft(register, symbol="38/2026/QĐ-UBND", issued_on=sunday).publish_by == date(2026, 3, 10)


def test_every_act_is_journaled_told_and_touches_the_kept_pages(register: Register) -> None:
    before = Stamp.objects.filter(topic="legal").values_list("version", flat=True).first() or 0
    document = published(register)
    withdraw_document(register.clerk, document.pk, "Nhầm tệp")
    verbs = ["legal.registered", "legal.published", "legal.withdrawn"]
    assert (
        list(Entry.objects.filter(verb__startswith="legal.").order_by("pk").values_list("verb", flat=True))
        == verbs
    )
    assert (
        list(Event.objects.filter(name__startswith="legal.").order_by("pk").values_list("name", flat=True))
        == verbs
    )
    assert Stamp.objects.get(topic="legal").version == before + 3


def test_search_finds_what_is_published_and_nothing_else(register: Register) -> None:
    document = draft(register)
    with_file(document)
    assert not search("tách thửa").groups
    publish_document(register.clerk, document.pk)
    assert [hit.url for group in search("tach thua").groups for hit in group.hits] == [document.url]
    withdraw_document(register.clerk, document.pk, "Nhầm tệp")
    assert not search("tách thửa").groups


OLDER = {"symbol": "12/2026/QĐ-UBND", "issued_on": date(2026, 1, 5), "in_force_from": date(2026, 1, 15)}


def test_an_earlier_document_does_not_act_on_a_later_one(register: Register) -> None:
    new, old = published(register), published(register, **OLDER)
    with pytest.raises(Invalid):
        relate(register, old, "replaces", new)


def test_a_lower_level_does_not_replace_a_higher_one(register: Register) -> None:
    target = published(register, **OLDER)
    source = published(register, agency_id=register.commune.pk)
    facts = RelationFacts(source_id=source.pk, kind="replaces", target_id=target.pk)
    with pytest.raises(Invalid):
        relate_documents(register.commune_clerk, facts)
    guiding = replace(facts, kind="guides")
    assert relate_documents(register.commune_clerk, guiding).target == target


def test_a_relation_is_written_once_and_not_with_itself(register: Register) -> None:
    new, old = published(register), published(register, **OLDER)
    relate(register, new, "replaces", old)
    with pytest.raises(RelationKnown):
        relate(register, new, "replaces", old)
    with pytest.raises(Invalid):
        relate(register, new, "amends", new)


def test_another_agencys_draft_cannot_be_named(register: Register) -> None:
    hidden = draft(register, agency_id=register.commune.pk)
    source = published(register, symbol="38/2026/QĐ-UBND", issued_on=date(2026, 3, 9))
    with pytest.raises(Invalid):
        relate(register, source, "annuls", hidden)


def test_a_relation_of_another_document_is_not_struck_out(register: Register) -> None:
    new, old = published(register), published(register, **OLDER)
    relation = relate(register, new, "replaces", old)
    with pytest.raises(HouseError):
        unrelate_documents(register.clerk, old.pk, relation.pk)
    assert fresh(old).ends_from is not None
