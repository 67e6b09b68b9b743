"""A notice in words, from its template and facts."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import override

from hienluong.face.language import told
from hienluong.shared.notices.models import Notice

__all__ = ["Told", "Wording", "told_on_page", "words_of"]


@dataclass(frozen=True, slots=True)
class Wording:
    """The parts of a message. The first line of the body is the plain sentence that says it all."""

    subject: str
    body: str
    letter: str


@dataclass(frozen=True, slots=True)
class Told:
    """A notice in a list."""

    subject: str
    sentence: str


def told_on_page(notice: Notice) -> Told:
    """The subject and the plain sentence in the reader's language; names in them are marked as Vietnamese."""
    facts = {name: told(fact) if isinstance(fact, str) else fact for name, fact in notice.facts.items()}
    subject = render_to_string(f"notices/{notice.template}/subject.txt", facts)
    body = render_to_string(f"notices/{notice.template}/body.txt", facts)
    return Told(subject, mark_safe(body.strip().split("\n", 1)[0]))  # noqa: S308 - the template escaped its facts


def words_of(notice: Notice) -> Wording:
    """The wording in Vietnamese. Facts alone go in: no name, no number of the recipient can slip through."""
    facts: Mapping[str, object] = {**notice.facts, "address": f"{settings.HOME.address}{notice.path}"}
    with override("vi"):
        subject = " ".join(render_to_string(f"notices/{notice.template}/subject.txt", {**facts}).split())
        body = render_to_string(f"notices/{notice.template}/body.txt", {**facts}).strip()
        letter = render_to_string("notices/letter.txt", {"body": body, "path": notice.path, **facts})
    return Wording(subject, body, letter.strip() + "\n")
