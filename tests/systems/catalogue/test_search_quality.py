"""The scored phrases: what people type finds what they need."""

from pathlib import Path

import pytest

from hienluong.systems.catalogue.bench import FILES, read_phrases, search_hit_rates
from hienluong.systems.catalogue.queries.snapshot import snapshot

pytestmark = pytest.mark.django_db
HERE = Path(__file__).parent


def test_informing_phrases_are_found_nearly_always_and_held_out_ones_mostly(
    whole_catalogue: None, units: None
) -> None:
    informing, held_out, unseen = search_hit_rates(HERE)
    assert informing.at_5 >= 0.97, informing.missed
    assert held_out.at_5 >= 0.85, held_out.missed
    assert unseen.at_5 >= 0.85, unseen.missed


def test_the_scored_phrases_name_procedures_that_exist_and_do_not_overlap(whole_catalogue: None) -> None:
    informing, held_out = (read_phrases(HERE / name) for name in FILES)
    codes = {code for phrase in (*informing, *held_out) for code in phrase.codes}
    assert codes <= snapshot().summaries.keys()
    assert not {phrase.text for phrase in informing} & {phrase.text for phrase in held_out}


def test_the_vocabulary_names_only_procedures_that_exist(whole_catalogue: None) -> None:
    vocabulary = snapshot().vocabulary
    named = {*vocabulary.phrases, *vocabulary.popularity}
    named |= {code for event in vocabulary.events for code in event.codes}
    named |= {code for refusal in vocabulary.refusals for code in refusal.see}
    named |= {code for family in vocabulary.families for _, code in family.options}
    assert named <= snapshot().summaries.keys()
