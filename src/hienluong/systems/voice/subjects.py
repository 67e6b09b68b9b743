"""What the one work list shows of what voice handles."""

from collections.abc import Collection, Mapping

from django.urls import reverse

from hienluong.kernel.people.public import mask_text
from hienluong.shared.work.public import Line
from hienluong.systems.voice.models import Consultation, Feedback, Question

__all__ = ["consultation_lines", "feedback_lines", "question_lines"]


def question_lines(ids: Collection[int]) -> Mapping[int, Line]:
    """Code, title and page of each question, with one query."""
    found = Question.objects.filter(pk__in=ids).only("code", "title")
    return {
        each.pk: Line(each.code, mask_text(each.title), reverse("voice:question", args=[each.code]))
        for each in found
    }


def feedback_lines(ids: Collection[int]) -> Mapping[int, Line]:
    """Code, kind and page of each piece of feedback: a list may be read by somebody it complains about."""
    found = Feedback.objects.filter(pk__in=ids).only("code", "kind")
    return {
        each.pk: Line(each.code, each.get_kind_display(), reverse("voice:feedback", args=[each.code]))
        for each in found
    }


def consultation_lines(ids: Collection[int]) -> Mapping[int, Line]:
    """Code, title and page of each consultation."""
    found = Consultation.objects.filter(pk__in=ids).only("code", "title")
    return {
        each.pk: Line(each.code, each.title, reverse("voice:prepared", args=[each.code])) for each in found
    }
