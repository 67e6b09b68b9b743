"""Which papers the answers call for."""

from dataclasses import dataclass

from hienluong.systems.filing.forms.conditions import holds
from hienluong.systems.filing.forms.model import Answers, Form, Paper

__all__ = ["PaperAsked", "papers_asked"]


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
