"""What people wrote to an agency that ends is answered by its heir, and never handled by whom it is about."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from tests.support.bodies import Bodies
from tests.support.office import again
from tests.systems.voice.asking import asked
from tests.systems.voice.reporting import about

from hienluong.base import clock
from hienluong.base.fresh import forget_all
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.organisation.actions.reorganise_agencies import merge_agencies
from hienluong.kernel.organisation.public import Agency
from hienluong.kernel.organisation.values import Merger
from hienluong.shared.work.actions.inherit import inherit, note_left
from hienluong.shared.work.errors import NobodyDecides
from hienluong.shared.work.models import Inheritance, WorkItem
from hienluong.shared.work.public import Matter, work_list
from hienluong.systems.voice.queries.questions import visible_question


@pytest.fixture
def later(bodies: Bodies) -> Iterator[None]:
    with clock.frozen(clock.now() + timedelta(days=14)):
        yield


def _merged(one: Agency, into: Agency) -> None:
    merge_agencies(SYSTEM, Merger([one.pk, into.pk], into.pk, clock.today(), "QĐ 1"))
    forget_all()
    note_left(one.pk)
    for row in Inheritance.objects.filter(settled_at__isnull=True):
        inherit(Matter(row.subject_kind, row.subject_id), row.ended_id)


def test_a_question_is_answered_by_the_heir(bodies: Bodies, later: None) -> None:
    question = asked(bodies.interior)
    _merged(bodies.interior.office, bodies.justice.office)
    _merged(bodies.interior.agency, bodies.justice.agency)
    heir = again(bodies.justice.specialist)
    assert [item.subject_id for item in work_list(heir).items] == [question.pk]
    assert visible_question(heir, question.code).agency_id == bodies.justice.agency.pk
    assert heir.holds("voice.answer", visible_question(heir, question.code).agency_id)


def test_feedback_never_reaches_whom_it_is_about_by_succession(bodies: Bodies, later: None) -> None:
    feedback = about(bodies.interior.head, bodies.interior)
    before = WorkItem.objects.get(subject_kind="feedback", subject_id=feedback.pk)
    with pytest.raises(NobodyDecides):
        _merged(bodies.province.office, bodies.interior.office)
    assert not work_list(again(bodies.interior.head)).items
    assert WorkItem.objects.get(pk=before.pk).post_id == before.post_id
