"""The index can be made anew from its sources, and drift is seen."""

from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from hienluong.shared.search import kinds
from hienluong.shared.search.actions.rebuild import drifts, rebuild
from hienluong.shared.search.commands import search as command
from hienluong.shared.search.models import SearchEntry
from hienluong.shared.search.public import Entry, Kind, index, register

pytestmark = pytest.mark.django_db


def entry(key: str, title: str) -> Entry:
    return Entry(kind="sample", key=key, agency_id=None, title=title, url="/")


@pytest.fixture(autouse=True)
def _a_kind_with_a_source(monkeypatch: pytest.MonkeyPatch) -> None:
    def entries() -> Iterator[Entry]:
        yield from (entry("same", "Như cũ"), entry("changed", "Mới"), entry("missing", "Thiếu"))

    monkeypatch.setattr(kinds, "_kinds", {})
    register(Kind(name="sample", label="Mẫu", entries=entries))
    index(entry("same", "Như cũ"), entry("changed", "Cũ"), entry("surplus", "Thừa"))


def test_drift_is_told_and_rebuilding_puts_it_right() -> None:
    (drift,) = drifts()
    assert (drift.stand, drift.missing, drift.changed, drift.surplus) == (3, 1, 1, 1)
    assert next(rebuild()).count == 3
    (drift,) = drifts()
    assert drift.count == 0
    assert SearchEntry.objects.get(key="changed").title == "Mới"


def test_a_dry_run_changes_nothing() -> None:
    answer = CliRunner().invoke(command, ["rebuild", "--dry-run"])
    assert "3 mục khác với nguồn" in answer.output
    assert SearchEntry.objects.filter(key="surplus").exists()


def test_the_command_rebuilds_and_learns_the_words() -> None:
    answer = CliRunner().invoke(command, ["rebuild"])
    assert answer.exit_code == 0
    assert "Đã sửa 3 mục" in answer.output
    assert not SearchEntry.objects.filter(key="surplus").exists()
