"""Which act leads from which state to which. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from hienluong.systems.voice.errors import ActNotPossible
from hienluong.systems.voice.models.consultation import ConsultationState as C
from hienluong.systems.voice.models.feedback import FeedbackState as F
from hienluong.systems.voice.models.question import QuestionState as Q

__all__ = ["CONSULTATION", "FEEDBACK", "QUESTION", "Machine", "Way"]


@dataclass(frozen=True, slots=True)
class Way:
    """The states an act may begin in, and the one it ends in."""

    begins: frozenset[str]
    ends: str


@dataclass(frozen=True, slots=True)
class Machine:
    """All acts on one kind of thing."""

    ways: Mapping[str, Way]

    def after(self, act: str, before: str) -> str:
        """The state after `act`. Raises ActNotPossible."""
        way = self.ways[act]
        if before not in way.begins:
            raise ActNotPossible(act=act, state=before)
        return way.ends

    def acts(self, state: str) -> list[str]:
        """What can be done in a state."""
        return [act for act, way in self.ways.items() if state in way.begins]


def _way(*begins: str, ends: str) -> Way:
    return Way(frozenset(begins), ends)


QUESTION = Machine(
    {
        "draft": _way(Q.RECEIVED, ends=Q.RECEIVED),
        "forward": _way(Q.RECEIVED, ends=Q.RECEIVED),
        "submit": _way(Q.RECEIVED, ends=Q.REVIEW),
        "return": _way(Q.REVIEW, ends=Q.RECEIVED),
        "publish": _way(Q.REVIEW, ends=Q.PUBLISHED),
        "answer": _way(Q.REVIEW, ends=Q.ANSWERED),
        "decline": _way(Q.RECEIVED, Q.REVIEW, ends=Q.DECLINED),
        "unpublish": _way(Q.PUBLISHED, ends=Q.ANSWERED),
    }
)
"""A question. What was declined stays so: the asker was told why."""

FEEDBACK = Machine(
    {
        "accept": _way(F.RECEIVED, ends=F.HANDLING),
        "refer": _way(F.RECEIVED, F.HANDLING, ends=F.RECEIVED),
        "name": _way(F.RECEIVED, F.HANDLING, ends=F.RECEIVED),
        "ask": _way(F.RECEIVED, F.HANDLING, ends=F.ASKING),
        "supplement": _way(F.ASKING, ends=F.HANDLING),
        "reply": _way(F.HANDLING, ends=F.ANSWERED),
        "publish": _way(F.ANSWERED, ends=F.PUBLISHED),
        "close": _way(F.RECEIVED, F.HANDLING, F.ASKING, ends=F.CLOSED),
        "unpublish": _way(F.PUBLISHED, ends=F.ANSWERED),
    }
)
"""Feedback. To name whom it complains about sends it on its way anew: to hands that it does not name."""

CONSULTATION = Machine(
    {
        "edit": _way(C.DRAFT, ends=C.DRAFT),
        "open": _way(C.DRAFT, ends=C.OPEN),
        "extend": _way(C.OPEN, ends=C.OPEN),
        "close": _way(C.OPEN, ends=C.CLOSED),
        "group": _way(C.CLOSED, ends=C.CLOSED),
        "summarise": _way(C.CLOSED, ends=C.SUMMARISED),
    }
)
"""A consultation. It closes by the clock, not by hand."""
