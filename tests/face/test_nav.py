"""Menus show to each reader what it may open, and where it is."""

import pytest
from django.urls import reverse

from hienluong.face import nav
from hienluong.face.nav import Area, NavItem, entries
from hienluong.kernel.access.public import NOBODY, Actor, ActorKind, Scope

ALWAYS = NavItem(label="Việc của tôi", url_name="face:home", area=Area.OFFICER, order=20)
FOR_HEADS = NavItem(
    label="Báo cáo", url_name="face:gallery", area=Area.OFFICER, right="reports.see", order=10
)
DEEPER = NavItem(label="Mẫu", url_name="face:gallery-officer", area=Area.OFFICER, order=30)


@pytest.fixture(autouse=True)
def _items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nav, "_items", [ALWAYS, FOR_HEADS, DEEPER])


def _officer(*rights: str) -> Actor:
    scopes = {right: Scope(agencies=frozenset({1})) for right in rights}
    return Actor(kind=ActorKind.OFFICER, scopes=scopes)


def _labels(reader: Actor | None) -> list[str]:
    return [entry.label for entry in entries(Area.OFFICER, reader, "/")]


def test_an_entry_with_a_right_is_shown_to_those_who_hold_it() -> None:
    assert _labels(_officer("reports.see")) == ["Báo cáo", "Việc của tôi", "Mẫu"]


@pytest.mark.parametrize(
    "reader", [None, NOBODY, _officer("cases.receive")], ids=["unknown", "nobody", "other right"]
)
def test_an_entry_with_a_right_is_hidden_from_all_others(reader: Actor | None) -> None:
    assert _labels(reader) == ["Việc của tôi", "Mẫu"]


def test_only_the_closest_entry_is_current() -> None:
    path = reverse("face:gallery-officer") + "7/"
    assert [
        entry.label for entry in entries(Area.OFFICER, _officer("reports.see"), path) if entry.current
    ] == ["Mẫu"]


def test_registering_twice_adds_once() -> None:
    nav.register(ALWAYS)
    assert nav.registered().count(ALWAYS) == 1


def test_every_registered_entry_leads_to_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    for item in nav.registered():
        assert reverse(item.url_name, kwargs=dict(item.url_kwargs) or None)
