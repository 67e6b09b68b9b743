"""Nobody is asked twice, and nobody is asked for what does not concern them."""

import pytest
from tests.support.commune import Commune
from tests.systems.filing.conftest import browser

from hienluong.base.errors import Invalid
from hienluong.kernel.people.public import Party
from hienluong.systems.catalogue.public import procedure_in_force
from hienluong.systems.filing.actions.drafting import save_block, start_draft
from hienluong.systems.filing.actions.send import receiving_centre
from hienluong.systems.filing.forms import Form
from hienluong.systems.filing.forms.checking import with_defaults
from hienluong.systems.filing.forms.papers import papers_by_case
from hienluong.systems.filing.models import Draft
from hienluong.systems.filing.queries.forms import CENTRE_OF_COMMUNE, form_for
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
