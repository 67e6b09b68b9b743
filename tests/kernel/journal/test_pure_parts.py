"""Trees, lines and proofs need no database: anybody can recompute them."""

import json

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from hienluong.base import clock
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.journal.digest import ENTRY_LINE, entry_digest, entry_line
from hienluong.kernel.journal.merkle import EMPTY_ROOT, inclusion_path, leaf_hash, root_from_path, tree_root
from hienluong.kernel.journal.public import Subject, record

leaves = st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=70)


def slow_root(level: list[bytes]) -> bytes:
    """As RFC 6962 tells it: split at the largest power of two below the size."""
    import hashlib

    if len(level) == 1:
        return level[0]
    split = 1
    while split * 2 < len(level):
        split *= 2
    return hashlib.sha256(b"\x01" + slow_root(level[:split]) + slow_root(level[split:])).digest()


@given(leaves)
def test_the_root_is_the_one_of_the_rfc(level: list[bytes]) -> None:
    assert tree_root(level) == slow_root(level)


def test_no_entries_have_the_root_of_the_empty_string() -> None:
    assert tree_root([]) == EMPTY_ROOT


@given(leaves, st.data())
def test_every_leaf_has_a_path_that_leads_to_the_root(level: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(level) - 1))
    path = inclusion_path(level, index)
    assert root_from_path(level[index], index, len(level), path) == tree_root(level)


@given(leaves, st.data())
def test_a_path_holds_for_no_other_leaf_place_or_length(level: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(level) - 1))
    path, root = inclusion_path(level, index), tree_root(level)
    assert root_from_path(b"x" * 32, index, len(level), path) != root
    assert root_from_path(level[index], index, len(level), [*path, b"x" * 32]) is None
    assert root_from_path(level[index], len(level), len(level), path) is None
    if path:
        assert root_from_path(level[index], index, len(level), path[:-1]) is None


def test_a_leaf_depends_on_the_place_of_its_entry() -> None:
    digest = bytes(32)
    places = [(1, 1, 5), (2, 1, 5), (1, 2, 5), (1, 1, 6)]
    assert len({leaf_hash(*place, digest) for place in places}) == 4


_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
_FACTS = st.dictionaries(
    _TEXT,
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**60), 2**60) | _TEXT,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
        max_leaves=6,
    ),
    max_size=4,
)


class LinesOfTheDatabase(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(_FACTS, _TEXT)
    def test_python_and_the_database_spell_an_entry_alike(
        self, facts: dict[str, object], subject: str
    ) -> None:
        record(SYSTEM, "x", Subject("case", subject, party_id=5), facts=facts)
        with connection.cursor() as cursor:
            cursor.execute(f"select {ENTRY_LINE}, digest from journal_entry order by id desc limit 1")
            line, digest = (bytes(value) for value in cursor.fetchone())
        assert entry_digest(line) == digest
        assert json.loads(line)[-1] == facts


@pytest.mark.parametrize("value", [1.5, b"x", object(), {1, 2}])
def test_facts_that_have_no_single_spelling_are_refused(value: object) -> None:
    with pytest.raises(TypeError, match="no place in the journal"):
        entry_line(dict.fromkeys(("uid", "actor_kind", "account", "posts", "verb", "right", "subject_kind", "subject_id", "agency", "party", "outcome", "facts"), value), clock.now())  # fmt: skip
