"""The states: nothing ended is begun again, nothing leads nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hienluong.systems.voice.errors import ActNotPossible
from hienluong.systems.voice.models import FeedbackState, QuestionState
from hienluong.systems.voice.rules.states import FEEDBACK, QUESTION, Machine

MACHINES = [(QUESTION, QuestionState), (FEEDBACK, FeedbackState)]
ENDED = {"declined", "closed"}


@pytest.mark.parametrize(("machine", "states"), MACHINES)
@given(data=st.data())
def test_an_act_is_possible_exactly_where_it_is_offered(
    machine: Machine, states: type[QuestionState], data: st.DataObject
) -> None:
    act, state = data.draw(st.sampled_from(sorted(machine.ways))), data.draw(st.sampled_from(states.values))
    if act in machine.acts(state):
        assert machine.after(act, state) in states.values
    else:
        with pytest.raises(ActNotPossible):
            machine.after(act, state)


@pytest.mark.parametrize(("machine", "states"), MACHINES)
@given(data=st.data())
def test_no_way_of_acts_leaves_an_end(
    machine: Machine, states: type[QuestionState], data: st.DataObject
) -> None:
    state, ended = "received", False
    for _ in range(12):
        acts = machine.acts(state)
        assert not (ended and acts)
        if not acts:
            return
        state = machine.after(data.draw(st.sampled_from(acts)), state)
        ended = state in ENDED


@pytest.mark.parametrize(("machine", "states"), MACHINES)
def test_every_state_can_be_reached(machine: Machine, states: type[QuestionState]) -> None:
    assert {"received"} | {way.ends for way in machine.ways.values()} == set(states.values)
