"""Tags and filters that every page may use without loading them: words, menus, texts, tables."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from hienluong.face import filters, nav
from hienluong.face.chips import Deadline
from hienluong.face.language import lang_mark, told, vietnamese
from hienluong.face.masthead import masthead, same_for_all
from hienluong.face.tables import KeysetPage, Table

register = template.Library()

for _filter in (
    filters.vn_date,
    filters.vn_datetime,
    filters.vn_money,
    filters.vn_number,
    told,
    vietnamese,
    lang_mark,
):
    register.filter(_filter)

_ICONS = {
    "circle": '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/>',
    "quarter": '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/>'
    '<path d="M8 8V2a6 6 0 0 1 6 6z" fill="currentColor"/>',
    "three-quarters": '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/>'
    '<path d="M8 8V2a6 6 0 1 1-6 6z" fill="currentColor"/>',
    "exclamation": '<path d="M8 2v7M8 12v2.5" stroke="currentColor" stroke-width="2.5"/>',
    "pause": '<path d="M5 3v10M11 3v10" stroke="currentColor" stroke-width="3"/>',
    "check": '<path d="m3 8.5 3.5 3.5L13 4.5" fill="none" stroke="currentColor" stroke-width="2.25"/>',
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A small drawing that says nothing by itself: words always stand beside it."""
    drawing = mark_safe(_ICONS[name])  # noqa: S308 - our own drawings
    return format_html('<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>', drawing)


@register.simple_tag(takes_context=True, name="masthead")
def draw_masthead(context: template.Context) -> SafeString:
    """The head of the page."""
    return masthead({str(name): value for name, value in context.flatten().items()})


@register.simple_tag(takes_context=True, name="same_for_all")
def draw_same_for_all(context: template.Context, name: str) -> SafeString:
    """A part of the page that is the same for every reader."""
    return same_for_all(name, {str(key): value for key, value in context.flatten().items()})


@register.simple_tag(takes_context=True)
def menu(context: template.Context, area: str) -> list[nav.Entry]:
    """The entries of a menu for this reader; none for an area of their own when the actor is unknown."""
    return nav.entries(nav.Area(area), context.get("actor"), str(context.get("path")))


@register.filter
def as_deadline(value: object) -> Deadline | None:
    """The value when it is a deadline: table cells draw it as a chip."""
    return value if isinstance(value, Deadline) else None


@register.inclusion_tag("face/parts/deadline.html")
def deadline(chip: Deadline) -> dict[str, Any]:
    """The chip of a deadline: words and icon, with the exact time as its title."""
    return {"chip": chip}


@register.simple_tag
def tag(words: str, colour: str = "") -> SafeString:
    """A word about a thing; `colour` is leaf, sky, amber, lacquer or gold and never the only sign."""
    return format_html('<span class="tag{}">{}</span>', f" tag-{colour}" if colour else "", words)


@register.inclusion_tag("face/parts/breadcrumbs.html")
def breadcrumbs(*pairs: str) -> dict[str, Any]:
    """Label and address in turn, from the home page down; the page itself is not among them."""
    return {"links": list(zip(pairs[::2], pairs[1::2], strict=True))}


@register.inclusion_tag("face/parts/table.html")
def table(content: Table) -> dict[str, Any]:
    """A table from data: sticky head, rows become cards on a phone."""
    return {"table": content}


@register.inclusion_tag("face/parts/keyset.html")
def keyset(page: KeysetPage) -> dict[str, Any]:
    """Previous and next page of a list that is never counted."""
    return {"page": page}


@register.inclusion_tag("face/parts/tabs.html")
def tabs(links: Sequence[Mapping[str, Any]], label: str) -> dict[str, Any]:
    """Views of the same list: links with `label`, `url`, `current` and perhaps `count`."""
    return {"links": links, "label": label}


@register.inclusion_tag("face/parts/steps.html")
def steps(items: Sequence[Mapping[str, Any]], title: str = "") -> dict[str, Any]:
    """A way through steps: `title`, `state` (done, now, ahead), and perhaps `who`, `at`, `opinion`."""
    return {"items": items, "title": title}


@register.inclusion_tag("face/parts/tasks.html")
def tasks(items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Parts of a form: `label`, `url` (empty when not yet open), `state`, `colour`, perhaps `hint`."""
    return {"items": items}


@register.inclusion_tag("face/parts/summary.html")
def summary(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Questions and answers to check: `label`, `value`, and perhaps `change_url`."""
    return {"rows": rows, "changeable": any(row.get("change_url") for row in rows)}


@register.inclusion_tag("face/parts/nothing_here.html")
def nothing_here(words: str, next_label: str = "", next_url: str = "") -> dict[str, Any]:
    """What stands where nothing is, with the way on."""
    return {"words": words, "next_label": next_label, "next_url": next_url}


@register.inclusion_tag("face/parts/copy_code.html")
def copy_code(code: str, label: str) -> dict[str, Any]:
    """A code to read aloud or to copy."""
    return {"code": code, "label": label}


@register.inclusion_tag("face/parts/print_button.html")
def print_button() -> dict[str, Any]:
    """Prints the page; shown only where scripts run."""
    return {}


@register.simple_block_tag
def notice(content: str, kind: str = "", title: str = "") -> str:
    """Something the reader must know now; `kind` is empty, success, warning or error."""
    return render_to_string("face/parts/notice.html", {"content": content, "kind": kind, "title": title})


@register.simple_block_tag
def more(content: str, summary: str) -> SafeString:
    """What only some readers need, folded under `summary`."""
    return format_html('<details class="more"><summary>{}</summary><div>{}</div></details>', summary, content)
