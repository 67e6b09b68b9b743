"""Which papers the answers call for."""

from dataclasses import dataclass, replace

from hienluong.systems.filing.forms.conditions import holds
from hienluong.systems.filing.forms.kinds import shown
from hienluong.systems.filing.forms.model import Answers, Condition, Form, Paper

__all__ = ["PaperAsked", "PaperCase", "papers_asked", "papers_by_case"]


@dataclass(frozen=True, slots=True)
class PaperAsked:
    """A paper that applies; without `required` it is only offered. Data may stand for it: then it is never asked."""

    paper: Paper
    required: bool

    @property
    def by_data(self) -> str:
        """The database that stands for it."""
        return self.paper.replaced_by


def papers_asked(form: Form, answers: Answers) -> list[PaperAsked]:
    """The papers of the form for these answers, in its order."""
    return [_asked(paper, answers) for paper in form.papers if holds(paper.applies_if, answers)]


def _asked(paper: Paper, answers: Answers) -> PaperAsked:
    demanded = paper.required_if is not None and holds(paper.required_if, answers)
    return PaperAsked(paper, demanded and not paper.replaced_by)


@dataclass(frozen=True, slots=True)
class PaperCase:
    """A paper that only some answers call for: the question, and the answers that do (or, `unless`, do not)."""

    paper: Paper
    question: str
    answers: tuple[str, ...]
    unless: bool = False


def papers_by_case(form: Form) -> list[PaperCase]:
    """The papers that not everybody needs, told before anything is answered.

    A condition of several parts is told by its first question alone: the form itself asks exactly.
    """
    return [_case(form, paper, paper.applies_if) for paper in form.papers if paper.applies_if is not None]


def _case(form: Form, paper: Paper, condition: Condition) -> PaperCase:
    if "not" in condition:
        return replace(_case(form, paper, condition["not"]), unless=True)
    if parts := condition.get("all") or condition.get("any"):
        return _case(form, paper, parts[0])
    asked = form.fields[condition["field"]]
    wanted = condition.get("in", [condition.get("equals", "")])
    words = tuple(shown(asked, value) for value in wanted if value)
    return PaperCase(paper, asked.label, words)
