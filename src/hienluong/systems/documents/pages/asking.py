"""The questions of the acts on a document, as fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.kernel.access.public import Actor
from hienluong.systems.documents.models import Document, Task
from hienluong.systems.documents.pages.questions import Asking, Typed
from hienluong.systems.documents.queries.people import FOREMOST, Person, leaders_in, people_in
from hienluong.systems.documents.rights import DIRECT

__all__ = ["Doer", "direction_fields", "doers", "opinion_fields", "pass_on_fields", "submit_fields"]


@dataclass(frozen=True, slots=True)
class Doer:
    """A person with the parts that were ticked for them."""

    person: Person
    leads: bool
    supports: bool
    informed: bool

    @property
    def is_foremost(self) -> bool:
        """Whom leaders mostly choose."""
        return self.person.kind in FOREMOST


def direction_fields(document: Document, typed: Typed, errors: Mapping[str, str]) -> Sequence[Field]:
    """What a leader says, and who does what."""
    due = document.due_on.isoformat() if document.due_on else ""
    ask = Asking(typed, errors)
    return [
        ask.box(
            "text", _("Ý kiến chỉ đạo"), kind=FieldKind.TEXTAREA, rows=2, required=False, max_length=2000
        ),
        ask.box(
            "due",
            _("Hạn hoàn thành"),
            kind=FieldKind.DAY,
            required=False,
            width="short",
            value=typed.get("due", due),
        ),
    ]


def pass_on_fields(actor: Actor, task: Task, typed: Typed, errors: Mapping[str, str]) -> Sequence[Field]:
    """Who does what of a task; nobody to choose from for those who may not pass on."""
    if not actor.holds(DIRECT, task.post.agency_id):
        return []
    ask = Asking(typed, errors, scope=f"task-{task.pk}")
    return [
        ask.box("text", _("Nội dung giao"), kind=FieldKind.TEXTAREA, rows=2, required=False, max_length=2000),
        ask.box("due", _("Hạn hoàn thành"), kind=FieldKind.DAY, required=False, width="short"),
    ]


def opinion_fields(document: Document, typed: Typed, errors: Mapping[str, str]) -> Sequence[Field]:
    """Whom to ask about a draft, what, by when."""
    ask = Asking(typed, errors, scope="ask")
    return [
        ask.box(
            "posts",
            _("Xin ý kiến của"),
            kind=FieldKind.CHECKBOXES,
            choices=_choices(people_in(document.agency_id)),
        ),
        ask.box("question", _("Nội dung cần góp ý"), required=False, max_length=500),
        ask.box("due", _("Hạn cho ý kiến"), kind=FieldKind.DAY, required=False, width="short"),
    ]


def submit_fields(document: Document, typed: Typed, errors: Mapping[str, str]) -> Sequence[Field]:
    """Who checks and initials it; the signer stands first, for small offices."""
    ask = Asking(typed, errors, scope="submit")
    heads = [
        each for each in people_in(document.agency_id) if each.kind in {"truong-phong", "giam-doc-ttpvhcc"}
    ]
    own = [each for each in leaders_in(document.agency_id) if each.post_id == document.signer_post_id]
    return [ask.box("to", _("Trình"), kind=FieldKind.SELECT, choices=_choices([*heads, *own]))]


def doers(people: Sequence[Person], typed: Typed) -> Sequence[Doer]:
    """The rows of the table in which each is given a part; leaders and heads first, the others folded."""
    lead = str(typed.get("lead", ""))
    support, informed = (_ticked(typed, name) for name in ("support", "informed"))
    return [
        Doer(each, str(each.post_id) == lead, str(each.post_id) in support, str(each.post_id) in informed)
        for each in people
    ]


def _ticked(typed: Typed, name: str) -> frozenset[str]:
    return frozenset(typed.getlist(name)) if isinstance(typed, QueryDict) else frozenset()


def _choices(people: Sequence[Person]) -> list[Choice]:
    return [Choice(str(each.post_id), each.words) for each in people]
