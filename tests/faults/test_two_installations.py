"""Two real installations send each other letters over a bad line while their processes are killed."""

from pathlib import Path

import pytest

from hienluong.config.twins.trial import Trial, two_houses

pytestmark = pytest.mark.faults


def test_nothing_is_lost_doubled_or_out_of_order_and_both_ledgers_agree(tmp_path: Path) -> None:
    with two_houses(tmp_path, seed=7) as (first, second, lines):
        outcome = Trial((first, second), lines, documents=40, kills=2, loss=0.1, seed=7).run()
    assert outcome.kills
    assert outcome.cuts
    assert outcome.good, outcome
