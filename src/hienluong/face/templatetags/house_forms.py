"""Tags for forms: questions, groups, errors, buttons, search."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.forms import BoundField, Form
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hienluong.face.fields import Field, field_id, field_of

register = template.Library()


@register.inclusion_tag("face/parts/field.html")
def field(question: Field | BoundField | None = None, **facts: Any) -> dict[str, Any]:  # noqa: ANN401 - the facts of Field
    """A question: a `Field`, a field of a Django form, or the facts of a `Field` written in the tag."""
    if isinstance(question, BoundField):
        question = field_of(question)
    return {"field": question or Field(**facts)}


@register.inclusion_tag("face/parts/error_summary.html")
def error_summary(errors: Mapping[str, str] | Form | None) -> dict[str, Any]:
    """All errors of a form, each with a link to its field; nothing when there are none."""
    if isinstance(errors, Form):
        errors = {name: " ".join(map(str, told)) for name, told in errors.errors.items()}
    return {"lines": [(field_id(name), sentence) for name, sentence in (errors or {}).items()]}


@register.simple_tag
def button(label: str, kind: str = "", name: str = "", value: str = "") -> SafeString:
    """A submit button; `kind` is empty for the main act, second or danger. Labels are verb and object."""
    sent = format_html(' name="{}" value="{}"', name, value) if name else ""
    return format_html('<button class="{}"{}>{}</button>', _button_class(kind), sent, label)


@register.simple_tag
def link_button(label: str, url: str, kind: str = "") -> SafeString:
    """A link that looks like a button: it begins an act and changes nothing by itself."""
    return format_html('<a class="{}" href="{}">{}</a>', _button_class(kind), url, label)


@register.simple_block_tag
def group(content: str, legend: str) -> SafeString:
    """Questions that belong together."""
    return format_html('<fieldset class="group"><legend>{}</legend>{}</fieldset>', legend, content)


@register.inclusion_tag("face/parts/search.html")
def search_box(action: str, label: str, value: str = "", name: str = "q", hint: str = "") -> dict[str, Any]:
    """A search by GET, so that its address can be kept."""
    return {"action": action, "label": label, "value": value, "name": name, "hint": hint}


def _button_class(kind: str) -> str:
    return f"button button-{kind}" if kind else "button"
