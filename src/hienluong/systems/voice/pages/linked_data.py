"""Answers for search engines: schema.org FAQPage as JSON-LD."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from hienluong.face.linked_data import as_json_ld
from hienluong.systems.voice.models import Question

__all__ = ["faq_as_json"]


def faq_as_json(answers: Sequence[Question]) -> SafeString:
    """A FAQPage of published answers, safe to stand in a script element. No name of a person."""
    return as_json_ld(
        {
            "@context": "https://schema.org",
            "@type": "FAQPage",
            "inLanguage": "vi",
            "mainEntity": [_question(each) for each in answers],
        }
    )


def _question(each: Question) -> dict[str, object]:
    return {
        "@type": "Question",
        "name": each.public_title,
        "text": each.public_text,
        "acceptedAnswer": {"@type": "Answer", "text": each.answer},
    }
