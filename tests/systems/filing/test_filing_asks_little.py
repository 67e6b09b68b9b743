"""Nobody is asked twice, and nobody is asked for what does not concern them."""

import pytest
from tests.support.commune import Commune
from tests.systems.filing.conftest import browser
from tests.systems.filing.filled import complete

from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import Actor
from hienluong.kernel.jobs.public import work_off
from hienluong.kernel.people.public import ContactIn, Party, update_contact
from hienluong.systems.catalogue.public import procedure_in_force, version
from hienluong.systems.filing.actions.drafting import save_block, start_draft
from hienluong.systems.filing.actions.send import receiving_centre, send_draft
from hienluong.systems.filing.forms import Form
from hienluong.systems.filing.forms.checking import with_defaults
from hienluong.systems.filing.forms.papers import papers_by_case
from hienluong.systems.filing.models import Draft
from hienluong.systems.filing.queries.forms import CENTRE_OF_COMMUNE, form_for, form_of
from hienluong.systems.filing.queries.places import commune_of


@pytest.fixture
def draft(commune: Commune) -> Draft:
    return start_draft(commune.citizen, procedure_in_force("1.001193"))


@pytest.fixture
def form(commune: Commune) -> Form:
    return form_for(procedure_in_force("1.001193"))


def page(draft: Draft, key: str) -> str:
    return f"/nop-ho-so/ban-nhap/{draft.uid}/{key}/"


@pytest.mark.parametrize(("relation", "who"), [("me", "mother"), ("cha", "father")])
def test_a_parent_who_registers_is_not_asked_twice_who_they_are(form: Form, relation: str, who: str) -> None:
    said = {"requester.relation": relation, "requester.name": "Hồ Thị Ơn", "requester.birth": "1995-02-03"}
    for key in ("mother", "father"):
        block = form.block(key)
        assert block
        filled = with_defaults(block, said)
        assert filled.get(f"{key}.name") == ("Hồ Thị Ơn" if key == who else None)
        assert filled.get(f"{key}.known") == ("yes" if key == who else None)


def test_what_was_typed_stands_before_what_would_be_copied(form: Form) -> None:
    block = form.block("mother")
    assert block
    said = {"requester.relation": "me", "requester.name": "Hồ Thị Ơn", "mother.name": "Hồ Thị Kăn Ơn"}
    assert with_defaults(block, said)["mother.name"] == "Hồ Thị Kăn Ơn"


def test_the_address_of_last_time_stands_there(commune: Commune) -> None:
    code = commune_of(commune.centre.pk)
    Party.objects.filter(pk=commune.citizen.party_id).update(address={"province": "44", "commune": code})
    answers = start_draft(commune.citizen, procedure_in_force("1.001193")).answers
    assert (answers["requester.commune"], answers["place.commune"]) == (code, code)


def test_who_names_no_centre_files_at_the_centre_of_the_commune(commune: Commune) -> None:
    code = commune_of(commune.centre.pk)
    assert receiving_centre({"place.centre": CENTRE_OF_COMMUNE, "place.commune": code}) == commune.centre.pk


def test_a_commune_without_a_centre_of_its_own_is_told_to_choose(commune: Commune) -> None:
    with pytest.raises(Invalid) as refused:
        receiving_centre({"place.centre": CENTRE_OF_COMMUNE, "place.commune": "00000"})
    assert "place.centre" in refused.value.fields


def test_a_paper_of_some_cases_says_which(form: Form) -> None:
    told = {one.paper.code: one for one in papers_by_case(form)}
    assert told["giay-chung-sinh"].answers == ("Giấy chứng sinh",)
    assert told["uy-quyen"].unless
    assert told["uy-quyen"].answers == ("Cha", "Mẹ")


def test_a_choice_shows_its_questions_without_saving_or_blaming(commune: Commune, draft: Draft) -> None:
    answer = browser(commune.citizen).post(page(draft, "mother"), {"mother.known": "yes", "show": "yes"})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="mother.name"' in text
    assert "data-errors" not in text
    draft.refresh_from_db()
    assert "mother.known" not in draft.answers
    assert "mother" not in draft.seen


def test_the_questions_of_another_writers_draft_are_not_shown(commune: Commune, draft: Draft) -> None:
    assert browser(commune.reception).post(page(draft, "mother"), {"show": "yes"}).status_code == 404


def test_a_paper_page_follows_what_was_saved(commune: Commune, draft: Draft) -> None:
    save_block(
        commune.citizen, draft.uid, "proof", {"proof.kind": "giay-chung-sinh", "proof.surrogacy": "no"}
    )
    assert 'name="giay-chung-sinh"' in browser(commune.citizen).get(page(draft, "giay-to")).content.decode()


def filed(actor: Actor) -> Party:
    """The party after this actor filed once and the worker was there."""
    draft = start_draft(actor, procedure_in_force("1.001193"))
    form = form_of(draft.form, version(draft.procedure_version))
    where = {"place.commune": form.fields["place.commune"].choices[0][0], "place.centre": CENTRE_OF_COMMUNE}
    draft.answers = complete(form, **where, **{"place.delivery": "online", "proof.kind": "du-lieu"})
    draft.save()
    send_draft(actor, draft.uid)
    work_off()
    return Party.objects.get(pk=actor.party_id)


def test_how_to_reach_the_filer_is_kept_for_the_next_form(commune: Commune) -> None:
    party = filed(commune.citizen)
    assert party.phone
    assert party.address["text"].endswith("Tỉnh Quảng Trị")
    answers = start_draft(commune.citizen, procedure_in_force("1.001193")).answers
    assert answers["requester.phone"] == party.phone
    assert answers["requester.address"] == party.address["address"]


def test_a_form_does_not_change_what_the_account_says(commune: Commune) -> None:
    update_contact(
        commune.citizen, commune.citizen.party_id, ContactIn("0912000999", "", {"text": "12 Lê Lợi"})
    )
    party = filed(commune.citizen)
    assert (party.phone, party.address) == ("0912000999", {"text": "12 Lê Lợi"})
    assert party.email
