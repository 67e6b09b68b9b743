"""Pictures of the sites in templates."""

from typing import Any

from django import template

from hienluong.systems.portal.models import Picture
from hienluong.systems.portal.queries.pictures import COLUMN, TILE, drawn

register = template.Library()

_SIZES = {"lead": COLUMN, "column": COLUMN, "tile": TILE}


@register.inclusion_tag("portal/parts/picture.html", takes_context=True, name="picture")
def show_picture(
    context: template.Context, one: Picture | None, alt: str = "", place: str = "column"
) -> dict[str, Any]:
    """A picture with the words for it ("" when it only decorates). `place`: lead, column or tile.

    Who saves data gets a link with those words instead, and nothing for what only decorates.
    """
    saves_data = getattr(context.get("look"), "saves_data", False)
    return {
        "alt": alt, "saves_data": saves_data, "is_first": place == "lead",
        "drawn": None if saves_data and not alt else drawn(one, _SIZES[place]),
    }  # fmt: skip
