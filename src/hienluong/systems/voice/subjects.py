"""What the one work list shows of what voice handles."""

from collections.abc import Collection, Mapping

from django.urls import reverse

from hienluong.kernel.people.public import mask_text
from hienluong.shared.work.public import Line
from hienluong.systems.voice.models import Question

__all__ = ["question_lines"]


def question_lines(ids: Collection[int]) -> Mapping[int, Line]:
    """Code, title and page of each question, with one query."""
    found = Question.objects.filter(pk__in=ids).only("code", "title")
    return {each.pk: Line(each.code, mask_text(each.title), _url(each.code)) for each in found}


def _url(code: str) -> str:
    return reverse("voice:question", args=[code])
