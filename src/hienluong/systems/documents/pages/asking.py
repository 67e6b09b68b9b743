"""The questions of the acts on a document, as fields."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.kernel.access.public import Actor
from hienluong.systems.documents.models import Document, Task
from hienluong.systems.documents.pages.questions import Asking, Typed
from hienluong.systems.documents.queries.people import Person, leaders_in, people_in
from hienluong.systems.documents.rights import DIRECT

__all__ = ["direction_fields", "opinion_fields", "pass_on_fields", "submit_fields"]


def direction_fields(document: Document, typed: Typed, errors: Mapping[str, str]) -> Sequence[Field]:
    """What a leader says, and who does what."""
    due = document.due_on.isoformat() if document.due_on else ""
    ask = Asking(typed, errors)
    return [
        ask.box(
            "text", _("Ý kiến chỉ đạo"), kind=FieldKind.TEXTAREA, rows=2, required=False, max_length=2000
        ),
        *_doers(ask, people_in(document.agency_id)),
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
    people = [each for each in people_in(task.agency_id) if each.post_id != task.post_id]
    return [
        ask.box("text", _("Nội dung giao"), kind=FieldKind.TEXTAREA, rows=2, required=False, max_length=2000),
        *_doers(ask, people),
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


def _doers(ask: Asking, people: Sequence[Person]) -> list[Field]:
    choices = _choices(people)
    nobody = Choice("", _("Không giao xử lý chính"))
    return [
        ask.box("lead", _("Xử lý chính"), kind=FieldKind.SELECT, required=False, choices=[nobody, *choices]),
        ask.box("support", _("Phối hợp"), kind=FieldKind.CHECKBOXES, required=False, choices=choices),
        ask.box("informed", _("Nhận để biết"), kind=FieldKind.CHECKBOXES, required=False, choices=choices),
    ]


def _choices(people: Sequence[Person]) -> list[Choice]:
    return [Choice(str(each.post_id), each.words) for each in people]
